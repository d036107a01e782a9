import type { SqlOutcome } from '../../domain/schema.ts';
import type { ServerAnswer, ServerQuestion } from '../../domain/server-question.ts';
import { ask, type Exchange, SqlRefused } from './ask.ts';
import { readContents, readRows, readSchema } from './inspector.ts';
import { LOCKS_SQL, readLocks } from './locks.ts';
import { query, rowsIn, statusIn } from './messages.ts';

/** Rows that the SQL box is given of one statement. */
const ROW_LIMIT = 1000;

/** SQLSTATE of `canceling statement due to lock timeout`. */
const LOCK_NOT_AVAILABLE = '55P03';

/** How long SQL of the box waits for a lock. */
const LOCK_WAIT = '3s';

/** Answers a question by the server's one session, which no connection has at that moment. */
export function answerQuestion(exchange: Exchange, question: ServerQuestion): ServerAnswer {
  try {
    switch (question.type) {
      case 'schema':
        return reading(exchange, (): ServerAnswer => ({ type: 'schema', schema: readSchema(exchange) }));
      case 'rows':
        return reading(exchange, (): ServerAnswer => ({ type: 'rows', page: readRows(exchange, question.table, question.offset, question.limit) }));
      case 'locks':
        return { type: 'locks', locks: readLocks(rowsIn(exchange(query(LOCKS_SQL)))) };
      case 'contents':
        return reading(exchange, (): ServerAnswer => ({ type: 'contents', tables: readContents(exchange, question.tables, question.most) }));
      case 'sql':
        return runSql(exchange, question);
    }
  } catch (reason) {
    if (!(reason instanceof SqlRefused)) throw reason;
    return { type: 'error', message: reason.code === LOCK_NOT_AVAILABLE && question.type !== 'sql' ? 'a table is locked by another transaction, and this look did not wait for it' : reason.message };
  }
}

/** Names come whole, whatever search path the database has been given. A look does not stand in a queue for long. */
function reading<Result>(exchange: Exchange, work: () => Result): Result {
  exchange(query('BEGIN READ ONLY'));
  exchange(query("SET LOCAL search_path TO public; SET LOCAL lock_timeout TO '200ms'"));
  try {
    return work();
  } finally {
    exchange(query('ROLLBACK'));
  }
}

function runSql(exchange: Exchange, { sql, writes }: Extract<ServerQuestion, { type: 'sql' }>): SqlOutcome {
  if (/\bcopy\b[^;]*\b(?:from\s+stdin|to\s+stdout)\b/i.test(sql)) return { type: 'error', message: 'COPY from and to a client works in psql.' };
  if (!writes) exchange(query('SET default_transaction_read_only TO on'));
  // Nobody sits at a terminal who could stop it.
  exchange(query(`SET lock_timeout TO '${LOCK_WAIT}'`));
  try {
    const { columns, rows, changedRows } = ask(exchange, sql);
    if (statusIn(exchange(query(''))) !== 'I') return { type: 'error', message: 'The transaction was never committed, so it was rolled back.' };
    if (columns === undefined) return { type: 'done', changedRows };
    const shown = rows.slice(0, ROW_LIMIT);
    return { type: 'rows', page: { columns, rows: shown, total: rows.length, offset: 0 } };
  } finally {
    exchange(query('ROLLBACK'));
    exchange(query('DISCARD ALL'));
  }
}
