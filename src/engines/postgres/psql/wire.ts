import { join } from '../join.ts';

/** A socket to a server, as the server's side hands it out: what is written is answered at once. */
export interface Socket {
  write(bytes: Uint8Array): void;
  /** At most so many bytes; none when there is nothing more to read. */
  read(most: number): Uint8Array;
  close(): void;
}

/** A column of a result: its name and the OID of its type. */
export interface ResultColumn {
  readonly name: string;
  readonly type: number;
}

/** The fields of an error or a notice by their letter: `S` severity, `C` code, `M` message, `P` position, … */
export type Diagnosis = ReadonlyMap<string, string>;

/** What the session is in: `I` nothing, `T` a transaction, `E` a failed one. */
export type TransactionState = 'I' | 'T' | 'E';

/** What a server says, message by message. Null is SQL's NULL. */
export type ServerMessage =
  | { readonly type: 'columns'; readonly columns: readonly ResultColumn[] }
  | { readonly type: 'row'; readonly values: readonly (string | null)[] }
  | { readonly type: 'complete'; readonly tag: string }
  | { readonly type: 'error' | 'notice'; readonly fields: Diagnosis }
  | { readonly type: 'ready'; readonly state: TransactionState }
  | { readonly type: 'copy-data'; readonly bytes: Uint8Array }
  | { readonly type: 'parameter'; readonly name: string; readonly value: string }
  | { readonly type: 'key'; readonly process: number }
  | { readonly type: 'notification'; readonly process: number; readonly channel: string; readonly payload: string }
  | { readonly type: 'authentication'; readonly method: number; readonly rest: Uint8Array }
  | { readonly type: 'copy-in' | 'copy-out' | 'copy-done' | 'other' };

/** The server hung up in the middle of an answer. */
export class ConnectionLost extends Error {}

const CHUNK = 65_536;

/** Whole messages out of a socket, one after another. */
export interface MessageReader {
  /** The next message; undefined when the server has nothing more to say. */
  next(): ServerMessage | undefined;
}

export function readMessages(socket: Socket): MessageReader {
  let held: Uint8Array = new Uint8Array(0);
  const fill = (length: number): boolean => {
    while (held.length < length) {
      const more = socket.read(CHUNK);
      if (more.length === 0) return false;
      held = join([held, more]);
    }
    return true;
  };
  return {
    next() {
      if (!fill(5)) return undefined;
      const length = 1 + new DataView(held.buffer, held.byteOffset).getInt32(1);
      if (!fill(length)) return undefined;
      const body = held.subarray(5, length);
      const message = read(String.fromCharCode(held[0] ?? 0), body);
      held = held.subarray(length);
      return message;
    },
  };
}

/** A message from a client: its letter, and its parts; numbers are 4 bytes, texts end in a zero. */
export function clientMessage(letter: string, ...parts: readonly (string | number | Uint8Array)[]): Uint8Array {
  const body = parts.map((part) => (typeof part === 'string' ? encoder.encode(`${part}\0`) : typeof part === 'number' ? int32(part) : part));
  const length = 4 + body.reduce((sum, each) => sum + each.length, 0);
  return join([encoder.encode(letter), int32(length), ...body]);
}

function read(letter: string, body: Uint8Array): ServerMessage {
  const input = cursor(body);
  switch (letter) {
    case 'T':
      return {
        type: 'columns',
        columns: Array.from({ length: input.int16() }, () => {
          const name = input.text();
          input.skip(6);
          const type = input.int32();
          input.skip(8);
          return { name, type };
        }),
      };
    case 'D':
      return { type: 'row', values: Array.from({ length: input.int16() }, () => input.value()) };
    case 'C':
      return { type: 'complete', tag: input.text() };
    case 'E':
    case 'N':
      return { type: letter === 'E' ? 'error' : 'notice', fields: input.fields() };
    case 'Z':
      return { type: 'ready', state: transactionState(body[0] ?? 0) };
    case 'd':
      return { type: 'copy-data', bytes: body.slice() };
    case 'S':
      return { type: 'parameter', name: input.text(), value: input.text() };
    case 'K':
      return { type: 'key', process: input.int32() };
    case 'A':
      return { type: 'notification', process: input.int32(), channel: input.text(), payload: input.text() };
    case 'R':
      return { type: 'authentication', method: input.int32(), rest: body.slice(4) };
    case 'G':
      return { type: 'copy-in' };
    case 'H':
      return { type: 'copy-out' };
    case 'c':
      return { type: 'copy-done' };
    default:
      return { type: 'other' };
  }
}

function transactionState(byte: number): TransactionState {
  const letter = String.fromCharCode(byte);
  return letter === 'T' || letter === 'E' ? letter : 'I';
}

function cursor(body: Uint8Array) {
  const view = new DataView(body.buffer, body.byteOffset, body.length);
  let at = 0;
  const text = (): string => {
    const end = body.indexOf(0, at);
    const found = decoder.decode(body.subarray(at, end));
    at = end + 1;
    return found;
  };
  const number = (bytes: 2 | 4): number => {
    const found = bytes === 2 ? view.getInt16(at) : view.getInt32(at);
    at += bytes;
    return found;
  };
  return {
    text,
    int16: () => number(2),
    int32: () => number(4),
    skip: (bytes: number): void => {
      at += bytes;
    },
    value: (): string | null => {
      const length = number(4);
      if (length < 0) return null;
      at += length;
      return decoder.decode(body.subarray(at - length, at));
    },
    fields: (): Diagnosis => {
      const fields = new Map<string, string>();
      for (let letter = body[at++] ?? 0; letter !== 0; letter = body[at++] ?? 0) fields.set(String.fromCharCode(letter), text());
      return fields;
    },
  };
}

function int32(value: number): Uint8Array {
  const bytes = new Uint8Array(4);
  new DataView(bytes.buffer).setInt32(0, value);
  return bytes;
}

const encoder = new TextEncoder();
const decoder = new TextDecoder();
