/*
 * PostgreSQL's wire protocol, version 3: as much of it as the server's door needs. Each message is a letter, a length of
 * four bytes that counts itself, and its body; only the first message of a connection has no letter.
 */

export interface Message {
  /** The letter, or `''` for the first message of a connection. */
  readonly type: string;
  readonly body: Uint8Array;
  /** The whole message as it came. */
  readonly bytes: Uint8Array;
}

/** The whole messages at the beginning of these bytes, and what is left of them. */
export function splitMessages(bytes: Uint8Array, first: boolean): { readonly messages: readonly Message[]; readonly rest: Uint8Array } {
  const messages: Message[] = [];
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let at = 0;
  let untyped = first;
  for (;;) {
    const head = untyped ? 0 : 1;
    if (bytes.length < at + head + 4) break;
    const end = at + head + view.getInt32(at + head);
    if (bytes.length < end) break;
    messages.push({ type: untyped ? '' : String.fromCharCode(bytes[at] ?? 0), body: bytes.subarray(at + head + 4, end), bytes: bytes.subarray(at, end) });
    untyped = false;
    at = end;
  }
  return { messages, rest: bytes.subarray(at) };
}

/** Bytes written from left to right. */
export function message(type: string, ...parts: readonly (string | number | Uint8Array)[]): Uint8Array {
  const bodies = parts.map((part) => (typeof part === 'string' ? new TextEncoder().encode(`${part}\0`) : typeof part === 'number' ? int32(part) : part));
  const length = bodies.reduce((sum, body) => sum + body.length, 4);
  const bytes = new Uint8Array(type.length + length);
  bytes.set(new TextEncoder().encode(type));
  bytes.set(int32(length), type.length);
  let at = type.length + 4;
  for (const body of bodies) {
    bytes.set(body, at);
    at += body.length;
  }
  return bytes;
}

export function query(sql: string): Uint8Array {
  return message('Q', sql);
}

export function errorMessage(severity: 'ERROR' | 'FATAL', code: string, text: string): Uint8Array {
  const field = (letter: string, value: string): Uint8Array => new TextEncoder().encode(`${letter}${value}\0`);
  return message('E', field('S', severity), field('V', severity), field('C', code), field('M', text), new Uint8Array(1));
}

export function readyForQuery(status: TransactionStatus): Uint8Array {
  return message('Z', new TextEncoder().encode(status));
}

/** Idle, in a transaction, or in one that failed. */
export type TransactionStatus = 'I' | 'T' | 'E';

/** What the server says last of the session's transaction, if it says it. */
export function statusIn(answer: Uint8Array): TransactionStatus | undefined {
  const last = splitMessages(answer, false).messages.findLast(({ type }) => type === 'Z');
  const letter = last === undefined ? undefined : String.fromCharCode(last.body[0] ?? 0);
  return letter === 'I' || letter === 'T' || letter === 'E' ? letter : undefined;
}

/** Whether an answer holds an error. */
export function failed(answer: Uint8Array): boolean {
  return splitMessages(answer, false).messages.some(({ type }) => type === 'E');
}

/** The rows of an answer, as text; NULL is undefined. */
export function rowsIn(answer: Uint8Array): (string | undefined)[][] {
  return splitMessages(answer, false).messages.flatMap(({ type, body }) => (type === 'D' ? [rowIn(body)] : []));
}

/** The texts, each ended by a zero byte, of a message's body. */
export function textsIn(body: Uint8Array): string[] {
  return new TextDecoder().decode(body).split('\0');
}

function rowIn(body: Uint8Array): (string | undefined)[] {
  const view = new DataView(body.buffer, body.byteOffset, body.byteLength);
  const values: (string | undefined)[] = [];
  let at = 2;
  for (let left = view.getInt16(0); left > 0; left--) {
    const length = view.getInt32(at);
    at += 4;
    values.push(length === -1 ? undefined : new TextDecoder().decode(body.subarray(at, at + length)));
    at += Math.max(length, 0);
  }
  return values;
}

function int32(value: number): Uint8Array {
  const bytes = new Uint8Array(4);
  new DataView(bytes.buffer).setInt32(0, value);
  return bytes;
}
