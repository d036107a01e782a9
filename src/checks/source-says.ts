import type { EnvironmentId } from '../domain/environment.ts';
import { findScriptLocation, revisionPaths } from '../domain/script-location.ts';
import type { Workspace } from '../domain/workspace.ts';
import type { CheckOf } from './check.ts';
import type { Says } from './evaluate.ts';
import type { Probe } from './probe.ts';
import { type Operation, type PythonSource, readSources } from './python-source.ts';
import { says } from './words.ts';

/** A column of a model, or the model itself. */
export async function modelSays(check: CheckOf<'model'>, environment: EnvironmentId, workspace: Workspace, probe: Pick<Probe, 'run'>): Promise<Says> {
  const texts = says().model;
  const { files } = workspace.environments[environment];
  const migrations = findScriptLocation(files)?.folder;
  const paths = [...files.keys()].filter((path) => path.endsWith('.py') && (migrations === undefined || !path.startsWith(`${migrations}/`))).sort();
  const sources = await readSources(workspace, environment, paths, probe);
  const [table = '', column] = check.model.split('.');
  const details = [...(check.type === undefined ? [] : [check.type]), ...(check.nullable === undefined ? [] : [check.nullable ? texts.nullable : texts.notNullable]), ...(check.has === undefined ? [] : [texts.with(check.has)])];
  const wanted = check.absent === true ? texts.wantedNone(check.model) : details.length === 0 ? texts.wanted(check.model) : texts.wantedAs(details.join(', '));
  if (typeof sources === 'string') return { holds: false, found: sources, wanted };
  const found = [...sources].flatMap(([path, { models }]) => models.filter((model) => model.table === table).map((model) => ({ path, model })))[0];
  if (found === undefined) {
    const broken = brokenFile(sources);
    if (broken !== undefined) return { holds: false, found: broken, wanted: texts.wantedReadable(check.model, check.absent === true) };
    return { holds: check.absent === true, found: texts.none(table), wanted };
  }
  if (column === undefined) return { holds: check.absent !== true, found: texts.table(table, found.path), wanted };
  const written = found.model.columns.find(({ name }) => name === column);
  if (written === undefined) return { holds: check.absent === true, found: texts.without(table, column, found.path), wanted };
  const missing = (check.has ?? []).filter((part) => !written.source.includes(part));
  const fits = (check.type === undefined || check.type === written.type) && (check.nullable === undefined || check.nullable === written.nullable) && missing.length === 0;
  return { holds: check.absent !== true && fits, found: texts.found(check.model, found.path, written.source), wanted };
}

/** An operation that some revision makes when it is applied, and what the same one does when it is taken back. */
export async function migrationSays(check: CheckOf<'migration'>, environment: EnvironmentId, workspace: Workspace, probe: Pick<Probe, 'run'>): Promise<Says> {
  const texts = says().migration;
  const { files } = workspace.environments[environment];
  const location = findScriptLocation(files);
  const wanted = check.absent === true ? texts.wantedNone(check.migration) : texts.wanted(check.migration, check.has, check.downgrade);
  if (location === undefined) return { holds: check.absent === true, found: texts.noFolder, wanted };
  const sources = await readSources(workspace, environment, revisionPaths(files, location), probe);
  if (typeof sources === 'string') return { holds: false, found: sources, wanted };
  const having = [...sources].flatMap(([path, source]) => (source.steps.upgrade ?? []).filter((operation) => isMeant(operation, check.migration)).map((operation) => ({ path, source, operation })));
  const [first] = having;
  if (check.absent === true) return { holds: first === undefined, found: first === undefined ? texts.none(check.migration) : texts.found(check.migration, first.path), wanted };
  if (first === undefined) return { holds: false, found: brokenFile(sources) ?? (sources.size === 0 ? texts.noRevision : texts.none(check.migration)), wanted };
  const fitting = having.find(({ source, operation }) => textMissing(check, operation).length === 0 && backFits(check, source));
  if (fitting !== undefined) return { holds: true, found: texts.found(check.migration, fitting.path), wanted };
  const missing = textMissing(check, first.operation);
  const back = (first.source.steps.downgrade ?? []).map(nameOf);
  const found = missing.length > 0 ? texts.as(check.migration, first.path, first.operation.source) : back.length === 0 ? texts.emptyDowngrade(check.migration, first.path) : texts.downgrade(check.migration, first.path, back);
  return { holds: false, found, wanted };
}

function textMissing(check: CheckOf<'migration'>, operation: Operation): string[] {
  return (check.has ?? []).filter((part) => !operation.source.includes(part));
}

function backFits(check: CheckOf<'migration'>, source: PythonSource): boolean {
  return (check.downgrade ?? []).every((wanted) => (source.steps.downgrade ?? []).some((operation) => isMeant(operation, wanted)));
}

/** `add_column users.phone`, or `execute` alone. */
function isMeant(operation: Operation, written: string): boolean {
  return written === operation.operation || written === nameOf(operation);
}

function nameOf({ operation, subject }: Operation): string {
  return operation === 'execute' || subject === '' ? operation : `${operation} ${subject}`;
}

function brokenFile(sources: ReadonlyMap<string, PythonSource>): string | undefined {
  for (const [path, { broken }] of sources) if (broken !== null) return says().source.broken(path, broken.line, broken.message);
  return undefined;
}
