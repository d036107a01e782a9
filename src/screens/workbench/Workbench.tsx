import { useEffect, useMemo, useRef } from 'react';
import type { EnvironmentId } from '../../domain/environment.ts';
import type { Workbench } from '../../session/workbench.ts';
import type { Theme } from '../../ui/theme.ts';
import { openDesk } from './desk.ts';
import { Header } from './header/Header.tsx';
import { answerPageKey } from './page-keys.ts';
import { Panes } from './Panes.tsx';
import { WorkbenchContext } from './workbench-context.ts';
import './workbench.css';

export interface WorkbenchScreenProps {
  readonly workbench: Workbench;
  readonly theme: Theme;
  readonly environment: EnvironmentId;
}

/** The workbench: one environment's files, editor, terminal, revisions and database. */
export function WorkbenchScreen({ workbench, theme, environment }: WorkbenchScreenProps) {
  const desk = useMemo(() => openDesk(environment, workbench.getState().workspace.environments[environment].files), [workbench, environment]);
  const parts = useMemo(() => ({ workbench, theme, desk }), [workbench, theme, desk]);
  const screen = useRef<HTMLDivElement>(null);

  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (screen.current === null || !answerPageKey(event, screen.current, desk)) return;
      event.preventDefault();
      event.stopPropagation();
    };
    // Before the editor and the terminal hear it, which have uses of their own for some of these keys.
    addEventListener('keydown', onKey, true);
    return () => removeEventListener('keydown', onKey, true);
  }, [desk]);

  return (
    <WorkbenchContext value={parts}>
      <div ref={screen} className="workbench">
        <Header environment={environment} />
        <Panes environment={environment} />
      </div>
    </WorkbenchContext>
  );
}
