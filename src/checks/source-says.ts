import type { EnvironmentId } from '../domain/environment.ts';
import { findScriptLocation, revisionPaths } from '../domain/script-location.ts';
import type { Workspace } from '../domain/workspace.ts';
import type { CheckOf } from './check.ts';
import type { Says } from './evaluate.ts';
import type { Probe } from './probe.ts';
import { type Operation, type PythonSource, readSources } from './python-source.ts';
import { andList, quoted } from './words.ts';

/** A column of a model, or the model itself. */
export async function modelSays(check: CheckOf<'model'>, environment: EnvironmentId, workspace: Workspace, probe: Pick<Probe, 'run'>): Promise<Says> {
  const { files } = workspace.environments[environment];
  const migrations = findScriptLocation(files)?.folder;
  const paths = [...files.keys()].filter((path) => path.endsWith('.py') && (migrations === undefined || !path.startsWith(`${migrations}/`))).sort();
  const sources = await readSources(workspace, environment, paths, probe);
  const [table = '', column] = check.model.split('.');
  const details = [...(check.type === undefined ? [] : [check.type]), ...(check.nullable === undefined ? [] : [check.nullable ? 'nullable' : 'not nullable']), ...(check.has === undefined ? [] : [`with ${quoted(check.has)}`])];
  const wanted = check.absent === true ? `have no ${check.model} in its models` : `have ${details.length === 0 ? check.model : `it as ${details.join(', ')}`} in its models`;
  if (typeof sources === 'string') return { holds: false, found: sources, wanted };
  const found = [...sources].flatMap(([path, { models }]) => models.filter((model) => model.table === table).map((model) => ({ path, model })))[0];
  if (found === undefined) {
    const broken = brokenFile(sources);
    if (broken !== undefined) return { holds: false, found: broken, wanted: `be a file that Python can read, ${check.absent === true ? 'without' : 'with'} ${check.model}` };
    return { holds: check.absent === true, found: `has no model of the table ${table}`, wanted };
  }
  if (column === undefined) return { holds: check.absent !== true, found: `has a model of the table ${table} in ${found.path}`, wanted };
  const written = found.model.columns.find(({ name }) => name === column);
  if (written === undefined) return { holds: check.absent === true, found: `has a model of ${table} without ${column} in ${found.path}`, wanted };
  const missing = (check.has ?? []).filter((part) => !written.source.includes(part));
  const fits = (check.type === undefined || check.type === written.type) && (check.nullable === undefined || check.nullable === written.nullable) && missing.length === 0;
  return { holds: check.absent !== true && fits, found: `has ${check.model} in ${found.path} as \`${written.source}\``, wanted };
}

/** An operation that some revision makes when it is applied, and what the same one does when it is taken back. */
export async function migrationSays(check: CheckOf<'migration'>, environment: EnvironmentId, workspace: Workspace, probe: Pick<Probe, 'run'>): Promise<Says> {
  const { files } = workspace.environments[environment];
  const location = findScriptLocation(files);
  const wanted = check.absent === true ? `have no revision whose upgrade() has ${check.migration}` : `have a revision whose upgrade() has ${check.migration}${wishes(check)}`;
  if (location === undefined) return { holds: check.absent === true, found: 'has no migrations folder', wanted };
  const sources = await readSources(workspace, environment, revisionPaths(files, location), probe);
  if (typeof sources === 'string') return { holds: false, found: sources, wanted };
  const having = [...sources].flatMap(([path, source]) => (source.steps.upgrade ?? []).filter((operation) => isMeant(operation, check.migration)).map((operation) => ({ path, source, operation })));
  const [first] = having;
  if (check.absent === true) return { holds: first === undefined, found: first === undefined ? `has no revision whose upgrade() has ${check.migration}` : `has ${check.migration} in ${first.path}`, wanted };
  if (first === undefined) return { holds: false, found: brokenFile(sources) ?? (sources.size === 0 ? 'has no revision' : `has no revision whose upgrade() has ${check.migration}`), wanted };
  const fitting = having.find(({ source, operation }) => textMissing(check, operation).length === 0 && backFits(check, source));
  if (fitting !== undefined) return { holds: true, found: `has ${check.migration} in ${fitting.path}`, wanted };
  const missing = textMissing(check, first.operation);
  const back = (first.source.steps.downgrade ?? []).map(nameOf);
  const told = missing.length > 0 ? `as \`${first.operation.source}\`` : back.length === 0 ? 'with an empty downgrade()' : `with a downgrade() that has ${andList(back)}`;
  return { holds: false, found: `has ${check.migration} in ${first.path} ${told}`, wanted };
}

function wishes(check: CheckOf<'migration'>): string {
  return `${check.has === undefined ? '' : `, with ${quoted(check.has)}`}${check.downgrade === undefined ? '' : `, and its downgrade() ${andList(check.downgrade)}`}`;
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
  return ['execute', ''].includes(subject === '' ? '' : operation) ? operation : `${operation} ${subject}`;
}

function brokenFile(sources: ReadonlyMap<string, PythonSource>): string | undefined {
  for (const [path, { broken }] of sources) if (broken !== null) return `has ${path}, which Python cannot read (line ${broken.line}: ${broken.message})`;
  return undefined;
}
