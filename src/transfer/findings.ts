import type { ProjectFacts } from './examine.ts';

/** Something about what was brought in that a person should know before it is taken. */
export interface Finding {
  readonly weight: 'warning' | 'note';
  readonly words: string;
}

const SHOWN = 6;

/** Modules that are not here, and files that are no Python. */
export function missingFindings({ needs, envNeeds, revisionsNeed, broken }: ProjectFacts): Finding[] {
  const atMigrations = new Set([...envNeeds.missing, ...revisionsNeed.missing].map(({ module }) => module));
  const missing = needs.missing.filter(({ module }) => !atMigrations.has(module));
  const revisions = revisionsNeed.missing.filter(({ module }) => !envNeeds.missing.some((other) => other.module === module));
  return [
    ...missing.slice(0, SHOWN).map(({ module, path, line }) => warning(`${path}, line ${line}, imports ${module}, which is not installed here.`)),
    ...more(missing.length, 'imports'),
    ...envNeeds.missing.map(({ module, path, line }) => warning(`The migrations’ env.py needs ${module} (${path}, line ${line}), which is not installed here.`)),
    ...revisions.map(({ module, path, line }) => warning(`The revision ${path}, line ${line}, imports ${module}, which is not installed here. Alembic loads every revision, so upgrade and history stop there until that line is changed.`)),
    ...broken.slice(0, SHOWN).map(({ path, line, message }) => warning(`${path} cannot be parsed by Python 3.14: line ${line}: ${message}.`)),
    ...more(broken.length, 'files'),
  ];
}

/** Databases that are not SQLite. */
export function databaseFindings({ databases }: ProjectFacts): Finding[] {
  const kinds = [...new Set(databases.map(({ kind }) => names.get(kind) ?? kind))];
  if (kinds.length === 0) return [];
  const places = [...new Set(databases.map(({ path, line }) => (line === 0 ? path : `${path}, line ${line}`)))];
  const where = places.length > SHOWN ? [...places.slice(0, SHOWN), 'more'] : places;
  return [warning(`Its database is ${listed(kinds)} (${where.join('; ')}). Here it works with SQLite; the SQL preview can write PostgreSQL’s SQL. A revision that uses what SQLite does not have stops with an error.`)];
}

/** What the environment's shell is given, and what nothing is known of. */
export function settingsFindings({ application, variables, settings }: ProjectFacts, exported: Readonly<Record<string, string>>, bare: boolean): Finding[] {
  const unset = [...new Set(variables.filter(({ name, required }) => required && !(name in exported)).map(({ name }) => name))];
  const files = [...new Set(settings.map(({ path }) => path))];
  const given = Object.keys(exported);
  return [
    ...(application === null && !bare ? [warning('No Flask application was found in it: neither app.py nor wsgi.py, nor a file that makes one.')] : []),
    ...(given.length > 0 ? [note(`Each environment’s shell exports ${listed(given)}${files.length > 0 ? `, since ${listed(files)} would be read by python-dotenv, which is not installed here` : ''}.`)] : []),
    ...(unset.length > 0 ? [warning(`It reads ${listed(unset)} from the environment and cannot do without. Set ${unset.length === 1 ? 'it' : 'them'} in the terminal: export ${unset[0] ?? ''}=…`)] : []),
  ];
}

const names: ReadonlyMap<string, string> = new Map([
  ['postgres', 'PostgreSQL'],
  ['postgresql', 'PostgreSQL'],
  ['mysql', 'MySQL'],
  ['mariadb', 'MariaDB'],
  ['oracle', 'Oracle'],
  ['mssql', 'SQL Server'],
  ['cockroachdb', 'CockroachDB'],
]);

function more(count: number, what: string): Finding[] {
  return count > SHOWN ? [warning(`${count - SHOWN} more such ${what} are in it.`)] : [];
}

function listed(words: readonly string[]): string {
  return new Intl.ListFormat('en-GB').format(words);
}

function warning(words: string): Finding {
  return { weight: 'warning', words };
}

function note(words: string): Finding {
  return { weight: 'note', words };
}
