import type { EnvironmentId } from '../domain/environment.ts';
import { pageTexts } from '../texts/en/page.ts';
import { textsOf } from '../texts/texts-of.ts';
import { textAt } from '../domain/file-tree.ts';
import { label, readRevisionGraph } from '../domain/revision-graph.ts';
import type { DatabaseSchema } from '../domain/schema.ts';
import { compareSchemas, differencesIn } from '../domain/schema-diff.ts';
import type { Workspace } from '../domain/workspace.ts';
import { askApp } from './ask-app.ts';
import type { Check, CheckOf } from './check.ts';
import { schemaOf, schemasOf } from './database.ts';
import type { Finding } from './finding.ts';
import { matchingPaths } from './path-pattern.ts';
import type { Probe } from './probe.ts';
import { countedCommits, distanceToOrigin, uncommittedIn } from './repository.ts';
import { columnSays, constraintSays, enumSays, indexSays, namespaceSays, tableSays } from './schema-says.ts';
import { migrationSays, modelSays } from './source-says.ts';
import { says, shortened } from './words.ts';

/** How the last command of a step ended in an environment, and what it said. */
export interface LastOutput {
  readonly line: string;
  readonly code: number;
  readonly text: string;
}

/** What checks look at: the world as it is, a way to ask it, and what was said last where a check asks for that. */
export interface CheckedWorld {
  readonly workspace: Workspace;
  readonly probe: Probe;
  readonly lastOutput: (environment: EnvironmentId) => LastOutput | undefined;
}

/** Whether a part is as it should be, as two clauses that follow the environment's name: "has …", "should have …". */
export interface Says {
  readonly holds: boolean;
  readonly found: string;
  readonly wanted: string;
}

/** Looks whether a check holds: one finding for each environment that it names, or one for all where it compares them. */
export async function evaluate(check: Check, world: CheckedWorld): Promise<readonly Finding[]> {
  if (check.kind === 'drift') return [await drift(check, world)];
  return Promise.all(
    check.in.map(async (environment): Promise<Finding> => {
      const { holds, found, wanted } = await look(check, environment, world);
      const name = textsOf(pageTexts).environments[environment];
      return { check, environments: [environment], holds, found: says().found(name, found), wanted: says().wanted(wanted) };
    }),
  );
}

async function look(check: Exclude<Check, { kind: 'drift' }>, environment: EnvironmentId, world: CheckedWorld): Promise<Says> {
  const { workspace, probe } = world;
  switch (check.kind) {
    case 'file':
      return file(check, environment, workspace);
    case 'model':
      return modelSays(check, environment, workspace, probe);
    case 'migration':
      return migrationSays(check, environment, workspace, probe);
    case 'committed': {
      const uncommitted = await uncommittedIn(workspace, environment, check.committed, probe);
      return { holds: uncommitted === undefined, found: uncommitted ?? says().committed.found(check.committed), wanted: says().committed.wanted(check.committed) };
    }
    case 'table':
    case 'column':
    case 'index':
    case 'constraint':
    case 'enum':
    case 'schema': {
      const database = await schemaOf(workspace, environment, check.database, probe);
      if ('missing' in database) return { holds: false, found: database.missing, wanted: says().haveOne };
      return partSays(check, database.schema);
    }
    case 'query':
      return query(check, environment, world);
    case 'revision':
      return revision(check, environment, world);
    case 'heads': {
      const { heads } = readRevisionGraph(workspace.environments[environment].files);
      return { holds: heads.length === check.heads, found: says().heads.found(heads.length), wanted: says().heads.wanted(check.heads) };
    }
    case 'commits': {
      const commits = await countedCommits(workspace, environment, check.touching, probe);
      if (typeof commits === 'string') return { holds: false, found: says().committed.noHistory(commits), wanted: says().commits.wantedOf(check.commits, check.touching) };
      return { holds: commits === check.commits, found: says().commits.found(commits, check.touching), wanted: says().commits.wanted(check.commits) };
    }
    case 'origin': {
      const found = await distanceToOrigin(workspace, environment, probe);
      const wanted = says().origin.wanted(check.origin.ahead, check.origin.behind);
      if (typeof found === 'string') return { holds: false, found: says().origin.notCompared(found), wanted };
      return { holds: found.ahead === check.origin.ahead && found.behind === check.origin.behind, found: says().origin.found(found.ahead, found.behind), wanted };
    }
    case 'app':
      return app(check, environment, world);
    case 'command': {
      const { code, stdout, stderr } = await probe.run(workspace, environment, check.command);
      return said(check.command, { code, text: `${stdout}${stderr}` }, check.exits, check.says, check.hides);
    }
    case 'pipeline': {
      const run = workspace.pipeline?.run;
      const failed = [...(run?.steps ?? []), ...(run?.deploy?.steps ?? [])].find(({ state }) => state === 'failed');
      const found = run === undefined ? says().pipeline.neverRan : says().pipeline.found({ subject: run.subject, state: run.state, failedAt: failed?.name });
      return { holds: (run?.state ?? 'never ran') === check.pipeline, found, wanted: check.pipeline === 'never ran' ? says().pipeline.wantedNone : says().pipeline.wanted(check.pipeline) };
    }
    case 'output': {
      const last = world.lastOutput(environment);
      if (last === undefined) return { holds: false, found: says().output.none, wanted: says().output.wanted(check.output) };
      return said(last.line, last, check.exits, check.output, undefined);
    }
  }
}

function partSays(check: CheckOf<'table' | 'column' | 'index' | 'constraint' | 'enum' | 'schema'>, schema: DatabaseSchema): Says {
  switch (check.kind) {
    case 'table':
      return tableSays(check, schema);
    case 'column':
      return columnSays(check, schema);
    case 'index':
      return indexSays(check, schema);
    case 'constraint':
      return constraintSays(check, schema);
    case 'enum':
      return enumSays(check, schema);
    case 'schema':
      return namespaceSays(check, schema);
  }
}

function file(check: CheckOf<'file'>, environment: EnvironmentId, workspace: Workspace): Says {
  const { files } = workspace.environments[environment];
  const paths = matchingPaths(files, check.file);
  const texts = says().file;
  if (check.absent === true) return { holds: paths.length === 0, found: paths.length === 0 ? texts.none(check.file) : texts.has(paths), wanted: texts.wantedNone(check.file) };
  const [path] = paths;
  if (path === undefined) return { holds: false, found: texts.none(check.file), wanted: says().haveIt };
  if (paths.length > 1) return { holds: false, found: texts.has(paths), wanted: texts.wantedOne(check.file) };
  const text = textAt(files, path) ?? '';
  const missing = (check.has ?? []).filter((part) => !text.includes(part));
  const present = (check.lacks ?? []).filter((part) => text.includes(part));
  if (missing.length > 0) return { holds: false, found: texts.without(path, missing), wanted: texts.wantedIn };
  if (present.length > 0) return { holds: false, found: texts.with(path, present), wanted: texts.wantedNotIn };
  return { holds: true, found: texts.as(path, check.has, check.lacks), wanted: says().haveIt };
}

async function query(check: CheckOf<'query'>, environment: EnvironmentId, { workspace, probe }: CheckedWorld): Promise<Says> {
  const texts = says().query;
  const wanted = texts.wanted(rowsText(check.gives));
  const database = await schemaOf(workspace, environment, check.database, probe);
  if ('missing' in database) return { holds: false, found: database.missing, wanted: texts.wantedOne(check.query, rowsText(check.gives)) };
  const outcome = await probe.query(database.content, check.query);
  if (outcome.type === 'error') return { holds: false, found: texts.refused(check.query, complaintOf(outcome.message)), wanted };
  const rows = outcome.type === 'rows' ? outcome.page.rows.map((row) => row.map((value) => (typeof value === 'bigint' ? Number(value) : value))) : [];
  return { holds: rowsText(rows) === rowsText(check.gives), found: texts.found(check.query, rowsText(rows)), wanted };
}

/** What a database refused, without the picture of the place that a server draws below it. */
function complaintOf(message: string): string {
  return (message.split('\n')[0] ?? '').replace(/^ERROR: +/, '');
}

function rowsText(rows: readonly (readonly (string | number | null | Uint8Array)[])[]): string {
  if (rows.length === 0) return says().query.noRows;
  return rows.map((row) => `(${row.map((value) => (value === null ? 'NULL' : value instanceof Uint8Array ? says().query.bytes : String(value))).join(', ')})`).join(' ');
}

async function revision(check: CheckOf<'revision'>, environment: EnvironmentId, { workspace, probe }: CheckedWorld): Promise<Says> {
  const graph = readRevisionGraph(workspace.environments[environment].files);
  const texts = says().revision;
  const named = (ids: readonly string[]): string => texts.named(ids.map((id) => label(graph, id)));
  const wanted = { head: texts.wantedHead(named(graph.heads)), base: texts.wantedBase, none: texts.wantedNone }[check.revision] ?? texts.wanted(check.revision);
  const database = await schemaOf(workspace, environment, check.database, probe);
  if ('missing' in database) return { holds: false, found: database.missing, wanted };
  const { revisions } = database.schema;
  const found = revisions === undefined ? texts.none : revisions.length === 0 ? texts.base : texts.found(named(revisions));
  const holds = ((): boolean => {
    if (check.revision === 'none') return revisions === undefined;
    if (revisions === undefined) return false;
    if (check.revision === 'base') return revisions.length === 0;
    if (check.revision === 'head') return graph.heads.length > 0 && graph.heads.toSorted().join() === revisions.toSorted().join();
    const [only] = revisions;
    return revisions.length === 1 && only !== undefined && (only === check.revision || label(graph, only) === check.revision);
  })();
  return { holds, found, wanted };
}

async function app(check: CheckOf<'app'>, environment: EnvironmentId, { workspace, probe }: CheckedWorld): Promise<Says> {
  const { status, body, error, log } = await askApp(workspace, environment, check.app, probe);
  const texts = says().app;
  const wanted = texts.wanted(check.app, check.status, check.says, check.error);
  if (status === undefined) return { holds: false, found: texts.doesNotStart(error), wanted };
  const holds = status === check.status && (check.says ?? []).every((part) => body.includes(part)) && (check.error ?? []).every((part) => log.includes(part));
  return { holds, found: status < 400 ? texts.found(check.app, status, shortened(body)) : texts.fails(check.app, status, error), wanted };
}

async function drift(check: CheckOf<'drift'>, { workspace, probe }: CheckedWorld): Promise<Finding> {
  const schemas = await schemasOf(workspace, check.in, probe);
  const without = check.in.filter((id) => schemas[id] === undefined).map((id) => textsOf(pageTexts).environments[id]);
  const all = check.in.map((id) => textsOf(pageTexts).environments[id]);
  const parts = differencesIn(compareSchemas(schemas)).map(({ kind, table, name }) => (kind === 'table' || kind === 'view' || kind === 'index' ? name : `${table}.${name}`));
  const wanted = check.drift === 'none' ? says().drift.wantedNone : says().drift.wanted(check.drift);
  const told = { check, environments: check.in, wanted };
  if (without.length > 0) return { ...told, holds: false, found: says().drift.noDatabase(without) };
  const holds = check.drift === 'none' ? parts.length === 0 : parts.toSorted().join() === check.drift.toSorted().join();
  return { ...told, holds, found: parts.length === 0 ? says().drift.same(all) : says().drift.found(all, parts) };
}

function said(line: string, ended: { readonly code: number; readonly text: string }, exits: number | undefined, wantedTexts: readonly string[] | undefined, hides: readonly string[] | undefined): Says {
  const texts = says().ran;
  const missing = (wantedTexts ?? []).filter((part) => !ended.text.includes(part));
  const present = (hides ?? []).filter((part) => ended.text.includes(part));
  const holds = (exits === undefined || ended.code === exits) && missing.length === 0 && present.length === 0;
  const lastLine = ended.text.trim().split('\n').at(-1) ?? '';
  const found = holds && wantedTexts !== undefined ? texts.said(line, ended.code, wantedTexts) : lastLine === '' ? texts.silent(line, ended.code) : texts.last(line, ended.code, shortened(lastLine));
  return { holds, found, wanted: texts.wanted(exits, wantedTexts, hides) };
}
