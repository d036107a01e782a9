import { withoutEscapes } from '../../domain/terminal-text.ts';
import { textAt } from '../../domain/file-tree.ts';
import type { Entry } from '../entry.ts';
import type { Facts, OpenDatabase } from '../facts.ts';
import { command, type Explanation, type Proof, type WayOut, words } from '../note.ts';
import { fromHere, madeBetween, namedDatabase, ownTables } from '../other-tools.ts';
import { notes } from './phrases.ts';
import { sqlName } from '../sql-names.ts';

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
        return source === undefined || source === '' ? [] : [{ of: groups['path'] ?? '', is: notes().prisma.prismaSchemaInvalid.is(source, line), at: { path, line } }];
      });
      if (found.length === 0) return undefined;
      return {
        title: notes().prisma.prismaSchemaInvalid.title,
        meaning: notes().prisma.prismaSchemaInvalid.meaning,
        proof: found,
        wayOut: [words(notes().prisma.prismaSchemaInvalid.words), command('npx prisma validate', notes().prisma.prismaSchemaInvalid.command)],
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
        title: notes().prisma.prismaMigrationFailed.title(name, made.length > 0),
        meaning: notes().prisma.prismaMigrationFailed.meaning(made.length > 0),
        proof: [failedProof(after, name), ...migrationProof(facts, name), ...made.map(({ table, column }): Proof => ({ of: column === undefined ? table : `${table}.${column}`, is: notes().common.wasMadeByThePart }))],
        wayOut: [
          ...made.map(({ table, column }) => command(`sqlite3 ${after.path} "${column === undefined ? `DROP TABLE ${sqlName(table)}` : `ALTER TABLE ${sqlName(table)} DROP COLUMN ${sqlName(column)}`}"`, notes().common.takeBackWhatRan)),
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
        title: notes().prisma.prismaFailedBefore.title(name),
        meaning: notes().prisma.prismaFailedBefore.meaning,
        proof: [name, ...more].flatMap((each) => [failedProof(after, each), ...migrationProof(facts, each)]),
        wayOut: [...resolve(name), words(notes().prisma.prismaFailedBefore.words(name))],
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
    look: async (facts) => edited(facts, notes().prisma.prismaEditedAfterApplied.meaning),
  },
  {
    id: 'prisma-edit-unseen',
    tool: 'prisma',
    pitfalls: [13],
    tone: 'silent',
    lesson: 'never-edit-an-applied-migration',
    says: /^No pending migrations to apply\.$/,
    look: async (facts) => edited(facts, notes().prisma.prismaEditUnseen.meaning),
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
        title: notes().prisma.prismaDrift.title(after.path),
        meaning: notes().prisma.prismaDrift.meaning,
        proof: [...differences, ...rowsAtStake(after)],
        wayOut: [command('npx prisma db pull', notes().prisma.prismaDrift.command), words(notes().prisma.prismaDrift.words), words(notes().prisma.prismaDrift.words2)],
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
        title: notes().prisma.prismaNonInteractive.title,
        meaning: notes().prisma.prismaNonInteractive.meaning(resets),
        proof: after === undefined ? [] : rowsAtStake(after),
        wayOut: resets ? [words(notes().prisma.prismaNonInteractive.words)] : [command('npx prisma migrate deploy', notes().prisma.prismaNonInteractive.command), words(notes().prisma.prismaNonInteractive.words2)],
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
  return { of: path, is: notes().prisma.failedProof.is(name) };
}

function migrationPath({ after }: Facts, name: string): string | undefined {
  return [...after.files.keys()].find((path) => path.endsWith(`/${name}/migration.sql`));
}

function migrationProof(facts: Facts, name: string): readonly Proof[] {
  const path = migrationPath(facts, name);
  return path === undefined ? [{ of: name, is: notes().prisma.migrationProof.is }] : [{ of: name, is: notes().prisma.migrationProof.is2, at: { path } }];
}

function resolve(name: string): readonly WayOut[] {
  return [words(notes().prisma.resolve.words), command(`npx prisma migrate resolve --rolled-back ${name}`, notes().prisma.resolve.command), command('npx prisma migrate deploy', notes().common.andTryAgain)];
}

function rowsAtStake({ path, schema }: OpenDatabase): readonly Proof[] {
  return ownTables(schema).filter(({ rowCount }) => rowCount > 0).map(({ name, rowCount }) => ({ of: name, is: notes().prisma.rowsAtStake.is(rowCount, path) }));
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
    title: notes().prisma.edited.title(first.name),
    meaning,
    proof: [...changed.map(({ name, path, was, now }): Proof => ({ of: name, is: notes().prisma.edited.is(now.slice(0, 8), was.slice(0, 8)), at: { path } })), ...rowsAtStake(after)],
    wayOut: [isTracked ? command(`git log --oneline -- ${first.path}`, notes().prisma.edited.command) : words(notes().prisma.edited.words), command('npx prisma migrate dev --name describe_the_change', notes().prisma.edited.command2)],
  };
}

/** Undefined on a page that was not served securely: a browser has no checksums there. */
async function sha256(bytes: Uint8Array): Promise<string | undefined> {
  const { subtle }: { readonly subtle?: SubtleCrypto } = globalThis.crypto;
  if (subtle === undefined) return undefined;
  const digest = await subtle.digest('SHA-256', new Uint8Array(bytes));
  return [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
