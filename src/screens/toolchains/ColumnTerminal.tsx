import { useCallback, useEffect, useRef, useState, useSyncExternalStore } from 'react';
import '@xterm/xterm/css/xterm.css';
import type { Workbench } from '../../session/workbench.ts';
import { toolchainNames, type ToolchainId } from '../../toolchains/comparison.ts';
import { Icon } from '../../ui/Icon.tsx';
import { inTasksOfTheirOwn, layOut } from '../../ui/short-tasks.ts';
import type { Theme } from '../../ui/theme.ts';
import { openTerminal, type TerminalView } from '../workbench/terminal/terminal-view.ts';
import '../workbench/terminal/terminal.css';
import type { Place } from './play.ts';
import { toolchainsTexts } from '../../texts/en/toolchains.ts';
import { useTexts } from '../../texts/texts.ts';

interface ColumnTerminalProps {
  readonly tool: ToolchainId;
  readonly workbench: Workbench;
  readonly environment: Place;
  readonly theme: Theme;
}

/** The terminal of a place of the project: it shows what the steps type, and takes what the person types. */
export function ColumnTerminal({ tool, workbench, environment, theme }: ColumnTerminalProps) {
  const texts = useTexts(toolchainsTexts);
  const element = useRef<HTMLDivElement>(null);
  const [view, setView] = useState<TerminalView>();
  const subscribe = useCallback((listener: () => void) => workbench.subscribe(listener), [workbench]);
  const terminal = useSyncExternalStore(subscribe, () => workbench.getState().environments[environment].terminal);
  const shownTheme = useSyncExternalStore(theme.subscribe, theme.shown);
  const place = texts.places[environment];
  const name = `${toolchainNames[tool]}, ${place}`;
  useEffect(() => {
    const body = element.current;
    if (body === null) return undefined;
    let opened: TerminalView | undefined;
    // One after the other: a column for each tool opens at the same moment.
    const stop = inTasksOfTheirOwn(
      () => layOut(body),
      () => {
        opened = openTerminal(body, { workbench, environment, name, theme: theme.shown(), openPlace: () => undefined, showQueue: () => undefined });
        setView(opened);
      },
    );
    return () => {
      stop();
      opened?.close();
      setView(undefined);
    };
  }, [workbench, environment, name, theme]);
  useEffect(() => view?.followTheme(shownTheme), [view, shownTheme]);
  return (
    <>
      {terminal.type !== 'idle' && (
        <p className="tool-running">
          <output>
            <i className="working" aria-hidden="true" /> {terminal.type === 'stopping' ? texts.terminal.stopping : texts.terminal.running(terminal.line.split(' ').slice(0, 3).join(' '))}
          </output>
          <button type="button" className="button small danger" aria-label={texts.terminal.stopLabel(name)} onClick={() => workbench.stop(environment)}>
            <Icon name="stop" size={12} /> {texts.terminal.stop}
          </button>
        </p>
      )}
      <div ref={element} className="terminal-body" />
    </>
  );
}
