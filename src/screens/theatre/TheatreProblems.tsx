import type { EnvironmentId } from '../../domain/environment.ts';
import { pageTexts } from '../../texts/en/page.ts';
import { textsOf } from '../../texts/texts-of.ts';
import { Icon } from '../../ui/Icon.tsx';
import { usePlayer, useScenarioWorkbench, useTheatre } from './theatre-context.ts';
import { theatreTexts } from '../../texts/en/theatre.ts';
import { useTexts } from '../../texts/texts.ts';

/** What stands in the way: a step that did not end as the script says, or an engine that could not start. Each with a way on. */
export function TheatreProblems({ file }: { readonly file: string }) {
  const texts = useTexts(theatreTexts);
  const { player, script } = useTheatre();
  const doing = usePlayer((state) => state.doing);
  const engine = useScenarioWorkbench((state) => state.engine);
  return (
    <>
      {engine.type === 'broken' && (
        <div className="stage-problem" role="alert">
          <Icon name="warning" size={20} />
          <p>
            <b>{texts.engine.pythonBroken}</b> {engine.message}
          </p>
          <button type="button" className="button" onClick={() => player.workbench.restartEngine()}>
            {texts.engine.startAgain}
          </button>
        </div>
      )}
      {doing.type === 'failed' && (
        <div className="stage-problem" role="alert">
          <Icon name="warning" size={20} />
          <p>
            <b>{texts.problem.step(doing.failure.step + 1, script.steps[doing.failure.step]?.title ?? '')}</b> {doing.failure.sentence}{' '}
            <span className="faint">{texts.problem.asks(file, doing.failure.at, nameOf(script.steps[doing.failure.step]?.actions.find(({ at }) => at === doing.failure.at)?.environment))}</span>
          </p>
          <span className="problem-ways">
            <button type="button" className="button main" onClick={() => player.next()}>
              {texts.problem.tryStep}
            </button>
            <button type="button" className="button" onClick={() => player.restart()}>
              {texts.problem.toStart}
            </button>
          </span>
        </div>
      )}
    </>
  );
}

function nameOf(environment: EnvironmentId | undefined): string | undefined {
  return environment === undefined ? undefined : textsOf(pageTexts).environments[environment];
}
