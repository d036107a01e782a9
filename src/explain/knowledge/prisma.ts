import { withoutEscapes } from '../../domain/terminal-text.ts';
import { textAt } from '../../domain/file-tree.ts';
import type { Entry } from '../entry.ts';
import type { Facts, OpenDatabase } from '../facts.ts';
import { command, type Explanation, type Proof, type WayOut, words } from '../note.ts';
import { fromHere, madeBetween, namedDatabase, ownTables } from '../other-tools.ts';
import { counted, sqlName } from './phrases.ts';

const FAILED_ROWS = 'SELECT migration_name FROM _prisma_migrations WHERE finished_at IS NULL AND rolled_back_at IS NULL ORDER BY started_at';

/** What Prisma says, by its codes, borne out by the schema file, the migrations and `_prisma_migrations`. */
export const prismaEntries: readonly Entry[] = [
  {
    id: 'prisma-schema-invalid',
    tool: 'prisma',
    pitfalls: [],
    tone: 'failed',
    says: /Error code: P1012$/,
    look(facts) {
      const found = [...withoutEscapes(facts.happening.output).matchAll(/--> {1,2}(?<path>\S+?):(?<line>\d+)$/gm)].flatMap(({ groups = {} }): Proof[] => {
        const path = fromHere(facts, groups['path'] ?? '');
        const line = Number(groups['line']);
        const source = textAt(facts.after.files, path)?.split('\n')[line - 1]?.trim();
        return source === undefined || source === '' ? [] : [{ of: groups['path'] ?? '', is: `says \`${source}\` on line ${line}`, at: { path, line } }];
      });
      if (found.length === 0) return undefined;
      return {
        title: 'The Prisma schema is not valid, so nothing was run.',
        meaning: 'Prisma reads the whole schema before it does anything. No migration was written, and no database was touched.',
        proof: found,
        wayOut: [words('Mend what is marked in the editor.'), command('npx prisma validate', 'Ask whether it is right now')],
      };
    },
  },
  {
    id: 'prisma-migration-failed',
    tool: 'prisma',
    pitfalls: [10],
    tone: 'failed',
    says: /^Error: P3018$/,
    async look(facts) {
      const [, name] = /^Migration name: (\S+)$/m.exec(facts.happening.output) ?? [];
      const { before, after } = await databases(facts);
      if (name === undefined || after === undefined || !(await failedIn(facts, after)).includes(name)) return undefined;
      const made = madeBetween(before, after);
      return {
        title: `\`${name}\` failed${made.length > 0 ? ', and is half applied' : ''}.`,
        meaning: `${made.length > 0 ? 'On SQLite what ran before the statement that failed stays. ' : ''}Prisma wrote down that it failed, and applies nothing more to this database until you say what became of it.`,
        proof: [failedProof(after, name), ...migrationProof(facts, name), ...made.map(({ table, column }): Proof => ({ of: column === undefined ? table : `${table}.${column}`, is: 'was made by the part that ran' }))],
        wayOut: [
          ...made.map(({ table, column }) => command(`sqlite3 ${after.path} "${column === undefined ? `DROP TABLE ${sqlName(table)}` : `ALTER TABLE ${sqlName(table)} DROP COLUMN ${sqlName(column)}`}"`, 'Take back what ran')),
          ...resolve(name),
        ],
      };
    },
  },
  {
    id: 'prisma-failed-before',
    tool: 'prisma',
    pitfalls: [10],
    tone: 'failed',
    says: /^Error: P3009$/,
    async look(facts) {
      const { after } = await databases(facts);
      const [name, ...more] = after === undefined ? [] : await failedIn(facts, after);
      if (after === undefined || name === undefined) return undefined;
      return {
        title: `\`${name}\` failed here before, and nobody has said what became of it.`,
        meaning: 'Prisma cannot know how much of it ran, so it applies nothing new. Look at the database, mend it by hand if need be, and tell Prisma: rolled back if it is to run again, applied if all of it is there.',
        proof: [name, ...more].flatMap((each) => [failedProof(after, each), ...migrationProof(facts, each)]),
        wayOut: [...resolve(name), words(`Or, if all that it does is there: \`npx prisma migrate resolve --applied ${name}\`.`)],
      };
    },
  },
  {
    id: 'prisma-edited-after-applied',
    tool: 'prisma',
    pitfalls: [13],
    tone: 'failed',
    lesson: 'never-edit-an-applied-migration',
    says: /^The migration `(?<name>[^`]+)` was modified after it was applied\.$/,
    look: async (facts) => edited(facts, 'Prisma remembers the checksum of what it applied, and this file has another one. `migrate dev` knows no way but to reset the database and play all migrations again.'),
  },
  {
    id: 'prisma-edit-unseen',
    tool: 'prisma',
    pitfalls: [13],
    tone: 'silent',
    lesson: 'never-edit-an-applied-migration',
    says: /^No pending migrations to apply\.$/,
    look: async (facts) => edited(facts, '`migrate deploy` looks at names alone, so it finds nothing to do and says nothing. A new database gets what the file says now, this one has what ran.'),
  },
  {
    id: 'prisma-drift',
    tool: 'prisma',
    pitfalls: [20],
    tone: 'failed',
    lesson: 'drift-in-production',
    says: /^Drift detected: Your database schema is not in sync with your migration history\.$/,
    async look(facts) {
      const { after } = await databases(facts);
      if (after === undefined) return undefined;
      const differences = [...withoutEscapes(facts.happening.output).matchAll(/^\[[*+-]\] (.+)\n((?: {2}\[.*\n?)*)/gm)].map(([, what = '', parts = '']): Proof => ({ of: after.path, is: [what, ...parts.split('\n').map((part) => part.replace(/^\s*\[.\]\s*/, '').trim()).filter((part) => part !== '')].join(': ') }));
      return {
        title: `${after.path} is not what its migrations make.`,
        meaning: 'Prisma played all migrations in an empty database and compared. Somebody changed this one by hand, or with `db push`. What `migrate dev` offers is to throw the data away.',
        proof: [...differences, ...rowsAtStake(after)],
        wayOut: [command('npx prisma db pull', 'To keep the change: take it into the schema'), words('Write it as a migration, and mark that as applied here with `npx prisma migrate resolve --applied NAME`.'), words('To lose it, with all rows: `npx prisma migrate reset`.')],
      };
    },
  },
  {
    id: 'prisma-non-interactive',
    tool: 'prisma',
    pitfalls: [],
    tone: 'failed',
    says: /Prisma Migrate has detected that the environment is non-interactive/,
    async look(facts) {
      const { after } = await databases(facts);
      const resets = facts.commands.some(({ args }) => args.includes('reset'));
      return {
        title: 'Prisma wanted to ask, and nobody can answer here.',
        meaning: `The output goes into a pipe, or there is no terminal, as in CI. ${resets ? '`migrate reset` throws all data away, so it asks first.' : '`migrate dev` is for a person who develops: it asks before data are lost.'} Nothing was changed.`,
        proof: after === undefined ? [] : rowsAtStake(after),
        wayOut: resets ? [words('Run it at a terminal, without a pipe; or with `--force`, if all rows may go.')] : [command('npx prisma migrate deploy', 'Without a person: apply what is written, and never reset'), words('To write a migration, run the line at a terminal, without a pipe.')],
      };
    },
  },
];

async function databases(facts: Facts): Promise<{ readonly before: OpenDatabase | undefined; readonly after: OpenDatabase | undefined }> {
  const path = namedDatabase(facts);
  const [before, after] = path === undefined ? [] : await Promise.all([facts.open(path, 'before'), facts.open(path, 'after')]);
  return { before, after };
}

async function failedIn(facts: Facts, database: OpenDatabase): Promise<readonly string[]> {
  return (await facts.ask(database, FAILED_ROWS)).map(([name]) => String(name));
}

function failedProof({ path }: OpenDatabase, name: string): Proof {
  return { of: path, is: `says in \`_prisma_migrations\` that \`${name}\` began and did not end` };
}

function migrationPath({ after }: Facts, name: string): string | undefined {
  return [...after.files.keys()].find((path) => path.endsWith(`/${name}/migration.sql`));
}

function migrationProof(facts: Facts, name: string): readonly Proof[] {
  const path = migrationPath(facts, name);
  return path === undefined ? [{ of: name, is: 'has no file here' }] : [{ of: name, is: 'is this file', at: { path } }];
}

function resolve(name: string): readonly WayOut[] {
  return [words('Mend the file of the migration.'), command(`npx prisma migrate resolve --rolled-back ${name}`, 'Say that nothing of it is there any more'), command('npx prisma migrate deploy', 'And try again')];
}

function rowsAtStake({ path, schema }: OpenDatabase): readonly Proof[] {
  return ownTables(schema).filter(({ rowCount }) => rowCount > 0).map(({ name, rowCount }) => ({ of: name, is: `has ${counted(rowCount, 'row')} in ${path}, which a reset destroys` }));
}

/** The applied migrations whose files are not what ran, by the checksums that Prisma keeps. */
async function edited(facts: Facts, meaning: string): Promise<Explanation | undefined> {
  const { after } = await databases(facts);
  if (after === undefined) return undefined;
  const applied = await facts.ask(after, 'SELECT migration_name, checksum FROM _prisma_migrations WHERE finished_at IS NOT NULL AND rolled_back_at IS NULL ORDER BY started_at');
  const found = await Promise.all(
    applied.map(async ([name, checksum]) => {
      const path = migrationPath(facts, String(name));
      const now = path === undefined ? undefined : await sha256(facts.after.files.get(path) ?? new Uint8Array(0));
      return path === undefined || now === undefined || now === checksum ? [] : [{ name: String(name), path, was: String(checksum), now }];
    }),
  );
  const changed = found.flat();
  const [first] = changed;
  if (first === undefined) return undefined;
  const isTracked = [...facts.after.files.keys()].some((path) => path.startsWith('.git/'));
  return {
    title: `\`${first.name}\` was changed after it was applied.`,
    meaning,
    proof: [...changed.map(({ name, path, was, now }): Proof => ({ of: name, is: `has the checksum \`${now.slice(0, 8)}…\`; what ran had \`${was.slice(0, 8)}…\``, at: { path } })), ...rowsAtStake(after)],
    wayOut: [isTracked ? command(`git log --oneline -- ${first.path}`, 'See when it was changed, and put it back') : words('Put the file back to what ran.'), command('npx prisma migrate dev --name describe_the_change', 'Then write the change into the schema, and as a new migration')],
  };
}

/** Undefined on a page that was not served securely: a browser has no checksums there. */
async function sha256(bytes: Uint8Array): Promise<string | undefined> {
  const { subtle }: { readonly subtle?: SubtleCrypto } = globalThis.crypto;
  if (subtle === undefined) return undefined;
  const digest = await subtle.digest('SHA-256', new Uint8Array(bytes));
  return [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
