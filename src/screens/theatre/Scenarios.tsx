import type { Theme } from '../../ui/theme.ts';
import type { Route } from '../home/route.ts';
import { DropTarget } from './DropTarget.tsx';
import { OWN, useOpenedFiles } from './own-file.ts';
import { ScenarioList } from './ScenarioList.tsx';
import type { ScenarioStage } from './scenario-stage.ts';
import { Theatre } from './Theatre.tsx';
import './theatre.css';

interface ScenariosProps {
  readonly route: Extract<Route, { readonly type: 'scenarios' | 'scenario' | 'workbench' }>;
  readonly stage: ScenarioStage;
  readonly theme: Theme;
}

/** The scenarios' part of the page: their list, or the one that is played. A scenario file can be dropped on either. */
export function Scenarios({ route, stage, theme }: ScenariosProps) {
  const files = useOpenedFiles();
  return (
    <>
      {route.type === 'scenario' ? <Theatre key={`${route.id} ${route.id === OWN ? files : ''}`} route={route} stage={stage} theme={theme} /> : <ScenarioList theme={theme} />}
      <DropTarget />
    </>
  );
}
