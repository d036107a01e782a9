import { z } from 'zod';
import { environmentIds } from '../domain/environment.ts';

/** Text, or several texts; one is the same as a list of one. */
const texts = z.union([z.string(), z.array(z.string()).min(1)]).transform((value) => (typeof value === 'string' ? [value] : value));

const environment = z.enum(environmentIds);
/** Where the check looks: one environment or several, each checked by itself. */
const places = z.union([environment, z.array(environment).min(1)]).transform((value) => (typeof value === 'string' ? [value] : value));

const columnName = z.string().regex(/^[^.\s]+(?:\.[^.\s]+){1,2}$/, 'write it as table.column, or schema.table.column');
const operation = z.string().regex(/^[a-z_]+(?: \S+)?$/, 'write it as an operation and what it is about, such as "add_column users.phone" or "create_table posts"');
/** What PostgreSQL writes as `t` is written `true`. */
const cell = z.union([z.string(), z.number(), z.null(), z.boolean().transform(String)]);

/**
 * What can be checked, by the key that names the kind. Each says something of the state of the world, never of what was
 * typed. `database` is the path of a SQLite file, or `postgresql` for the environment's server; without it, the database
 * with which the settings say that the environment works, else `app.db`, else the only one that there is.
 */
const kinds = {
  file: z.strictObject({
    file: z.string().describe('path in the project; a * stands for any characters within a name'),
    in: places,
    has: texts.optional().describe('texts that stand in it'),
    lacks: texts.optional().describe('texts that do not'),
    absent: z.literal(true).optional().describe('there is no such file'),
  }),
  model: z.strictObject({
    model: z.string().regex(/^[^.\s]+(?:\.[^.\s]+)?$/, 'write it as table.column, or table').describe('a column of a model, or a model, as Python reads the files'),
    in: places,
    absent: z.literal(true).optional(),
    type: z.string().optional().describe('as it is written, without the module: String(20)'),
    nullable: z.boolean().optional(),
    has: texts.optional().describe('texts of the Column(…)'),
  }),
  migration: z.strictObject({
    migration: operation.describe("an operation in some revision's upgrade()"),
    in: places,
    absent: z.literal(true).optional(),
    has: texts.optional().describe('texts of the operation'),
    downgrade: z.union([operation, z.array(operation).min(1)]).transform((value) => (typeof value === 'string' ? [value] : value)).optional().describe("operations in the same revision's downgrade()"),
  }),
  committed: z.strictObject({ committed: z.string().min(1).describe('a file or a folder that is in the last commit as it is'), in: places }),
  table: z.strictObject({ table: z.string(), in: places, database: z.string().optional(), absent: z.literal(true).optional(), rows: z.int().min(0).optional() }),
  column: z.strictObject({
    column: columnName,
    in: places,
    database: z.string().optional(),
    absent: z.literal(true).optional(),
    type: z.string().optional().describe('on PostgreSQL by any of its names: VARCHAR(20) is character varying(20)'),
    nullable: z.boolean().optional(),
    default: z.string().optional().describe("the default's SQL text"),
  }),
  index: z.strictObject({ index: z.string(), in: places, database: z.string().optional(), absent: z.literal(true).optional(), columns: texts.optional(), unique: z.boolean().optional(), valid: z.boolean().optional().describe('PostgreSQL: false for what CREATE INDEX CONCURRENTLY left unfinished') }),
  constraint: z.strictObject({
    constraint: z.string().describe('the name of a CHECK, a UNIQUE or a foreign key of PostgreSQL'),
    in: places,
    database: z.string().optional(),
    absent: z.literal(true).optional(),
    valid: z.boolean().optional().describe('false as long as it is NOT VALID'),
  }),
  enum: z.strictObject({ enum: z.string().describe('an enum type of PostgreSQL'), in: places, database: z.string().optional(), absent: z.literal(true).optional(), values: texts.optional().describe('all of them, in order') }),
  schema: z.strictObject({ schema: z.string().describe('a schema of PostgreSQL, as CREATE SCHEMA makes it'), in: places, database: z.string().optional(), absent: z.literal(true).optional() }),
  query: z.strictObject({
    query: z.string().describe('one SELECT; it runs on a copy'),
    in: places,
    database: z.string().optional(),
    gives: z.array(z.array(cell)).describe('all rows, in order'),
  }),
  revision: z.strictObject({
    revision: z.string().describe('where the database stands: head, base, none (never migrated), an id, or the message of a revision'),
    in: places,
    database: z.string().optional(),
  }),
  heads: z.strictObject({ heads: z.int().min(0), in: places }),
  drift: z.strictObject({
    drift: z.union([z.literal('none'), texts]).describe('none, or every part that differs: users.phone, a table, an index'),
    in: z.array(environment).min(2),
  }),
  commits: z.strictObject({ commits: z.int().min(0).describe('how many commits touch the path'), touching: z.string(), in: places }),
  origin: z.strictObject({ origin: z.strictObject({ ahead: z.int().min(0), behind: z.int().min(0) }).describe('commits that the other one lacks'), in: places }),
  app: z.strictObject({
    app: z.string().startsWith('/').describe('a path that the application is asked for'),
    in: places,
    status: z.int().min(100).max(599),
    says: texts.optional().describe('texts of its answer'),
    error: texts.optional().describe("texts of the application's own log"),
  }),
  command: z.strictObject({
    command: z.string().describe('a line that runs on a copy of the environment'),
    in: places,
    exits: z.int().min(0).max(255).default(0),
    says: texts.optional(),
    hides: texts.optional().describe('texts that it does not say'),
  }),
  pipeline: z.strictObject({
    pipeline: z.enum(['never ran', 'passed', 'failed', 'deployed', 'deploy failed']).describe('how the newest run of the pipeline ended'),
    in: places.default(['ci']),
  }),
  output: z.strictObject({
    output: texts.describe('texts that the last command of this step said in the environment'),
    in: places,
    exits: z.int().min(0).max(255).optional(),
  }),
} as const;

export type CheckKind = keyof typeof kinds;
/** A check as data: `{ kind: 'column', column: 'users.phone', in: ['dev-b'], type: 'VARCHAR(20)' }`. */
export type Check = { [Kind in CheckKind]: { readonly kind: Kind } & z.infer<(typeof kinds)[Kind]> }[CheckKind];
export type CheckOf<Kind extends CheckKind> = Extract<Check, { kind: Kind }>;

/** What is wrong with something that was meant as a check: where in it, and what was expected there. */
export interface Flaw {
  readonly path: readonly (string | number)[];
  readonly message: string;
}

/** Reads a check as it is written in a file: a map whose keys name its kind. */
export function readCheck(written: unknown): { readonly check: Check } | { readonly flaws: readonly Flaw[] } {
  const names = Object.keys(kinds);
  if (typeof written !== 'object' || written === null || Array.isArray(written)) return { flaws: [{ path: [], message: `expected a check such as "column: users.phone", not ${JSON.stringify(written)}` }] };
  const found = Object.keys(written).filter((key) => names.includes(key));
  const [kind] = found;
  // A drift's parts and the like never share a key with another kind, so the one that is there decides.
  if (kind === undefined || !isKind(kind) || found.length > 1) {
    const what = found.length > 1 ? `this has ${found.join(' and ')}, which are two checks` : `none of the keys ${Object.keys(written).join(', ')} is one`;
    return { flaws: [{ path: [], message: `expected a check: one of ${names.join(', ')}; ${what}` }] };
  }
  return readKind(kind, written);
}

function readKind(kind: CheckKind, written: object): { readonly check: Check } | { readonly flaws: readonly Flaw[] } {
  const read = z.safeParse(kinds[kind], written);
  if (!read.success) return { flaws: read.error.issues.map(flawOf) };
  return { check: named(kind, read.data) };
}

function named(kind: CheckKind, data: z.infer<(typeof kinds)[CheckKind]>): Check {
  // The data was read by the schema of this very kind.
  return { kind, ...data } as Check;
}

/** An issue of Zod as a flaw: at a key that does not belong there, its own place rather than the map's. */
export function flawOf(issue: z.core.$ZodIssue): Flaw {
  const path = issue.path.filter((part) => typeof part !== 'symbol');
  if (issue.code === 'unrecognized_keys') return { path: [...path, issue.keys[0] ?? ''], message: `there is no "${issue.keys.join('", "')}" here` };
  if (issue.code === 'invalid_union') {
    const nearest = issue.errors.flat()[0];
    return { path, message: nearest?.message ?? issue.message };
  }
  return { path, message: issue.message };
}

function isKind(text: string): text is CheckKind {
  return Object.hasOwn(kinds, text);
}
