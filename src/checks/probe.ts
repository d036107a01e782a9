import type { DatabaseContent } from '../domain/database.ts';
import { eachEnvironment, type Environment, type EnvironmentId } from '../domain/environment.ts';
import type { FileTree } from '../domain/file-tree.ts';
import type { DatabaseView, SqlOutcome } from '../domain/schema.ts';
import { type Workspace, withEnvironment } from '../domain/workspace.ts';
import type { TerminalEvent, Workbench } from '../session/workbench.ts';

/** How a line ended on a copy, what it said there, and the copy as it left it. */
export interface ProbeRun {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
  readonly workspace: Workspace;
}

/** Asks a world by running real programs on copies of it: whatever they do, the world is as it was. */
export interface Probe {
  inspect(content: DatabaseContent): Promise<DatabaseView>;
  run(workspace: Workspace, environment: EnvironmentId, line: string): Promise<ProbeRun>;
  query(content: DatabaseContent, sql: string): Promise<SqlOutcome>;
}

/**
 * @param workbench a workbench of the probe's own, over the engines of the asked world: its world is replaced by the copy
 *   that a line runs on
 */
export function createProbe(workbench: Workbench): Probe {
  let last: Promise<unknown> = Promise.resolve();
  /** One after the other: there is one workbench. What fails does not keep the next one from being run. */
  const inTurn = <Result>(work: () => Promise<Result>): Promise<Result> => {
    const done = last.then(work, work);
    last = done.catch(() => undefined);
    return done;
  };
  const put = (workspace: Workspace): void => {
    const refused = workbench.replaceWorld(workspace, 'A copy');
    if (refused !== undefined) throw new Error(`The probe's workbench is used by something else: ${refused}`);
    // What was asked before is no past of this copy, and need not be kept.
    workbench.forgetPast();
  };
  /** A world is a value: the same line in the same environment with the same origin says the same. */
  const known = new WeakMap<Environment, Map<string, Known>>();
  /** So is a database: another look at the data of a server that does not run would start it once more. */
  const answered = new WeakMap<DatabaseContent, Map<string, Promise<SqlOutcome>>>();

  return {
    inspect: (content) => workbench.inspect(content),
    async run(workspace, id, line) {
      const before = workspace.environments[id];
      const ofEnvironment = known.get(before) ?? new Map<string, Known>();
      known.set(before, ofEnvironment);
      const key = `${id} ${line}`;
      const found = ofEnvironment.get(key);
      const ran: Known =
        found?.origin === workspace.origin
          ? found
          : {
              origin: workspace.origin,
              run: inTurn(async () => {
                put(workspace);
                const code = await workbench.enter(id, line);
                const events = workbench.transcript(id);
                // Said by nobody but the engine that does not run: once it does, it is asked again.
                if (anEngineIsBroken(workbench)) ofEnvironment.delete(key);
                const { environments, origin } = workbench.getState().workspace;
                return { code, stdout: textOf(events, 'stdout'), stderr: textOf(events, 'stderr'), environment: environments[id], origin };
              }),
            };
      ofEnvironment.set(key, ran);
      const { code, stdout, stderr, environment, origin } = await ran.run;
      return { code, stdout, stderr, workspace: { ...withEnvironment(workspace, id, environment), origin } };
    },
    query(content, sql) {
      const ofContent = answered.get(content) ?? new Map<string, Promise<SqlOutcome>>();
      answered.set(content, ofContent);
      const found = ofContent.get(sql);
      if (found !== undefined) return found;
      const asked = workbench.query(content, sql).then((outcome) => {
        // What could not be answered may be answered the next time.
        if (outcome.type === 'error') ofContent.delete(sql);
        return outcome;
      });
      ofContent.set(sql, asked);
      return asked;
    },
  };
}

/** A run that is remembered: the origin that it saw, and how it left its environment and the origin. */
interface Known {
  readonly origin: FileTree;
  readonly run: Promise<Omit<ProbeRun, 'workspace'> & { readonly environment: Environment; readonly origin: FileTree }>;
}

/** The workspace with everything at its place but the environments' shells, which begin in the project folder. */
export function withFreshShells(workspace: Workspace): Workspace {
  return { ...workspace, environments: eachEnvironment((id) => fresh(workspace.environments[id])) };
}

function fresh(environment: Environment): Environment {
  const { files, database } = environment;
  return environment.cwd === '' && Object.keys(environment.variables).length === 0 ? environment : { files, cwd: '', variables: {}, ...(database === undefined ? {} : { database }) };
}

function textOf(events: readonly TerminalEvent[], stream: 'stdout' | 'stderr'): string {
  return events.map((event) => (event.type === stream ? event.text : '')).join('');
}

function anEngineIsBroken(workbench: Workbench): boolean {
  const { engine, toolchains } = workbench.getState();
  return [engine, ...toolchains.map(({ state }) => state)].some(({ type }) => type === 'broken');
}
