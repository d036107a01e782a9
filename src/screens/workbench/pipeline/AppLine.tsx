import type { EnvironmentId } from '../../../domain/environment.ts';
import { useWorkbench } from '../workbench-context.ts';
import { MarkChip } from './MarkChip.tsx';
import { appMark } from './pipeline-words.ts';
import { pageTexts } from '../../../texts/en/page.ts';
import { pipelineTexts } from '../../../texts/en/pipeline.ts';
import { useTexts } from '../../../texts/texts.ts';
import { momentFormat } from '../../../texts/numbers.ts';
import './pipeline.css';

/** What answers at the environment's port: which code, and since when. */
export function AppLine({ environment }: { readonly environment: EnvironmentId }) {
  const { app, files } = useWorkbench((state) => state.workspace.environments[environment]);
  const { app: texts } = useTexts(pipelineTexts);
  const { environments } = useTexts(pageTexts);
  const mark = appMark(app, files, timeOfDay);
  return (
    <p className="app-line" aria-label={texts.label(environments[environment])} role="note">
      <b>{texts.word}</b> <MarkChip mark={mark} /> <span>{mark.more}</span>
    </p>
  );
}

function timeOfDay(at: number): string {
  return momentFormat({ hour: '2-digit', minute: '2-digit' }).format(at);
}
