import type { EnvironmentId } from '../../../domain/environment.ts';
import { useParts, useWorkbench } from '../workbench-context.ts';
import { MarkChip } from './MarkChip.tsx';
import { runMark } from './pipeline-words.ts';
import './pipeline.css';

/** In the terminals where the pipeline works: how its newest run stands, and the way to all of it. */
export function PipelineButton({ environment }: { readonly environment: EnvironmentId }) {
  const { whereabouts } = useParts();
  const run = useWorkbench(({ pipeline }) => pipeline.run);
  if (run === undefined || (environment !== 'ci' && environment !== run.deploy?.environment)) return null;
  return (
    <button type="button" className="button quiet small pipeline-button" title="Show the pipeline’s steps and logs" onClick={() => whereabouts.send({ type: 'comparison.opened' })}>
      <span className="pipeline-word">Pipeline</span> <MarkChip mark={runMark(run.state)} />
    </button>
  );
}
