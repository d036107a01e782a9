import { INTERACTIVE, type CliArguments } from './cli-arguments.ts';
import { writeRows } from './cli-rows.ts';
import { CannotOpen, type CliSession } from './cli-session.ts';
import { SqlFailure, type Connection, type Prepared } from './connection.ts';
import { runDotCommand, type DotOutput } from './dot-commands.ts';
import { errorContext } from './error-context.ts';
import { planTree } from './query-plan.ts';
import { outsideFile } from './sql-box.ts';
import { isComplete, splitStatements, sqlTokens } from './statements.ts';

/** A call of the sqlite3 command line, with all that it needs of the world around it. */
export interface CliCall {
  readonly arguments: Extract<CliArguments, { type: 'run' }>;
  /** The file's absolute path, for `.databases`; undefined for a database in memory. */
  readonly shownPath: string | undefined;
  /** The file as it is; `new` where there is none yet, `unopenable` where none can be. */
  readonly database: Uint8Array | 'new' | 'unopenable';
  readonly stdin: Uint8Array;
}

/** How it ended. `file` is the database file's new content; undefined when it is as it was. */
export interface CliEnd {
  readonly code: number;
  readonly file: Uint8Array | undefined;
}

/**
 * The sqlite3 command line as a generator of its output: who pulls it sets the pace, and can stop between two rows.
 * Text and exit codes are those of sqlite3 3.40.
 */
export function* runCli(openDatabase: (bytes: Uint8Array) => Connection, call: CliCall): Generator<DotOutput, CliEnd> {
  const { commands, first, settings, readOnly, file } = call.arguments;
  let connection: Connection | undefined;
  const session: CliSession = {
    settings,
    shownPath: call.shownPath,
    readOnly,
    open() {
      if (connection !== undefined) return connection;
      if (call.database === 'unopenable' || (call.database === 'new' && readOnly && file !== undefined)) {
        throw new CannotOpen(`unable to open database "${file ?? ''}": unable to open database file`);
      }
      connection = openDatabase(call.database === 'new' ? new Uint8Array(0) : call.database);
      if (readOnly) connection.query('PRAGMA query_only = 1');
      return connection;
    },
  };
  // A reader that stops early ends the generator here; the database in memory is closed all the same.
  try {
    const code = yield* untilCannotOpen(runAll(session, [...first, ...commands], commands.length === 0 ? call.stdin : undefined));
    if (connection === undefined || file === undefined || readOnly) return { code, file: undefined };
    // Opening creates the file, empty as long as nothing is written.
    return { code, file: changedFile(connection) ?? (call.database === 'new' ? new Uint8Array(0) : undefined) };
  } finally {
    connection?.close();
  }
}

function* untilCannotOpen(session: Generator<DotOutput, number>): Generator<DotOutput, number> {
  try {
    return yield* session;
  } catch (reason) {
    if (!(reason instanceof CannotOpen)) throw reason;
    yield { type: 'stderr', text: `Error: ${reason.message}\n` };
    return 1;
  }
}

/** A file that is no database cannot be exported, and was not changed. */
function changedFile(connection: Connection): Uint8Array | undefined {
  try {
    return connection.finish();
  } catch (reason) {
    if (reason instanceof SqlFailure) return undefined;
    throw reason;
  }
}

function* runAll(session: CliSession, commands: readonly string[], stdin: Uint8Array | undefined): Generator<DotOutput, number> {
  for (const command of commands) {
    if (command.startsWith('.')) {
      const result = yield* dotCommand(session, command);
      if (result.type === 'quit') return result.code;
      if (result.type === 'failed') return 1;
      continue;
    }
    const failure = yield* runSqlText(session, command);
    if (failure !== undefined) {
      yield { type: 'stderr', text: `Error: ${failure.phase}, ${failure.text}\n` };
      return failure.code;
    }
  }
  if (stdin === undefined) return 0;
  if (stdin.length === 0) {
    yield { type: 'stderr', text: `sqlite3: ${INTERACTIVE}\n` };
    return 1;
  }
  return yield* runScript(session, new TextDecoder().decode(stdin));
}

/** Lines from standard input: dot-commands stand alone on theirs, SQL goes on to the line with its semicolon. */
function* runScript(session: CliSession, script: string): Generator<DotOutput, number> {
  let sql = '';
  let startLine = 1;
  let errors = 0;
  const lines = script.replace(/\n$/, '').split('\n');
  for (const [index, rawLine] of lines.entries()) {
    if (errors > 0 && session.settings.bail) return 1;
    const line = rawLine.replace(/\r$/, '');
    if (sql === '') {
      if (isBlank(line) || line.startsWith('#')) continue;
      if (line.startsWith('.')) {
        const result = yield* dotCommand(session, line);
        if (result.type === 'quit') return result.code;
        if (result.type === 'failed') errors += 1;
        continue;
      }
      startLine = index + 1;
    }
    sql = sql === '' ? line.trimStart() : `${sql}\n${line}`;
    if (isComplete(sql)) {
      errors += yield* scriptStatement(session, sql, startLine);
      sql = '';
    }
  }
  if (sql !== '' && !(errors > 0 && session.settings.bail)) errors += yield* scriptStatement(session, sql, startLine);
  return Number(errors > 0);
}

function* scriptStatement(session: CliSession, sql: string, line: number): Generator<DotOutput, number> {
  const failure = yield* runSqlText(session, sql);
  if (failure === undefined) {
    if (session.settings.changes) {
      const [row] = session.open().query('SELECT changes(), total_changes()');
      yield { type: 'stdout', text: `changes: ${String(row?.[0])}   total_changes: ${String(row?.[1])}\n` };
    }
    return 0;
  }
  yield { type: 'stderr', text: `${failure.phase === 'in prepare' ? 'Parse' : 'Runtime'} error near line ${line}: ${failure.text}\n` };
  return 1;
}

interface Failure {
  readonly phase: 'in prepare' | 'stepping';
  readonly text: string;
  readonly code: number;
}

/** Runs statements up to the first that fails. */
function* runSqlText(session: CliSession, sql: string): Generator<DotOutput, Failure | undefined> {
  const connection = session.open();
  for (const { sql: statementSql, start } of splitStatements(sql)) {
    let phase: Failure['phase'] = 'in prepare';
    let statement: Prepared | undefined;
    try {
      const refused = outsideFile(statementSql);
      if (refused !== undefined) throw new SqlFailure(refused);
      statement = connection.prepare(statementSql);
      if (statement === undefined) continue;
      phase = 'stepping';
      const rows = rowsOf(statement);
      if (/^explain\s+query\s+plan\b/i.test(statementSql)) yield { type: 'stdout', text: planTree([...rows]) };
      else for (const text of writeRows(statement.columns, rows, session.settings)) yield { type: 'stdout', text };
    } catch (reason) {
      if (!(reason instanceof SqlFailure)) throw reason;
      const context = phase === 'in prepare' ? errorContext(connection, sql.slice(start), reason.message) : '';
      return { phase, text: `${reason.message}${reason.code > 1 ? ` (${reason.code})` : ''}${context}`, code: reason.code };
    } finally {
      statement?.free();
    }
  }
  return undefined;
}

function* rowsOf(statement: Prepared): Generator<ReturnType<Prepared['step']> & object> {
  for (let row = statement.step(); row !== undefined; row = statement.step()) {
    if (statement.columns.length > 0) yield row;
  }
}

function* dotCommand(session: CliSession, line: string): ReturnType<typeof runDotCommand> {
  try {
    return yield* runDotCommand(session, line);
  } catch (reason) {
    if (!(reason instanceof SqlFailure)) throw reason;
    yield { type: 'stderr', text: `Error: ${reason.message}\n` };
    return { type: 'failed' };
  }
}

function isBlank(line: string): boolean {
  for (const { type, closed } of sqlTokens(line)) if (!closed || (type !== 'blank' && type !== 'comment')) return false;
  return true;
}
