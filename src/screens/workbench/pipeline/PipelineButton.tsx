import type { EnvironmentId } from '../../../domain/environment.ts';
import { useParts, useWorkbench } from '../workbench-context.ts';
import { MarkChip } from './MarkChip.tsx';
import { runMark } from './pipeline-words.ts';
import { pipelineTexts } from '../../../texts/en/pipeline.ts';
import { useTexts } from '../../../texts/texts.ts';
import './pipeline.css';

/** In the terminals where the pipeline works: how its newest run stands, and the way to all of it. */
export function PipelineButton({ environment }: { readonly environment: EnvironmentId }) {
  const { whereabouts } = useParts();
  const texts = useTexts(pipelineTexts);
  const run = useWorkbench(({ pipeline }) => pipeline.run);
  if (run === undefined || (environment !== 'ci' && environment !== run.deploy?.environment)) return null;
  return (
    <button type="button" className="button quiet small pipeline-button" title={texts.buttonTitle} onClick={() => whereabouts.send({ type: 'comparison.opened' })}>
      <span className="pipeline-word">{texts.title}</span> <MarkChip mark={runMark(run.state)} />
    </button>
  );
}
