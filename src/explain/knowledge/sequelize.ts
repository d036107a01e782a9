import type { Entry } from '../entry.ts';
import type { Facts, OpenDatabase } from '../facts.ts';
import { code, command, type Proof, type WayOut, words } from '../note.ts';
import { fromHere, type Made, madeBetween, namedDatabase } from '../other-tools.ts';
import { same } from '../told-schema.ts';
import { notes } from './phrases.ts';
import { sqlName } from '../sql-names.ts';

/** What Sequelize's command line says, borne out by its folders, the database and `SequelizeMeta`. */
export const sequelizeEntries: readonly Entry[] = [
  {
    id: 'sequelize-half-applied',
    tool: 'sequelize',
    pitfalls: [10],
    tone: 'failed',
    ended: 'badly',
    says: /^ERROR: (?<error>.+)$/,
    async look(facts) {
      const running = await whatRan(facts);
      if (running === undefined) return undefined;
      const made = madeBetween(running.before, running.after);
      if (made.length === 0) return undefined;
      return {
        title: notes().sequelize.sequelizeHalfApplied.title(running.name),
        meaning: notes().sequelize.sequelizeHalfApplied.meaning,
        proof: [...notRecorded(running), ...made.map(({ table, column }): Proof => ({ of: nameOf(table, column), is: notes().common.wasMadeByThePart }))],
        wayOut: [...made.map((each) => takeBack(running.after, each)), words(notes().sequelize.sequelizeHalfApplied.words), inTransaction(running), command('npx sequelize-cli db:migrate', notes().common.andTryAgain)],
      };
    },
  },
  {
    id: 'sequelize-already-there',
    tool: 'sequelize',
    pitfalls: [10, 20],
    tone: 'failed',
    ended: 'badly',
    says: /^ERROR: SQLITE_ERROR: (?:duplicate column name: (?<column>\S+)|table [`"]?(?<table>\w+)[`"]? already exists)$/,
    async look(facts, { parts }) {
      const running = await whatRan(facts);
      if (running === undefined || madeBetween(running.before, running.after).length > 0) return undefined;
      const { column } = parts;
      const having = running.after.schema.tables.filter(({ name, columns }) => (column === undefined ? same(name, parts['table'] ?? '') : columns.some((each) => same(each.name, column))));
      if (having.length === 0) return undefined;
      return {
        title: notes().sequelize.sequelizeAlreadyThere.title(running.name),
        meaning: notes().sequelize.sequelizeAlreadyThere.meaning,
        proof: [...notRecorded(running), ...having.map(({ name }): Proof => ({ of: nameOf(name, column), is: notes().sequelize.sequelizeAlreadyThere.is(running.after.path) }))],
        // Which one is meant is not printed, where more than one table has such a column.
        wayOut: [...(having.length === 1 ? having.map(({ name }) => takeBack(running.after, { table: name, column })) : []), command('npx sequelize-cli db:migrate', notes().common.andGoOn)],
      };
    },
  },
  {
    id: 'sequelize-no-config',
    tool: 'sequelize',
    pitfalls: [],
    tone: 'failed',
    ended: 'badly',
    says: /^ERROR: Cannot find "(?<path>[^"]+)"\. Have you run "sequelize init"\?$/,
    look(facts, { parts: { path = '' } }) {
      const wanted = inProject(path);
      if (wanted === undefined || facts.after.files.has(wanted)) return undefined;
      const elsewhere = [...facts.after.files.keys()].filter((each) => each !== wanted && /(?:^|\/)config\.(?:json|js)$/.test(each) && !each.startsWith('.git/'));
      return {
        title: notes().sequelize.sequelizeNoConfig.title(wanted),
        meaning: notes().sequelize.sequelizeNoConfig.meaning,
        proof: elsewhere.length === 0 ? [{ of: notes().sequelize.sequelizeNoConfig.of, is: notes().sequelize.sequelizeNoConfig.is }] : elsewhere.slice(0, 4).map((each): Proof => ({ of: each, is: notes().sequelize.sequelizeNoConfig.is2, at: { path: each } })),
        wayOut: elsewhere.length > 0 ? [words(notes().sequelize.sequelizeNoConfig.words)] : [command('npx sequelize-cli init:config', notes().sequelize.sequelizeNoConfig.command)],
      };
    },
  },
  {
    id: 'sequelize-no-folder',
    tool: 'sequelize',
    pitfalls: [],
    tone: 'failed',
    ended: 'badly',
    says: /^ERROR: ENOENT: no such file or directory, scandir '(?<path>[^']+)'$/,
    async look(facts, { parts: { path = '' } }) {
      const wanted = inProject(path);
      if (wanted === undefined || [...facts.after.files.keys()].some((each) => each.startsWith(`${wanted}/`))) return undefined;
      const file = namedDatabase(facts);
      const database = file === undefined ? undefined : await facts.open(file, 'after');
      const applied = await namesApplied(facts, database);
      return {
        title: notes().sequelize.sequelizeNoFolder.title(wanted),
        meaning: notes().sequelize.sequelizeNoFolder.meaning(applied.length > 0),
        proof: applied.length === 0 ? [] : [{ of: database?.path ?? '', is: notes().sequelize.sequelizeNoFolder.is(applied.map((each) => `\`${each}\``).join(', ')) }],
        wayOut: applied.length > 0 ? [words(notes().sequelize.sequelizeNoFolder.words)] : [command('npx sequelize-cli init:migrations', notes().common.makeIt)],
      };
    },
  },
];

interface Running {
  readonly name: string;
  readonly path: string | undefined;
  readonly before: OpenDatabase | undefined;
  readonly after: OpenDatabase;
}

/** The migration that had begun and does not count as applied. */
async function whatRan(facts: Facts): Promise<Running | undefined> {
  const [, name, word] = [...facts.happening.output.matchAll(/^== (\S+): (\w+) ?/gm)].at(-1) ?? [];
  const file = namedDatabase(facts);
  if (name === undefined || word !== 'migrating' || file === undefined) return undefined;
  const [before, after] = await Promise.all([facts.open(file, 'before'), facts.open(file, 'after')]);
  if (after === undefined || (await namesApplied(facts, after)).some((each) => each.replace(/\.\w+$/, '') === name)) return undefined;
  return { name, path: [...facts.after.files.keys()].find((path) => /\.[cm]?[jt]s$/.test(path) && path.replace(/\.\w+$/, '').endsWith(fromHere(facts, `migrations/${name}`))), before, after };
}

async function namesApplied(facts: Facts, database: OpenDatabase | undefined): Promise<readonly string[]> {
  return (await facts.ask(database, 'SELECT name FROM SequelizeMeta ORDER BY name')).map(([name]) => String(name));
}

function notRecorded({ name, path, after }: Running): readonly Proof[] {
  return [{ of: after.path, is: notes().sequelize.notRecorded.is(name), ...(path === undefined ? {} : { at: { path } }) }];
}

function takeBack({ path }: OpenDatabase, { table, column }: Made): WayOut {
  return command(`sqlite3 ${path} "${column === undefined ? `DROP TABLE ${sqlName(table)}` : `ALTER TABLE ${sqlName(table)} DROP COLUMN ${sqlName(column)}`}"`, notes().common.takeBackWhatRan);
}

function inTransaction({ path }: Running): WayOut {
  return code('await queryInterface.sequelize.transaction(async (transaction) => {\n  // each step with { transaction } as its last argument\n});', notes().sequelize.inTransaction.code, path === undefined ? undefined : { path });
}

function nameOf(table: string, column: string | undefined): string {
  return column === undefined ? table : `${table}.${column}`;
}

/** An absolute path as one of the project; undefined where it is none. */
function inProject(path: string): string | undefined {
  return /^\/home\/[^/]+\/project\/(.+)$/.exec(path)?.[1];
}
