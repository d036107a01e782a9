import type { EnvironmentId } from '../domain/environment.ts';
import type { Workspace } from '../domain/workspace.ts';
import type { Probe } from './probe.ts';

/**
 * What an environment's application answered.
 *
 * @property status undefined when nothing answered: the application does not start
 * @property error the line of its log that says what went wrong; undefined when it says nothing
 */
export interface AppAnswer {
  readonly environment: EnvironmentId;
  readonly status: number | undefined;
  readonly body: string;
  readonly error: string | undefined;
  readonly log: string;
}

/** Asks the application with curl, on a copy: a request that writes leaves nothing behind. */
export async function askApp(workspace: Workspace, environment: EnvironmentId, path: string, probe: Pick<Probe, 'run'>): Promise<AppAnswer> {
  const { stdout, stderr } = await probe.run(workspace, environment, `curl -s -w '\\n%{http_code}' 'localhost:5000${path.replaceAll("'", '%27')}'`);
  const [, body = '', status] = /^([\s\S]*)\n(\d{3})$/.exec(stdout) ?? [];
  return { environment, status: status === undefined ? undefined : Number(status), body: body.trim(), error: errorIn(stderr), log: stderr };
}

/** The last line that names an exception, as `sqlalchemy.exc.OperationalError: …`; else the last line at all. */
function errorIn(log: string): string | undefined {
  const lines = log.split('\n').filter((line) => line.trim() !== '');
  return lines.findLast((line) => /^[\w.]*(?:Error|Exception|Warning|Exit|Interrupt|NotFound)\b.*:/.test(line)) ?? lines.at(-1);
}
