import { environmentIds, type EnvironmentId } from '../../../domain/environment.ts';
import { type FilesTexts, filesTexts } from '../../../texts/en/files.ts';
import type { LastChange } from '../../../session/workbench.ts';
import { databaseLabel } from '../../../domain/environment-database.ts';
import { useLastEnd } from '../terminal/last-end.ts';
import { readersAreTold } from '../terminal/reader-mode.ts';
import { lastWords } from '../terminal/transcript.ts';
import { useEnvironment, useParts, useWhereabouts } from '../workbench-context.ts';
import { pageTexts } from '../../../texts/en/page.ts';
import { workbenchTexts } from '../../../texts/en/workbench.ts';
import { useTexts } from '../../../texts/texts.ts';

/**
 * Tells screen readers how each line ended and what it changed, also in an environment that is not looked at. What it
 * printed is told by the terminal itself as it comes; where that does not speak, its last words are told here.
 */
export function Announcements() {
  return environmentIds.map((environment) => <Announcement key={environment} environment={environment} />);
}

function Announcement({ environment }: { readonly environment: EnvironmentId }) {
  const { terminal, lastChange } = useEnvironment(environment);
  const { workbench } = useParts();
  const looked = useWhereabouts((each) => each.environment) === environment;
  const ended = useLastEnd(environment);
  const { changes } = useTexts(filesTexts);
  const { environments: names } = useTexts(pageTexts);
  const { environments: texts } = useTexts(workbenchTexts);
  const changed = lastChange === undefined || ended?.before === lastChange ? '' : texts.changed(whatChanged(lastChange, changes));
  const printed = ended === undefined || (looked && readersAreTold()) ? '' : lastWords(workbench.transcript(environment));
  return (
    <output className="visually-hidden">
      {terminal.type === 'running' && terminal.waitingFor !== undefined && texts.waits(terminal.line, terminal.waitingFor)}
      {terminal.type === 'idle' && ended?.isNews === true && [texts.ended(ended.line, ended.code, names[environment]), changed, printed].filter((words) => words !== '').join('. ')}
    </output>
  );
}

function whatChanged({ added, changed, removed, server }: LastChange, words: FilesTexts['changes']): string {
  const counts = [
    [added.length, words.added],
    [changed.length, words.changed],
    [removed.length, words.removed],
  ] as const;
  return [...counts.flatMap(([count, inWords]) => (count === 0 ? [] : [inWords(count)])), ...(server === undefined ? [] : [databaseLabel(server.path)])].join(', ');
}
