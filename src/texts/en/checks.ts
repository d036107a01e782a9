import { andList } from '../lists.ts';
import { counted } from '../plural.ts';
import type { TextArea } from '../texts.ts';

const quoted = (texts: readonly string[]): string => andList(texts.map((text) => `“${text}”`));

/** How a state of the pipeline's newest run is told of. */
export interface PipelineTold {
  readonly subject: string;
  readonly state: string;
  readonly failedAt: string | undefined;
}

/**
 * What checks find and what they want. `found` clauses follow the environment's name ("Developer A has no database."),
 * `wanted` clauses follow "It should".
 */
const english = {
  found: (environment: string, clause: string) => `${environment} ${clause}.`,
  wanted: (clause: string) => `It should ${clause}.`,
  haveIt: 'have it',
  notHaveIt: 'not have it',
  haveOne: 'have one',
  committed: {
    found: (path: string) => `has ${path} in its last commit as it is`,
    wanted: (path: string) => `have ${path} in its last commit as it is`,
    silent: (code: number) => `git ended with ${code}`,
    noHistory: (why: string) => `has no history that can be read (${why})`,
    changes: (path: string, changed: string) => `has changes in ${path} that are not committed (${changed})`,
    untracked: (path: string) => `has no ${path} in git`,
  },
  heads: { found: (count: number) => `has ${counted(count, 'head')} among its revisions`, wanted: (count: number) => `have ${count}` },
  commits: {
    found: (count: number, path: string) => `has ${counted(count, 'commit')} that ${count === 1 ? 'touches' : 'touch'} ${path}`,
    wanted: (count: number) => `have ${count}`,
    wantedOf: (count: number, path: string) => `have ${counted(count, 'commit')} that touch ${path}`,
  },
  origin: {
    found: (ahead: number, behind: number) => `is ${counted(ahead, 'commit')} ahead of the origin and ${behind} behind`,
    wanted: (ahead: number, behind: number) => `be ${ahead} ahead and ${behind} behind`,
    notCompared: (why: string) => `cannot be compared with the origin (${why})`,
  },
  pipeline: {
    neverRan: 'has run no pipeline',
    found: ({ subject, state, failedAt }: PipelineTold) => `has run the pipeline for “${subject}”: ${state}${failedAt === undefined ? '' : ` at “${failedAt}”`}`,
    wantedNone: 'have run none',
    wanted: (state: string) => `have it end as “${state}”`,
  },
  output: { none: 'ran no command in this step', wanted: (says: readonly string[]) => `have run one that says ${quoted(says)}` },
  file: {
    none: (path: string) => `has no ${path}`,
    has: (paths: readonly string[]) => `has ${andList(paths)}`,
    wantedNone: (path: string) => `have no ${path}`,
    wantedOne: (path: string) => `have one ${path} alone`,
    without: (path: string, texts: readonly string[]) => `has ${path} without ${quoted(texts)}`,
    wantedIn: 'have that in it',
    with: (path: string, texts: readonly string[]) => `has ${path} with ${quoted(texts)}`,
    wantedNotIn: 'have it without that',
    as: (path: string, has: readonly string[] | undefined, lacks: readonly string[] | undefined) => {
      const told = [...(has === undefined ? [] : [`with ${quoted(has)}`]), ...(lacks === undefined ? [] : [`without ${quoted(lacks)}`])];
      return `has ${path}${told.length === 0 ? '' : ` ${told.join(' and ')}`}`;
    },
  },
  query: {
    wanted: (rows: string) => `answer ${rows}`,
    wantedOne: (query: string, rows: string) => `have one that answers \`${query}\` with ${rows}`,
    refused: (query: string, why: string) => `cannot answer \`${query}\`: ${why}`,
    found: (query: string, rows: string) => `answers \`${query}\` with ${rows}`,
    noRows: 'no rows',
    bytes: 'bytes',
  },
  revision: {
    named: (labels: readonly string[]) => quoted(labels),
    wantedHead: (heads: string) => `stand at the head, ${heads}`,
    wantedBase: 'stand at base',
    wantedNone: 'never have been migrated',
    wanted: (name: string) => `stand at “${name}”`,
    none: 'was never migrated',
    base: 'stands at base',
    found: (revisions: string) => `stands at ${revisions}`,
  },
  app: {
    wanted: (path: string, status: number, says: readonly string[] | undefined, logs: readonly string[] | undefined) =>
      `answer GET ${path} with ${status}${says === undefined ? '' : `, with ${quoted(says)}`}${logs === undefined ? '' : `, and log ${quoted(logs)}`}`,
    doesNotStart: (why: string | undefined) => `has an application that does not start${why === undefined ? '' : `: ${why}`}`,
    fails: (path: string, status: number, why: string | undefined) => `answers GET ${path} with ${status}${why === undefined ? '' : `: ${why}`}`,
    found: (path: string, status: number, body: string) => `answers GET ${path} with ${status} and ${body}`,
  },
  drift: {
    wantedNone: 'They should have the same schema.',
    wanted: (parts: readonly string[]) => `They should differ in ${andList(parts)}.`,
    noDatabase: (names: readonly string[]) => `${andList(names)} ${names.length === 1 ? 'has' : 'have'} no database.`,
    same: (names: readonly string[]) => `${andList(names)} have the same schema.`,
    found: (names: readonly string[], parts: readonly string[]) => `${andList(names)} differ in ${andList(parts)}.`,
  },
  ran: {
    wanted: (exits: number | undefined, says: readonly string[] | undefined, hides: readonly string[] | undefined) =>
      `have it ${andList([...(exits === undefined ? [] : [`end with ${exits}`]), ...(says === undefined ? [] : [`say ${quoted(says)}`]), ...(hides === undefined ? [] : [`not say ${quoted(hides)}`])])}`,
    said: (line: string, code: number, says: readonly string[]) => `ran \`${line}\`: it ended with ${code} and said ${quoted(says)}`,
    silent: (line: string, code: number) => `ran \`${line}\`: it ended with ${code} and said nothing`,
    last: (line: string, code: number, said: string) => `ran \`${line}\`: it ended with ${code}, last saying ${said}`,
  },
  database: {
    none: 'has no database',
    noServer: 'has no PostgreSQL server that a command has reached',
    noFile: (name: string) => `has no ${name}`,
    unreadable: (name: string, why: string) => `has ${name}, which cannot be read (${why})`,
  },
  table: {
    none: (name: string) => `has no table ${name}`,
    has: (name: string) => `has the table ${name}`,
    found: (name: string, rows: number) => `has the table ${name} with ${counted(rows, 'row')}`,
    wantedRows: (rows: number) => `have ${counted(rows, 'row')} in it`,
  },
  column: {
    wantedNone: (name: string) => `not have ${name}`,
    wanted: (name: string) => `have ${name}`,
    wantedAs: (words: string) => `have it as ${words}`,
    wantedTableWithout: (name: string) => `have it, without ${name}`,
    wantedTableWith: (name: string) => `have it, with ${name}`,
    none: (name: string) => `has no column ${name}`,
    untyped: 'without a type',
    found: (name: string, told: string) => `has the column ${name}, ${told}`,
  },
  index: {
    none: (name: string) => `has no index ${name}`,
    wanted: (unique: boolean | undefined, valid: boolean | undefined, columns: readonly string[] | undefined) =>
      `have it${unique === undefined ? '' : unique ? ', unique' : ', not unique'}${valid === undefined ? '' : valid ? ', valid' : ', INVALID'}${columns === undefined ? '' : `, on ${columns.join(', ')}`}`,
    found: (name: string, invalid: boolean, unique: boolean, columns: string) => `has the ${invalid ? 'INVALID ' : ''}${unique ? 'unique ' : ''}index ${name} on ${columns}`,
  },
  constraint: {
    none: (name: string) => `has no constraint ${name}`,
    wanted: (valid: boolean | undefined) => `have it${valid === undefined ? '' : valid ? ', validated' : ', NOT VALID'}`,
    found: (name: string, table: string, valid: boolean) => `has the constraint ${name} on ${table}${valid ? '' : ', NOT VALID'}`,
  },
  enum: {
    none: (name: string) => `has no type ${name}`,
    wanted: (values: string | undefined) => `have it${values === undefined ? '' : ` with ${values}`}`,
    found: (name: string, values: string) => `has the type ${name} with ${values}`,
  },
  schema: { found: (name: string) => `has the schema ${name}`, none: (name: string) => `has no schema ${name}` },
  model: {
    nullable: 'nullable',
    notNullable: 'not nullable',
    with: (texts: readonly string[]) => `with ${quoted(texts)}`,
    wantedNone: (name: string) => `have no ${name} in its models`,
    wanted: (name: string) => `have ${name} in its models`,
    wantedAs: (details: string) => `have it as ${details} in its models`,
    wantedReadable: (name: string, absent: boolean) => `be a file that Python can read, ${absent ? 'without' : 'with'} ${name}`,
    none: (table: string) => `has no model of the table ${table}`,
    table: (table: string, path: string) => `has a model of the table ${table} in ${path}`,
    without: (table: string, column: string, path: string) => `has a model of ${table} without ${column} in ${path}`,
    found: (name: string, path: string, source: string) => `has ${name} in ${path} as \`${source}\``,
  },
  migration: {
    wantedNone: (operation: string) => `have no revision whose upgrade() has ${operation}`,
    wanted: (operation: string, has: readonly string[] | undefined, downgrade: readonly string[] | undefined) =>
      `have a revision whose upgrade() has ${operation}${has === undefined ? '' : `, with ${quoted(has)}`}${downgrade === undefined ? '' : `, and its downgrade() ${andList(downgrade)}`}`,
    noFolder: 'has no migrations folder',
    noRevision: 'has no revision',
    none: (operation: string) => `has no revision whose upgrade() has ${operation}`,
    found: (operation: string, path: string) => `has ${operation} in ${path}`,
    as: (operation: string, path: string, source: string) => `has ${operation} in ${path} as \`${source}\``,
    emptyDowngrade: (operation: string, path: string) => `has ${operation} in ${path} with an empty downgrade()`,
    downgrade: (operation: string, path: string, has: readonly string[]) => `has ${operation} in ${path} with a downgrade() that has ${andList(has)}`,
  },
  act: {
    sql: (why: string) => `The SQL could not be run: ${why}`,
    ended: (line: string, code: number, exits: number, last: string) => `\`${line}\` ended with ${code} instead of ${exits}${last === '' ? '.' : `: ${last}`}`,
    noFile: (pattern: string) => `There is no file ${pattern} to edit.`,
    severalFiles: (pattern: string, paths: readonly string[]) => `${pattern} is meant to be one file, but ${andList(paths)} fit.`,
    noText: (path: string) => `${path} is no text.`,
    notOnce: (path: string, times: number, text: string) => `What is to be replaced in ${path} must be there exactly once; it is there ${times === 0 ? 'not at all' : `${times} times`}: ${text}`,
  },
  source: {
    broken: (path: string, line: number, message: string) => `has ${path}, which Python cannot read (line ${line}: ${message})`,
    notAsked: (code: number, said: string | undefined) => `could not be asked: Python ended with ${code}${said === undefined ? '' : `, last saying ${said}`}`,
  },
};

export type ChecksTexts = typeof english;
export const checksTexts: TextArea<'checks'> = { name: 'checks', english };
