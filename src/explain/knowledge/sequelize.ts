import type { Entry } from '../entry.ts';
import type { Facts, OpenDatabase } from '../facts.ts';
import { code, command, type Proof, type WayOut, words } from '../note.ts';
import { fromHere, type Made, madeBetween, namedDatabase } from '../other-tools.ts';
import { same } from '../told-schema.ts';
import { sqlName } from './phrases.ts';

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
        title: `\`${running.name}\` is half applied.`,
        meaning: 'It failed after its first steps, and Sequelize puts no transaction around a migration by itself. What ran stays, and the migration does not count as applied, so the next attempt meets it.',
        proof: [...notRecorded(running), ...made.map(({ table, column }): Proof => ({ of: nameOf(table, column), is: 'was made by the part that ran' }))],
        wayOut: [...made.map((each) => takeBack(running.after, each)), words('Mend the step that failed.'), inTransaction(running), command('npx sequelize-cli db:migrate', 'And try again')],
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
        title: `What \`${running.name}\` makes is already there.`,
        meaning: 'It has not counted as applied, and the database has what it adds: an earlier attempt stopped halfway, or somebody made it by hand.',
        proof: [...notRecorded(running), ...having.map(({ name }): Proof => ({ of: nameOf(name, column), is: `is in ${running.after.path}` }))],
        // Which one is meant is not printed, where more than one table has such a column.
        wayOut: [...(having.length === 1 ? having.map(({ name }) => takeBack(running.after, { table: name, column })) : []), command('npx sequelize-cli db:migrate', 'And go on')],
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
        title: `Sequelize finds no settings: there is no \`${wanted}\`.`,
        meaning: 'It looks for `config/config.json` in the folder where it is run. It names the dialect and the database of each environment; without it there is nothing to migrate.',
        proof: elsewhere.length === 0 ? [{ of: 'The project', is: 'has no `config.json` anywhere' }] : elsewhere.slice(0, 4).map((each): Proof => ({ of: each, is: 'is there instead', at: { path: each } })),
        wayOut: elsewhere.length > 0 ? [words('Go to the folder of the project, or put the file back to where it was.')] : [command('npx sequelize-cli init:config', 'Make one; write your dialect and database into it')],
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
        title: `There is no folder \`${wanted}\`.`,
        meaning: `Migrations live there. ${applied.length > 0 ? 'It was there once, because some of it is applied: bring it back, the database alone does not tell what they did.' : 'It is made once, and committed like any other code.'}`,
        proof: applied.length === 0 ? [] : [{ of: database?.path ?? '', is: `says in \`SequelizeMeta\` that ${applied.map((each) => `\`${each}\``).join(', ')} ran` }],
        wayOut: applied.length > 0 ? [words('Bring the folder back, or go to the folder of the project.')] : [command('npx sequelize-cli init:migrations', 'Make it')],
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
  return [{ of: after.path, is: `has no \`${name}\` in \`SequelizeMeta\``, ...(path === undefined ? {} : { at: { path } }) }];
}

function takeBack({ path }: OpenDatabase, { table, column }: Made): WayOut {
  return command(`sqlite3 ${path} "${column === undefined ? `DROP TABLE ${sqlName(table)}` : `ALTER TABLE ${sqlName(table)} DROP COLUMN ${sqlName(column)}`}"`, 'Take back what ran');
}

function inTransaction({ path }: Running): WayOut {
  return code('await queryInterface.sequelize.transaction(async (transaction) => {\n  // each step with { transaction } as its last argument\n});', 'And have all of it or nothing, from now on', path === undefined ? undefined : { path });
}

function nameOf(table: string, column: string | undefined): string {
  return column === undefined ? table : `${table}.${column}`;
}

/** An absolute path as one of the project; undefined where it is none. */
function inProject(path: string): string | undefined {
  return /^\/home\/[^/]+\/project\/(.+)$/.exec(path)?.[1];
}
