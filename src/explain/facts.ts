import { databaseWanted } from '../domain/database-server.ts';
import { type DatabaseContent, isOnServer } from '../domain/database.ts';
import { databaseLabel, databasesOf, isDatabase, isServerPath } from '../domain/environment-database.ts';
import { type Environment, type EnvironmentId, environmentIds } from '../domain/environment.ts';
import { pageTexts } from '../texts/en/page.ts';
import { textsOf } from '../texts/texts-of.ts';
import type { FileTree } from '../domain/file-tree.ts';
import { ancestors, readRevisionGraph, type Revision, type RevisionGraph } from '../domain/revision-graph.ts';
import type { DatabaseComparison, RowDiff } from '../domain/row-diff.ts';
import { VERSION_TABLE } from '../domain/schema-diff.ts';
import type { DatabaseSchema, DatabaseView, SqlOutcome, SqlValue } from '../domain/schema.ts';
import { findScriptLocation } from '../domain/script-location.ts';
import type { Workspace } from '../domain/workspace.ts';
import { commandsIn, migrationCommands, type RunCommand, runsPython } from './commands.ts';
import { type OtherTool, otherToolIn } from './other-tools.ts';
import { type ProjectModels, readModels } from './python/project-models.ts';
import { type Extra, extraIn, missingIn, type Told, toldBy } from './told-schema.ts';

/** A line that was run in an environment, how it ended, what it printed, and the world before and after. */
export interface Happening {
  readonly environment: EnvironmentId;
  readonly line: string;
  readonly code: number;
  /** The end of what it printed, both streams as they came. */
  readonly output: string;
  readonly before: Workspace;
  readonly after: Workspace;
}

/** How databases are asked. A workbench is one. */
export interface Databases {
  inspect(content: DatabaseContent): Promise<DatabaseView>;
  compareDatabases(before: DatabaseContent, after: DatabaseContent): Promise<DatabaseComparison>;
  query(content: DatabaseContent, sql: string): Promise<SqlOutcome>;
}

export interface OpenDatabase {
  /** As people are told of it: a file's path, or `shop on PostgreSQL`. */
  readonly path: string;
  readonly content: DatabaseContent;
  readonly schema: DatabaseSchema;
}

/** An environment at one moment. */
export interface Standing {
  readonly id: EnvironmentId;
  readonly name: string;
  readonly files: FileTree;
  readonly graph: RevisionGraph;
  /** Where the revisions' `env.py` is. */
  readonly folder: string;
  /**
   * It works with a PostgreSQL server. Where that cannot be looked into (no command has reached it, or the command itself could
   * not) `database` is undefined and nothing is known to be applied: see `unseen`.
   */
  readonly onServer: boolean;
  /** What is said of the state has to come from what was printed. */
  readonly unseen: boolean;
  /** Undefined where there is none, or none that can be read. */
  readonly database: OpenDatabase | undefined;
  /** What `alembic_version` holds. */
  readonly revisions: readonly string[];
  /** All that counts as applied: where the database stands, and everything below. */
  readonly applied: ReadonlySet<string>;
  /** Declared and not applied, in the order in which an upgrade runs them. */
  readonly pending: readonly Revision[];
  readonly models: ProjectModels;
  /** What the applied revisions say is there, and the database has not. */
  readonly missing: readonly Told[];
  /** What the database has, and no applied revision says; everything, before the first revision is applied. */
  readonly extra: readonly Extra[];
}

/** All that an entry of the knowledge may look at. */
export interface Facts {
  readonly happening: Happening;
  readonly commands: readonly RunCommand[];
  /** `upgrade` and the like. */
  readonly migrations: readonly string[];
  readonly python: boolean;
  /** Another tool that the line ran; the entries of no other one are asked then. */
  readonly tool: OtherTool | undefined;
  /** The last lines that were printed, newest first. */
  readonly said: readonly string[];
  readonly before: Standing;
  readonly after: Standing;
  /** The other environments as they are after it. */
  readonly others: readonly Standing[];
  /** A database file of the environment by its path; undefined where there is none that can be read. */
  open(path: string, when: 'before' | 'after'): Promise<OpenDatabase | undefined>;
  /** What became of the database's rows; none when it is the same, or not there. Compared when it is asked for. */
  rowDiffs(): Promise<readonly RowDiff[]>;
  /** Asks a database by SQL; no rows when it cannot be asked. */
  ask(database: OpenDatabase | undefined, sql: string): Promise<readonly (readonly SqlValue[])[]>;
}

/** How many of the last lines are looked at for a message. A traceback with its SQL is shorter. */
const TAIL_LINES = 40;

export async function gatherFacts(happening: Happening, databases: Databases): Promise<Facts> {
  const { environment } = happening;
  const commands = commandsIn(happening.line);
  const [before, after, ...others] = await Promise.all([
    standingIn(happening.before, environment, databases, happening),
    standingIn(happening.after, environment, databases, happening),
    ...environmentIds.filter((id) => id !== environment).map((id) => standingIn(happening.after, id, databases)),
  ]);
  let diffs: Promise<readonly RowDiff[]> | undefined;
  return {
    happening,
    commands,
    migrations: migrationCommands(commands),
    python: runsPython(commands),
    tool: otherToolIn(commands),
    said: happening.output.split('\n').map((line) => line.trimEnd()).filter((line) => line !== '').slice(-TAIL_LINES).reverse(),
    before,
    after,
    others,
    open: (path, when) => openFile(when === 'before' ? before.files : after.files, path, databases),
    rowDiffs: () => (diffs ??= rowDiffs(before, after, databases)),
    ask: (database, sql) => askDatabase(databases, database, sql),
  };
}

/** @param ran what was run there, which may say more of the database than the settings do */
export async function standingIn(workspace: Workspace, id: EnvironmentId, databases: Databases, ran?: Pick<Happening, 'line' | 'output'>): Promise<Standing> {
  const environment = workspace.environments[id];
  const { files, variables } = environment;
  const graph = readRevisionGraph(files);
  const onServer = worksOnServer(files, variables, ran);
  const database = onServer ? await openServer(environment, databases) : await openDatabase(files, databases);
  const revisions = database?.schema.revisions ?? [];
  const applied = new Set(revisions.flatMap((revision) => [...ancestors(graph, revision)]));
  const folder = findScriptLocation(files)?.folder ?? 'migrations';
  return {
    id,
    name: textsOf(pageTexts).environments[id],
    files,
    graph,
    folder,
    onServer,
    unseen: onServer && database === undefined,
    database,
    revisions,
    applied,
    pending: graph.revisions.filter((revision) => !applied.has(revision.id)).toReversed(),
    get models() {
      return readModels(files, applicationFile(variables), folder);
    },
    get missing() {
      return database === undefined ? [] : missingIn(database.schema, toldBy(files, graph, applied));
    },
    get extra() {
      return database === undefined ? [] : extraIn(database.schema, toldBy(files, graph, applied));
    },
  };
}

/** Alembic names the kind of database once it is connected; before that, the settings say where it will connect. */
function worksOnServer(files: FileTree, variables: Readonly<Record<string, string>>, ran: Pick<Happening, 'line' | 'output'> | undefined): boolean {
  if (/Context impl PostgresqlImpl\.$/m.test(ran?.output ?? '')) return true;
  return !/Context impl SQLiteImpl\.$/m.test(ran?.output ?? '') && databaseWanted(['', ran?.line ?? ''], variables, files, false) !== undefined;
}

/** `FLASK_APP` may name a module, a file, or either with the name of the application in it. */
function applicationFile(variables: Readonly<Record<string, string>>): string | undefined {
  const named = variables['FLASK_APP']?.split(':')[0];
  if (named === undefined || named === '') return undefined;
  return named.endsWith('.py') ? named : `${named.replaceAll('.', '/')}.py`;
}

/** `app.db`, else the first file by path. */
function fileDatabase(files: FileTree): string | undefined {
  const paths = [...files].flatMap(([path, bytes]) => (isDatabase(bytes) ? [path] : [])).sort();
  return paths.includes('app.db') ? 'app.db' : paths[0];
}

async function openDatabase(files: FileTree, databases: Databases): Promise<OpenDatabase | undefined> {
  const path = fileDatabase(files);
  return path === undefined ? undefined : openFile(files, path, databases);
}

async function openServer(environment: Environment, databases: Databases): Promise<OpenDatabase | undefined> {
  const found = databasesOf(environment).find(({ path }) => isServerPath(path));
  return found === undefined ? undefined : opened(databaseLabel(found.path), found.content, databases);
}

async function openFile(files: FileTree, path: string, databases: Databases): Promise<OpenDatabase | undefined> {
  const bytes = files.get(path);
  if (bytes === undefined) return undefined;
  return opened(path, bytes, databases);
}

async function opened(path: string, content: DatabaseContent, databases: Databases): Promise<OpenDatabase | undefined> {
  const view = await databases.inspect(content);
  return view.type === 'schema' ? { path, content, schema: view.schema } : undefined;
}

async function rowDiffs(before: Standing, after: Standing, databases: Databases): Promise<readonly RowDiff[]> {
  const [old, next] = [before.database?.content, after.database?.content];
  // A file that is there and cannot be read says nothing of what is in it.
  if (old === undefined || old === next || (next === undefined && after.files.has(before.database?.path ?? ''))) return [];
  // The server of another moment has to be started to be compared with: not for a migration that took nothing away.
  if (isOnServer(old) && before.database !== undefined && after.database !== undefined && !isLess(before.database.schema, after.database.schema)) return [];
  const comparison = await databases.compareDatabases(old, next ?? new Uint8Array(0));
  return comparison.type === 'compared' ? comparison.tables : [];
}

/** Whether a table or a column with rows in it is gone, or a table has fewer rows. */
function isLess(before: DatabaseSchema, after: DatabaseSchema): boolean {
  return before.tables.some((table) => {
    const now = after.tables.find(({ name }) => name === table.name);
    if (table.rowCount === 0 || table.name === VERSION_TABLE) return false;
    return now === undefined || now.rowCount < table.rowCount || table.columns.some(({ name }) => !now.columns.some((column) => column.name === name));
  });
}

const answers = new WeakMap<DatabaseContent, Map<string, Promise<readonly (readonly SqlValue[])[]>>>();

/** What a database holds never changes in place, so that one answer serves for ever. */
export function askDatabase(databases: Databases, database: OpenDatabase | undefined, sql: string): Promise<readonly (readonly SqlValue[])[]> {
  if (database === undefined) return Promise.resolve([]);
  const ofFile = answers.get(database.content) ?? new Map<string, Promise<readonly (readonly SqlValue[])[]>>();
  answers.set(database.content, ofFile);
  const answer = ofFile.get(sql) ?? databases.query(database.content, sql).then((outcome) => (outcome.type === 'rows' ? outcome.page.rows : []));
  ofFile.set(sql, answer);
  return answer;
}
