import { environmentIds, environmentNames, type EnvironmentId } from '../../../domain/environment.ts';
import { useLastEnd } from '../terminal/last-end.ts';
import { useEnvironment } from '../workbench-context.ts';

/** Tells screen readers how each line ended, also in an environment that is not looked at. */
export function Announcements() {
  return environmentIds.map((environment) => <Announcement key={environment} environment={environment} />);
}

function Announcement({ environment }: { readonly environment: EnvironmentId }) {
  const { terminal } = useEnvironment(environment);
  const ended = useLastEnd(environment);
  return (
    <output className="visually-hidden">
      {terminal.type === 'running' && terminal.waitingFor !== undefined && `${terminal.line} waits for ${terminal.waitingFor}`}
      {terminal.type === 'idle' && ended?.isNews === true && `${ended.line} ended, exit code ${ended.code}, ${environmentNames[environment]}`}
    </output>
  );
}
