import type { SqlValue } from '../../domain/schema.ts';
import { query } from './messages.ts';
import { diagnosisText } from './psql/diagnosis-text.ts';
import { type Diagnosis, readMessages, type ServerMessage } from './psql/wire.ts';

/** Sends messages to the one session, and gives its answer. */
export type Exchange = (messages: Uint8Array) => Uint8Array;

/** What SQL came to: the rows of its last statement that returns any, else how many rows its statements changed. */
export interface Answer {
  readonly columns: readonly string[] | undefined;
  readonly rows: readonly (readonly SqlValue[])[];
  readonly changedRows: number;
}

/** What PostgreSQL refused, as `psql` writes it. */
export class SqlRefused extends Error {
  /** SQLSTATE. */
  readonly code: string;

  constructor(fields: Diagnosis, sql: string) {
    super(diagnosisText(fields, sql, { verbosity: 'default', context: 'errors' }).trimEnd());
    this.code = fields.get('C') ?? '';
  }
}

/** Runs SQL, one or more statements. Throws `SqlRefused` with the first error. */
export function ask(exchange: Exchange, sql: string): Answer {
  let columns: readonly { readonly name: string; readonly type: number }[] | undefined;
  let rows: SqlValue[][] = [];
  let changedRows = 0;
  for (const message of messagesIn(exchange(query(sql)))) {
    if (message.type === 'error') throw new SqlRefused(message.fields, sql);
    if (message.type === 'columns') [columns, rows] = [message.columns, []];
    if (message.type === 'row') rows.push(message.values.map((text, at) => valueOf(text, columns?.[at]?.type ?? 0)));
    if (message.type === 'complete') changedRows += Number(/^(?:INSERT \d+|UPDATE|DELETE|MERGE) (\d+)$/.exec(message.tag)?.[1] ?? 0);
  }
  return { columns: columns?.map(({ name }) => name), rows, changedRows };
}

function* messagesIn(answer: Uint8Array): Generator<ServerMessage> {
  let at = 0;
  const reader = readMessages({ write: () => undefined, close: () => undefined, read: (most) => answer.subarray(at, (at += Math.min(most, answer.length - at))) });
  for (let next = reader.next(); next !== undefined; next = reader.next()) yield next;
}

/** `int8`, `int2`, `int4`, `oid`; `float4`, `float8`; `bytea`; `bool`: their numbers in `pg_type`. */
function valueOf(text: string | null, type: number): SqlValue {
  if (text === null) return null;
  switch (type) {
    case 16:
      return text === 't' ? 'true' : 'false';
    case 17:
      return Uint8Array.from(text.slice(2).match(/../g) ?? [], (byte) => parseInt(byte, 16));
    case 20:
    case 21:
    case 23:
    case 26:
      return BigInt(text);
    case 700:
    case 701:
      return Number(text);
    default:
      return text;
  }
}
