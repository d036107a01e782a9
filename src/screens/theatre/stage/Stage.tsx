import { useRef, useState } from 'react';
import type { EnvironmentId } from '../../../domain/environment.ts';
import { activeEnvironment, usePlayer, useShownWorld, useTheatre } from '../theatre-context.ts';
import { useStageDatabases } from './databases.ts';
import { OriginRail } from './OriginRail.tsx';
import { StageCard } from './StageCard.tsx';
import { StageTerminal } from './StageTerminal.tsx';
import { Travelling } from './Travelling.tsx';
import './stage.css';

/** The world of the scenario: the origin, the environments below it, and the terminal in which something happens. */
export function Stage() {
  const { script } = useTheatre();
  const world = useShownWorld();
  const databases = useStageDatabases(world);
  const frame = usePlayer((state) => state.frame);
  const apps = usePlayer((state) => state.apps);
  const active = usePlayer((state) => activeEnvironment(state, script));
  // Whose terminal is shown: where the action is, until the person looks at another one; the next action calls back.
  const [looked, setLooked] = useState<{ readonly at: EnvironmentId; readonly during: EnvironmentId }>();
  const shown = looked?.during === active ? looked.at : active;
  const stage = useRef<HTMLDivElement>(null);
  return (
    <div ref={stage} className="stage" style={{ '--cards': `${script.environments.length}`, '--frame': `${frame?.milliseconds ?? 0}ms` }}>
      <OriginRail origin={world.origin} frame={frame} />
      <div className="stage-cards">
        {script.environments.map((id) => (
          <StageCard
            key={id}
            environment={id}
            databases={databases}
            files={world.environments[id].files}
            answer={apps.find(({ environment }) => environment === id)}
            run={world.pipeline?.run}
            frame={frame}
            shown={id === shown}
            onLook={() => setLooked({ at: id, during: active })}
          />
        ))}
      </div>
      <StageTerminal environment={shown} />
      {frame !== undefined && <Travelling stage={stage} frame={frame} />}
    </div>
  );
}
