import { useMemo } from 'react';
import { environmentNames, type EnvironmentId } from '../../../domain/environment.ts';
import { useWorkbench } from '../workbench-context.ts';
import { MarkChip } from './MarkChip.tsx';
import { appMark } from './pipeline-words.ts';
import './pipeline.css';

/** What answers at the environment's port: which code, and since when. */
export function AppLine({ environment }: { readonly environment: EnvironmentId }) {
  const { app, files } = useWorkbench((state) => state.workspace.environments[environment]);
  const mark = useMemo(() => appMark(app, files, timeOfDay), [app, files]);
  return (
    <p className="app-line" aria-label={`App, ${environmentNames[environment]}`} role="note">
      <b>App</b> <MarkChip mark={mark} /> <span>{mark.more}</span>
    </p>
  );
}

function timeOfDay(at: number): string {
  return new Date(at).toLocaleTimeString('en-GB', { hour: '2-digit', minute: '2-digit' });
}
