import { memo, useMemo, type ReactNode } from 'react';
import type { EnvironmentId } from '../../../domain/environment.ts';
import { useParts, useWhereabouts, WorkbenchContext } from '../workbench-context.ts';
import './environments.css';

type Draw = (environment: EnvironmentId) => ReactNode;

/**
 * One part of the workbench for each environment that was visited, on top of each other; the chosen one is seen.
 * The others live on unseen, so that a text keeps its cursor, a terminal its typed line and a list its scroll.
 *
 * @param draw is to be the same function at each drawing
 */
export function EachVisited({ draw, className = 'layer' }: { readonly draw: Draw; readonly className?: string }) {
  const visited = useWhereabouts((each) => each.visited);
  const shown = useWhereabouts((each) => each.environment);
  return visited.map((environment) => <Layer key={environment} environment={environment} shown={environment === shown} draw={draw} className={className} />);
}

interface LayerProps {
  readonly environment: EnvironmentId;
  readonly shown: boolean;
  readonly draw: Draw;
  readonly className: string;
}

const Layer = memo(function Layer({ environment, shown, draw, className }: LayerProps) {
  const { workbench, theme, whereabouts, desks, memory, beside } = useParts();
  const parts = useMemo(() => ({ workbench, theme, whereabouts, desks, memory, beside, desk: desks[environment] }), [workbench, theme, whereabouts, desks, memory, beside, environment]);
  return (
    <WorkbenchContext value={parts}>
      <div className={className} inert={!shown} data-shown={shown}>
        {draw(environment)}
      </div>
    </WorkbenchContext>
  );
});
