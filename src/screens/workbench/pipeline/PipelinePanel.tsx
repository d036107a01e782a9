import { environmentNames } from '../../../domain/environment.ts';
import { mayDeploy, type PipelineView } from '../../../pipeline/create-pipeline.ts';
import { Choices } from '../../../ui/Choices.tsx';
import { Icon } from '../../../ui/Icon.tsx';
import { useParts, useWorkbench } from '../workbench-context.ts';
import { MarkChip } from './MarkChip.tsx';
import { runMark, runSentence, shortCommit } from './pipeline-words.ts';
import { StepList } from './StepList.tsx';
import './pipeline.css';

const DEPLOYS = [
  ['yes', 'Deploy when green'],
  ['no', 'By hand'],
] as const;

/** CI's newest run: for which commit, each step with its log, then the deployment; and what a person can do about it. */
export function PipelinePanel() {
  const { workbench } = useParts();
  const view = useWorkbench(({ pipeline }) => pipeline);
  const { run } = view;
  return (
    <section className="pipeline" aria-labelledby="pipeline-title">
      <header>
        <h3 id="pipeline-title">Pipeline</h3>
        {run !== undefined && <MarkChip mark={runMark(run.state)} />}
        {run !== undefined && (
          <p className="pipeline-commit">
            <code>{shortCommit(run.commit)}</code> <b>{run.subject}</b> <span>{`run ${run.number}, ${run.branch}, pushed by ${environmentNames[run.by]}`}</span>
          </p>
        )}
        <div className="pipeline-actions">
          <Choices label="After a green run" choices={DEPLOYS} chosen={view.deploysWhenGreen ? 'yes' : 'no'} onChoose={(value) => workbench.pipeline.setDeploysWhenGreen(value === 'yes')} />
          <RunActions view={view} />
        </div>
      </header>
      <output className="pipeline-sentence">{runSentence(view)}</output>
      {run?.problem !== undefined && <p className="problem">{run.problem}</p>}
      {run !== undefined && run.steps.length > 0 && (
        <div className="pipeline-halves">
          <div data-hue="ci">
            <h4>
              <i aria-hidden="true" /> CI
            </h4>
            <StepList key={run.number} name="Steps in CI" steps={run.steps} />
          </div>
          {run.deploy !== undefined && (
            <div data-hue={run.deploy.environment}>
              <h4>
                <i aria-hidden="true" /> {environmentNames[run.deploy.environment]}
              </h4>
              <StepList key={run.number} name={`Deployment to ${environmentNames[run.deploy.environment]}`} steps={run.deploy.steps} />
            </div>
          )}
        </div>
      )}
    </section>
  );
}

function RunActions({ view: { run, underWay } }: { readonly view: PipelineView }) {
  const { pipeline } = useParts().workbench;
  if (underWay) {
    return (
      <button type="button" className="button small danger" onClick={() => pipeline.stop()}>
        <Icon name="stop" size={12} /> Stop the pipeline
      </button>
    );
  }
  if (run === undefined) return null;
  return (
    <>
      <button type="button" className="button small" onClick={() => pipeline.runAgain()}>
        <Icon name="again" size={13} /> Run again
      </button>
      {mayDeploy(run) && (
        <button type="button" className={run.state === 'passed' ? 'button small main' : 'button small'} onClick={() => pipeline.deploy()}>
          <Icon name="play" size={12} /> {run.state === 'passed' ? 'Deploy' : 'Deploy again'}
        </button>
      )}
    </>
  );
}
