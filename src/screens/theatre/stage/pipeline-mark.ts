import type { EnvironmentId } from '../../../domain/environment.ts';
import type { PipelineRun } from '../../../domain/pipeline.ts';
import { type Mark, runMark } from '../../workbench/pipeline/pipeline-words.ts';
import { theatreTexts } from '../../../texts/en/theatre.ts';
import { textsOf } from '../../../texts/texts-of.ts';

/** What the card of an environment says of the last push: CI how its run went, the deployed environment how that went. */
export function pipelineMark(run: PipelineRun, environment: EnvironmentId): Mark | undefined {
  const deploys = run.state === 'deploying' || run.state.startsWith('deploy');
  if (environment === 'ci') {
    const mark = runMark(deploys ? 'passed' : run.state);
    return { ...mark, words: textsOf(theatreTexts).pipeline(mark.words) };
  }
  return deploys && environment === run.deploy?.environment ? runMark(run.state) : undefined;
}
