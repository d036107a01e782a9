import { mayDeploy, type PipelineView } from '../../../pipeline/create-pipeline.ts';
import { Choices } from '../../../ui/Choices.tsx';
import { Icon } from '../../../ui/Icon.tsx';
import { useParts, useWorkbench } from '../workbench-context.ts';
import { MarkChip } from './MarkChip.tsx';
import { runMark, runSentence, shortCommit } from './pipeline-words.ts';
import { StepList } from './StepList.tsx';
import { pageTexts } from '../../../texts/en/page.ts';
import { pipelineTexts } from '../../../texts/en/pipeline.ts';
import { useTexts } from '../../../texts/texts.ts';
import './pipeline.css';


/** CI's newest run: for which commit, each step with its log, then the deployment; and what a person can do about it. */
export function PipelinePanel() {
  const { workbench } = useParts();
  const texts = useTexts(pipelineTexts);
  const { environments } = useTexts(pageTexts);
  const view = useWorkbench(({ pipeline }) => pipeline);
  const { run } = view;
  return (
    <section className="pipeline" aria-labelledby="pipeline-title">
      <header>
        <h3 id="pipeline-title">{texts.title}</h3>
        {run !== undefined && <MarkChip mark={runMark(run.state)} />}
        {run !== undefined && (
          <p className="pipeline-commit">
            <code>{shortCommit(run.commit)}</code> <b>{run.subject}</b> <span>{texts.pushed(run.number, run.branch, environments[run.by])}</span>
          </p>
        )}
        <div className="pipeline-actions">
          <Choices label={texts.afterGreen} choices={(['yes', 'no'] as const).map((each) => [each, texts.deploys[each]])} chosen={view.deploysWhenGreen ? 'yes' : 'no'} onChoose={(value) => workbench.pipeline.setDeploysWhenGreen(value === 'yes')} />
          <RunActions view={view} />
        </div>
      </header>
      <output className="pipeline-sentence">{runSentence(view)}</output>
      {run?.problem !== undefined && <p className="problem">{run.problem}</p>}
      {run !== undefined && run.steps.length > 0 && (
        <div className="pipeline-halves">
          <div data-hue="ci">
            <h4>
              <i aria-hidden="true" /> {environments.ci}
            </h4>
            <StepList key={run.number} name={texts.stepsInCi} steps={run.steps} />
          </div>
          {run.deploy !== undefined && (
            <div data-hue={run.deploy.environment}>
              <h4>
                <i aria-hidden="true" /> {environments[run.deploy.environment]}
              </h4>
              <StepList key={run.number} name={texts.deploymentTo(environments[run.deploy.environment])} steps={run.deploy.steps} />
            </div>
          )}
        </div>
      )}
    </section>
  );
}

function RunActions({ view: { run, underWay } }: { readonly view: PipelineView }) {
  const { pipeline } = useParts().workbench;
  const texts = useTexts(pipelineTexts);
  if (underWay) {
    return (
      <button type="button" className="button small danger" onClick={() => pipeline.stop()}>
        <Icon name="stop" size={12} /> {texts.stop}
      </button>
    );
  }
  if (run === undefined) return null;
  return (
    <>
      <button type="button" className="button small" onClick={() => pipeline.runAgain()}>
        <Icon name="again" size={13} /> {texts.runAgain}
      </button>
      {mayDeploy(run) && (
        <button type="button" className={run.state === 'passed' ? 'button small main' : 'button small'} onClick={() => pipeline.deploy()}>
          <Icon name="play" size={12} /> {run.state === 'passed' ? texts.deploy : texts.deployAgain}
        </button>
      )}
    </>
  );
}
