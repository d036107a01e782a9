import { environmentIds, type EnvironmentId } from '../../../domain/environment.ts';
import { useLastEnd } from '../terminal/last-end.ts';
import { useEnvironment } from '../workbench-context.ts';
import { pageTexts } from '../../../texts/en/page.ts';
import { workbenchTexts } from '../../../texts/en/workbench.ts';
import { useTexts } from '../../../texts/texts.ts';

/** Tells screen readers how each line ended, also in an environment that is not looked at. */
export function Announcements() {
  return environmentIds.map((environment) => <Announcement key={environment} environment={environment} />);
}

function Announcement({ environment }: { readonly environment: EnvironmentId }) {
  const { terminal } = useEnvironment(environment);
  const ended = useLastEnd(environment);
  const { environments: names } = useTexts(pageTexts);
  const { environments: texts } = useTexts(workbenchTexts);
  return (
    <output className="visually-hidden">
      {terminal.type === 'running' && terminal.waitingFor !== undefined && texts.waits(terminal.line, terminal.waitingFor)}
      {terminal.type === 'idle' && ended?.isNews === true && texts.ended(ended.line, ended.code, names[environment])}
    </output>
  );
}
