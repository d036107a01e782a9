import { isOnServer } from '../domain/database.ts';
import type { EnvironmentId } from '../domain/environment.ts';
import { apply, treeOf } from '../domain/file-tree.ts';
import type { DatabaseSchema, DatabaseView, SqlOutcome } from '../domain/schema.ts';
import { withFiles, type Workspace, workspaceFrom } from '../domain/workspace.ts';
import type { CheckedWorld, LastOutput } from './evaluate.ts';
import type { Probe, ProbeRun } from './probe.ts';
import { type PythonSource, READER } from './python-source.ts';

/** What a program said when it was asked: see {@link WorldInWords}. */
type Answer = Partial<Pick<ProbeRun, 'code' | 'stdout' | 'stderr' | 'workspace'>>;

/**
 * A world whose programs have spoken already: what checks make of it is tried without an engine. That the programs say such
 * things is tried on the real ones, in `evaluate.engine.test.ts`.
 *
 * @property files of an environment; those of others are none
 * @property schemas what the database `app.db` of an environment has; 'broken' where it cannot be read
 * @property server what the database of an environment's server has
 * @property python what Python reads in a file, by the file's text
 * @property answers of programs, by environment and line: `ci: git log …`
 * @property rows what a query answers
 */
export interface WorldInWords {
  readonly files?: Partial<Record<EnvironmentId, Readonly<Record<string, string>>>>;
  readonly schemas?: Partial<Record<EnvironmentId, DatabaseSchema | 'broken'>>;
  readonly server?: Partial<Record<EnvironmentId, DatabaseSchema>>;
  readonly python?: Readonly<Record<string, Partial<PythonSource>>>;
  readonly answers?: Readonly<Record<string, Answer>>;
  readonly rows?: Readonly<Record<string, SqlOutcome>>;
  readonly pipeline?: Workspace['pipeline'];
  readonly said?: Partial<Record<EnvironmentId, LastOutput>>;
}

/** The world, and the lines that were run in it, in their order, each with the folder in which it ran. */
export interface ToldWorld extends CheckedWorld {
  readonly ran: readonly string[];
}

const HEADER = new TextEncoder().encode('SQLite format 3\0');

export function worldInWords({ files = {}, schemas = {}, server = {}, python = {}, answers = {}, rows = {}, pipeline, said = {} }: WorldInWords): ToldWorld {
  const ran: string[] = [];
  const views = new Map<unknown, DatabaseView>();
  let workspace: Workspace = { ...workspaceFrom(treeOf({})), ...(pipeline === undefined ? {} : { pipeline }) };
  for (const [id, own] of entries(files)) workspace = withFiles(workspace, id, treeOf(own));
  for (const [id, schema] of entries(schemas)) {
    const bytes = new Uint8Array(HEADER);
    views.set(bytes, schema === 'broken' ? { type: 'error', message: 'file is not a database' } : { type: 'schema', schema });
    workspace = withFiles(workspace, id, apply(workspace.environments[id].files, { set: [['app.db', bytes]], remove: [] }));
  }
  for (const [id, schema] of entries(server)) {
    const data = treeOf({ image: '18' });
    views.set(data, { type: 'schema', schema });
    workspace = { ...workspace, environments: { ...workspace.environments, [id]: { ...workspace.environments[id], database: data } } };
  }
  const probe: Probe = {
    inspect: (content) => Promise.resolve(views.get(isOnServer(content) ? content.data : content) ?? { type: 'error', message: 'nobody knows it' }),
    query: (_, sql) => Promise.resolve(rows[sql] ?? { type: 'error', message: `ERROR:  nobody knows ${sql}\nLINE 1` }),
    run(asked, id, line) {
      const { cwd, files: present } = asked.environments[id];
      ran.push(`${id}${cwd === '' ? '' : ` ${cwd}`}: ${line}`);
      const texts = line.startsWith(`${READER} `) ? line.slice(READER.length + 1) : undefined;
      const read = (texts ?? '').split(' ').map((name) => new TextDecoder().decode(present.get(`${cwd}/${name}`)));
      const answer = answers[`${id}: ${line}`] ?? (texts === undefined ? {} : { stdout: JSON.stringify(read.map((text) => ({ broken: null, models: [], steps: {}, ...python[text] }))) });
      return Promise.resolve({ code: 0, stdout: '', stderr: '', workspace: asked, ...answer });
    },
  };
  return { workspace, probe, lastOutput: (id) => said[id], ran };
}

function entries<Value>(record: Partial<Record<EnvironmentId, Value>>): [EnvironmentId, Value][] {
  return Object.entries(record) as [EnvironmentId, Value][];
}
