import { environmentNames } from '../../domain/environment.ts';
import { Icon } from '../../ui/Icon.tsx';
import { usePlayer, useScenarioWorkbench, useTheatre } from './theatre-context.ts';

/** What stands in the way: a step that did not end as the script says, or an engine that could not start. Each with a way on. */
export function TheatreProblems({ file }: { readonly file: string }) {
  const { player, script } = useTheatre();
  const doing = usePlayer((state) => state.doing);
  const engine = useScenarioWorkbench((state) => state.engine);
  return (
    <>
      {engine.type === 'broken' && (
        <div className="stage-problem" role="alert">
          <Icon name="warning" size={20} />
          <p>
            <b>Python could not start.</b> {engine.message}
          </p>
          <button type="button" className="button" onClick={() => player.workbench.restartEngine()}>
            Start Python again
          </button>
        </div>
      )}
      {doing.type === 'failed' && (
        <div className="stage-problem" role="alert">
          <Icon name="warning" size={20} />
          <p>
            <b>{`Step ${doing.failure.step + 1}, “${script.steps[doing.failure.step]?.title ?? ''}”, did not end as the script says.`}</b> {doing.failure.sentence}{' '}
            <span className="faint">{`${file}, line ${doing.failure.at}, asks for it${whereOf(script.steps[doing.failure.step]?.actions.find(({ at }) => at === doing.failure.at)?.environment)}.`}</span>
          </p>
          <span className="problem-ways">
            <button type="button" className="button main" onClick={() => player.next()}>
              Try the step again
            </button>
            <button type="button" className="button" onClick={() => player.restart()}>
              To the start
            </button>
          </span>
        </div>
      )}
    </>
  );
}

function whereOf(environment: keyof typeof environmentNames | undefined): string {
  return environment === undefined ? '' : ` in ${environmentNames[environment]}`;
}
