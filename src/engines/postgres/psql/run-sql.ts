import { diagnosisText, type Detail } from './diagnosis-text.ts';
import { printed, standsRight } from './print.ts';
import type { PrintSettings, Table } from './print-settings.ts';
import { isOn, place, type PsqlSession } from './session.ts';
import type { Diagnosis, ResultColumn } from './wire.ts';

/** Rows as a result has them. */
export interface Rows {
  readonly columns: readonly ResultColumn[];
  readonly rows: readonly (readonly (string | null)[])[];
}

/** What is done with rows; by default they are printed. */
export type TakeRows = (rows: Rows) => boolean;

export interface RunOptions {
  readonly print?: PrintSettings;
  readonly take?: TakeRows;
  /** What `COPY … FROM STDIN` reads; by default the lines of the script that follow. */
  readonly copyData?: () => Uint8Array;
}

/**
 * Sends SQL as one message and prints what comes back. False when the server refused.
 *
 * @throws ConnectionLost
 */
export function runSql(session: PsqlSession, sql: string, { print = session.print, take, copyData = () => dataLines(session) }: RunOptions = {}): boolean {
  const { client, world, variables } = session;
  const echo = variables.get('ECHO')?.toLowerCase();
  if (echo === 'queries') world.stdout(`${sql}\n`);
  if (!isOn(session, 'AUTOCOMMIT') && client.state() === 'I' && !NO_BEGIN.test(sql) && !send(session, 'BEGIN')) return false;
  const started = world.now();
  let columns: readonly ResultColumn[] | undefined;
  let rows: (string | null)[][] = [];
  let [fine, copied] = [true, false];
  for (const message of client.query(sql, copyData)) {
    switch (message.type) {
      case 'columns':
        ({ columns } = message);
        rows = [];
        break;
      case 'row':
        rows.push([...message.values]);
        break;
      case 'complete': {
        const { tag } = message;
        if (columns !== undefined) fine = (take?.({ columns, rows }) ?? printRows(session, { columns, rows }, print)) && fine;
        if ((columns === undefined || WRITES.test(tag)) && !(copied && tag.startsWith('COPY')) && !isOn(session, 'QUIET')) world.stdout(`${tag}\n`);
        [columns, copied] = [undefined, false];
        variables.set('ROW_COUNT', /\d+$/.exec(tag)?.[0] ?? '0');
        break;
      }
      case 'copy-data':
        copied = true;
        world.stdout(decoder.decode(message.bytes));
        break;
      case 'copy-out':
        copied = true;
        break;
      case 'notice':
        world.stderr(`${place(session)}${diagnosisText(message.fields, sql, detailOf(session))}`);
        break;
      case 'error':
        fine = false;
        report(session, message.fields, sql);
        if (echo === 'errors') world.stderr(`${place(session)}STATEMENT:  ${sql}\n`);
        break;
      case 'authentication':
      case 'copy-done':
      case 'copy-in':
      case 'key':
      case 'notification':
      case 'other':
      case 'parameter':
      case 'ready':
        break;
    }
  }
  variables.set('ERROR', fine ? 'false' : 'true');
  if (fine) variables.set('SQLSTATE', '00000');
  if (session.timing) world.stdout(`Time: ${(world.now() - started).toFixed(3)} ms\n`);
  return fine;
}

/** Asks the server something for psql itself. Undefined, and said, when the server refused. */
export function ask(session: PsqlSession, sql: string, { place: showPlace = true } = {}): Rows | undefined {
  const hidden = session.variables.get('ECHO_HIDDEN')?.toLowerCase();
  if (hidden === 'noexec' || isOn(session, 'ECHO_HIDDEN')) session.world.stdout(`********* QUERY **********\n${sql}\n**************************\n\n`);
  return hidden === 'noexec' ? undefined : exchange(session, sql, showPlace);
}

/** Runs SQL that psql adds, such as BEGIN, and says only what goes wrong. */
export function send(session: PsqlSession, sql: string): boolean {
  return exchange(session, sql) !== undefined;
}

function exchange(session: PsqlSession, sql: string, showPlace = true): Rows | undefined {
  let columns: readonly ResultColumn[] = [];
  const rows: (readonly (string | null)[])[] = [];
  let failed = false;
  for (const message of session.client.query(sql)) {
    if (message.type === 'columns') ({ columns } = message);
    if (message.type === 'row') rows.push(message.values);
    if (message.type === 'error') {
      failed = true;
      report(session, showPlace ? message.fields : new Map([...message.fields].filter(([letter]) => letter !== 'P')), sql);
    }
  }
  return failed ? undefined : { columns, rows };
}

/** Rows as the table that is printed. */
export function tableOf({ columns, rows }: Rows): Table {
  return { headers: columns.map(({ name }) => name), right: columns.map(({ type }) => standsRight(type)), rows };
}

function printRows(session: PsqlSession, rows: Rows, print: PrintSettings): boolean {
  session.world.stdout(printed(tableOf(rows), print));
  return true;
}

function report(session: PsqlSession, fields: Diagnosis, sql: string): void {
  session.variables.set('LAST_ERROR_MESSAGE', fields.get('M') ?? '');
  session.variables.set('LAST_ERROR_SQLSTATE', fields.get('C') ?? '');
  session.variables.set('SQLSTATE', fields.get('C') ?? '');
  session.world.stderr(`${place(session)}${diagnosisText(fields, sql, detailOf(session))}`);
}

function detailOf({ variables }: PsqlSession): Detail {
  const verbosity = variables.get('VERBOSITY')?.toLowerCase();
  const context = variables.get('SHOW_CONTEXT')?.toLowerCase();
  return {
    verbosity: verbosity === 'sqlstate' || verbosity === 'terse' || verbosity === 'verbose' ? verbosity : 'default',
    context: context === 'always' || context === 'never' ? context : 'errors',
  };
}

/** What `COPY … FROM STDIN` reads: the lines of the script up to `\.`. */
function dataLines({ source }: PsqlSession): Uint8Array {
  const lines: string[] = [];
  for (let line = source.nextLine(); line !== undefined && line.replace(/\r?\n$/, '') !== String.raw`\.`; line = source.nextLine()) lines.push(line.endsWith('\n') ? line : `${line}\n`);
  return new TextEncoder().encode(lines.join(''));
}

const WRITES = /^(?:INSERT|UPDATE|DELETE|MERGE)\b/;
/** Statements before which `AUTOCOMMIT off` begins no transaction. */
const NO_BEGIN = /^\s*(?:begin|start|commit|end|rollback|abort|prepare\s+transaction|vacuum|cluster|(?:create|drop)\s+(?:database|tablespace)|alter\s+system|discard\s+all|(?:create|drop)\s+(?:unique\s+)?index\s+concurrently|reindex\s+(?:database|system))\b/i;
const decoder = new TextDecoder();
