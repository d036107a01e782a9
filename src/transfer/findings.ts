import type { ProjectFacts } from './examine.ts';
import { incomingTexts } from '../texts/en/incoming.ts';
import { textsOf } from '../texts/texts-of.ts';

/** Something about what was brought in that a person should know before it is taken. */
export interface Finding {
  readonly weight: 'warning' | 'note';
  readonly words: string;
}

const SHOWN = 6;

/** Modules that are not here, and files that are no Python. */
export function missingFindings({ needs, envNeeds, revisionsNeed, broken }: ProjectFacts): Finding[] {
  const texts = textsOf(incomingTexts);
  const atMigrations = new Set([...envNeeds.missing, ...revisionsNeed.missing].map(({ module }) => module));
  const missing = needs.missing.filter(({ module }) => !atMigrations.has(module));
  const revisions = revisionsNeed.missing.filter(({ module }) => !envNeeds.missing.some((other) => other.module === module));
  return [
    ...missing.slice(0, SHOWN).map(({ module, path, line }) => warning(texts.needs.imports(path, line, module))),
    ...more(missing.length, texts.needs.more.imports),
    ...envNeeds.missing.map(({ module, path, line }) => warning(texts.needs.envPy(module, path, line))),
    ...revisions.map(({ module, path, line }) => warning(texts.needs.revision(path, line, module))),
    ...broken.slice(0, SHOWN).map(({ path, line, message }) => warning(texts.needs.broken(path, line, message))),
    ...more(broken.length, texts.needs.more.files),
  ];
}

/** Databases that are not SQLite. */
export function databaseFindings({ databases }: ProjectFacts): Finding[] {
  const texts = textsOf(incomingTexts);
  const kinds = [...new Set(databases.map(({ kind }) => names.get(kind) ?? kind))];
  if (kinds.length === 0) return [];
  const places = [...new Set(databases.map(({ path, line }) => (line === 0 ? path : texts.needs.place(path, line))))];
  return [warning(texts.needs.database(kinds, places.slice(0, SHOWN), places.length > SHOWN))];
}

/** What the environment's shell is given, and what nothing is known of. */
export function settingsFindings({ application, variables, settings }: ProjectFacts, exported: Readonly<Record<string, string>>, bare: boolean): Finding[] {
  const texts = textsOf(incomingTexts);
  const unset = [...new Set(variables.filter(({ name, required }) => required && !(name in exported)).map(({ name }) => name))];
  const files = [...new Set(settings.map(({ path }) => path))];
  const given = Object.keys(exported);
  return [
    ...(application === null && !bare ? [warning(texts.needs.noApplication)] : []),
    ...(given.length > 0 ? [note(texts.needs.exports(given, files))] : []),
    ...(unset.length > 0 ? [warning(texts.needs.unset(unset))] : []),
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

function more(count: number, words: (more: number) => string): Finding[] {
  return count > SHOWN ? [warning(words(count - SHOWN))] : [];
}

function warning(words: string): Finding {
  return { weight: 'warning', words };
}

function note(words: string): Finding {
  return { weight: 'note', words };
}
