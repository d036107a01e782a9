import { type EnvironmentId, projectFolder } from '../domain/environment.ts';
import { type FileTree, textAt } from '../domain/file-tree.ts';
import { join } from '../domain/place.ts';
import { findScriptLocation } from '../domain/script-location.ts';
import type { Program } from '../process/program.ts';
import { examine, type Needs, type ProjectFacts } from './examine.ts';
import { databaseFindings, type Finding, missingFindings, settingsFindings } from './findings.ts';
import type { Incoming } from './incoming.ts';
import { appAround, appAroundDatabase, appBeside, besideApp, besideMigrations, iniAround } from './smallest-app.ts';
import { incomingTexts } from '../texts/en/incoming.ts';
import { textsOf } from '../texts/texts-of.ts';

/** One way to go on with what was brought in. */
export interface Way {
  readonly name: 'as it is' | 'with the smallest app';
  /** What can be done then, in a sentence. */
  readonly words: string;
  readonly files: FileTree;
  /** What the environment's shell exports. */
  readonly variables: (id: EnvironmentId) => Readonly<Record<string, string>>;
}

/** What was brought in, what it needs and has not here, and how one may go on with it. The first way is the better one. */
export interface Proposal {
  readonly words: string;
  readonly findings: readonly Finding[];
  readonly ways: readonly [Way, ...Way[]];
  readonly origin: FileTree | undefined;
}

type Wanted = Exclude<Incoming, { type: 'world' | 'refused' }>;

/** Reads what was brought in, with Python's own parser and without running it, before anything is replaced. */
export async function propose(incoming: Wanted, python: Program, signal: AbortSignal): Promise<Proposal> {
  switch (incoming.type) {
    case 'database': {
      const name = incoming.path.slice(incoming.path.lastIndexOf('/') + 1);
      const way: Way = { name: 'as it is', words: textsOf(incomingTexts).way.aroundDatabase(name), files: appAroundDatabase(name, incoming.bytes), variables: () => ({}) };
      return { words: textsOf(incomingTexts).is.database(name), findings: [], ways: [way], origin: undefined };
    }
    case 'migrations':
      return migrationsAlone(incoming, python, signal);
    case 'project':
      return project(incoming, python, signal);
  }
}

async function migrationsAlone({ files, folder, kind }: Extract<Wanted, { type: 'migrations' }>, python: Program, signal: AbortSignal): Promise<Proposal> {
  const around = kind === 'flask' ? appAround(files, folder) : iniAround(files, folder);
  const examination = await examine(around, python, signal);
  const words = kind === 'flask' ? textsOf(incomingTexts).is.flaskMigrations(folder) : textsOf(incomingTexts).is.alembicMigrations(folder);
  if (examination.type === 'unknown') return { words, findings: [notRead(examination.reason)], ways: [{ name: 'as it is', words: '', files: around, variables: () => ({}) }], origin: undefined };
  const { facts } = examination;
  const findings = [...missingFindings(facts), ...databaseFindings(facts)];
  const asItIs: Way = {
    name: 'as it is',
    words:
      kind === 'flask'
        ? textsOf(incomingTexts).way.aroundMigrations
        : textsOf(incomingTexts).way.addsIni,
    files: around,
    variables: () => ({}),
  };
  if (isMet(facts.envNeeds)) return { words, findings, ways: [asItIs], origin: undefined };
  return { words, findings, ways: [smallest(files, folder, true), asItIs], origin: undefined };
}

async function project({ files, origin }: Extract<Wanted, { type: 'project' }>, python: Program, signal: AbortSignal): Promise<Proposal> {
  const examination = await examine(files, python, signal);
  const words = origin === undefined ? textsOf(incomingTexts).is.project : textsOf(incomingTexts).is.clone;
  if (examination.type === 'unknown') return { words, findings: [notRead(examination.reason)], ways: [{ name: 'as it is', words: textsOf(incomingTexts).way.allFiles, files, variables: () => ({}) }], origin };
  const { facts } = examination;
  const location = findScriptLocation(files);
  const bare = location !== undefined && !(textAt(files, join(location.folder, 'env.py')) ?? '').includes('current_app');
  const runs = bare ? facts.databases.every(({ path }) => !path.endsWith('alembic.ini')) : facts.application !== null && isMet(facts.applicationNeeds) && facts.databases.every(({ variable }) => variable !== null);
  const asItIs: Way = {
    name: 'as it is',
    words: runs
      ? bare
        ? textsOf(incomingTexts).way.alembicsOwn
        : textsOf(incomingTexts).way.allFiles
      : textsOf(incomingTexts).way.notLoaded,
    files,
    variables: (id) => variablesFor(facts, id),
  };
  const findings = [...missingFindings(facts), ...databaseFindings(facts), ...settingsFindings(facts, asItIs.variables('dev-a'), bare)];
  if (location === undefined || (runs && isMet(facts.envNeeds))) return { words, findings, ways: [asItIs], origin };
  return { words, findings, ways: [smallest(files, location.folder, bare || !isMet(facts.envNeeds)), asItIs], origin };
}

function smallest(files: FileTree, folder: string, ownEnv: boolean): Way {
  return {
    name: 'with the smallest app',
    words: textsOf(incomingTexts).way.smallest(ownEnv ? [besideApp, `${besideMigrations}/`] : [besideApp]),
    files: appBeside(files, folder, ownEnv),
    variables: () => ({ FLASK_APP: besideApp, ...(ownEnv ? { FLASK_DB_DIRECTORY: besideMigrations } : {}) }),
  };
}

/** What the settings files say and python-dotenv would set; where the application is; and SQLite for a database that is not here. */
function variablesFor(facts: ProjectFacts, id: EnvironmentId): Readonly<Record<string, string>> {
  const sqlite = `sqlite:///${projectFolder(id)}/app.db`;
  const replaced = facts.variables.filter(({ name, database, required, hasDefault }) => database && isAddress(name) && (required || !hasDefault)).map(({ name }) => name);
  const settings = facts.settings.map(({ name, value }): [string, string] => [name, value]);
  const others = facts.databases.flatMap(({ variable }) => (variable === null ? [] : [variable]));
  const { application } = facts;
  const exported: readonly (readonly [name: string, value: string])[] = [
    ...settings,
    ...(application?.told === true ? [['FLASK_APP', application.name] as const] : []),
    ...replaced.filter((name) => !settings.some(([set]) => set === name)).map((name) => [name, sqlite] as const),
    ...others.map((name) => [name, sqlite] as const),
  ];
  return Object.fromEntries(exported);
}

/** `DATABASE_URL`, but not `DATABASE_HOST`. */
function isAddress(name: string): boolean {
  return /UR[IL]$|DSN$/i.test(name);
}

function isMet({ missing, broken }: Needs): boolean {
  return missing.length === 0 && broken.length === 0;
}

function notRead(reason: string): Finding {
  return { weight: 'warning', words: textsOf(incomingTexts).needs.unknown(reason) };
}
