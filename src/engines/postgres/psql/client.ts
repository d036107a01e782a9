import type { ConnectionTarget } from './conninfo.ts';
import { clientMessage, ConnectionLost, type Diagnosis, readMessages, type ServerMessage, type Socket, type TransactionState } from './wire.ts';

/** How a call reaches servers: a socket, or why there is none. */
export type Dial = (host: string, port: number) => Socket | 'refused' | 'unknown host';

/** An open session with a server. */
export interface Client {
  readonly target: ConnectionTarget;
  /** What the server reported of itself: `server_version`, `client_encoding`, … */
  readonly parameters: ReadonlyMap<string, string>;
  readonly process: number;
  readonly usedPassword: boolean;
  readonly state: () => TransactionState;
  /**
   * Sends SQL and gives the answer, message by message, up to the server's being ready again.
   *
   * @param copyData what `COPY … FROM STDIN` reads
   * @throws ConnectionLost when the server hangs up
   */
  query(sql: string, copyData?: () => Uint8Array): Generator<ServerMessage>;
  close(): void;
}

/** A session, or the sentence of why there is none. */
export type Connecting = { readonly type: 'open'; readonly client: Client } | { readonly type: 'failed'; readonly reason: string };

export function connectTo(dial: Dial, target: ConnectionTarget): Connecting {
  const { host, port } = target;
  if (host.startsWith('/')) {
    const where = `connection to server on socket "${host}/.s.PGSQL.${port}" failed: `;
    return { type: 'failed', reason: `${where}No such file or directory\n\tIs the server running locally and accepting connections on that socket?` };
  }
  const socket = dial(host, Number(port));
  if (socket === 'unknown host') return { type: 'failed', reason: `could not translate host name "${host}" to address: Name or service not known` };
  const where = `connection to server at ${/^[\d.]+$/.test(host) ? `"${host}"` : `"${host}" (127.0.0.1)`}, port ${port} failed: `;
  if (socket === 'refused') return { type: 'failed', reason: `${where}Connection refused\n\tIs the server running on that host and accepting TCP/IP connections?` };
  const opened = logIn(socket, target);
  if (typeof opened !== 'string') return { type: 'open', client: opened };
  socket.close();
  return { type: 'failed', reason: `${where}${opened}` };
}

function logIn(socket: Socket, target: ConnectionTarget): Client | string {
  const { user, database, password, options } = target;
  const parameters = new Map<string, string>();
  let state: TransactionState = 'I';
  let usedPassword = false;
  let process = 0;
  const words = ['user', user, 'database', database, ...[...options].flat(), 'client_encoding', 'UTF8'];
  socket.write(clientMessage('', PROTOCOL, ...words, new Uint8Array(1)));
  const messages = readMessages(socket);
  for (;;) {
    const message = messages.next();
    if (message === undefined) return HUNG_UP;
    if (message.type === 'ready') break;
    if (message.type === 'error') return shortly(message.fields);
    if (message.type === 'parameter') parameters.set(message.name, message.value);
    if (message.type === 'key') ({ process } = message);
    if (message.type !== 'authentication' || message.method === 0) continue;
    if (message.method !== CLEARTEXT) return `authentication method ${message.method} not supported`;
    if (password === undefined) return 'fe_sendauth: no password supplied';
    usedPassword = true;
    socket.write(clientMessage('p', password));
  }
  return {
    target,
    parameters,
    process,
    usedPassword,
    state: () => state,
    *query(sql, copyData) {
      socket.write(clientMessage('Q', sql));
      for (;;) {
        const message = messages.next() ?? (copyData !== undefined && readsInput(sql) ? COPY_IN : undefined);
        if (message === undefined) throw new ConnectionLost();
        if (message.type === 'parameter') parameters.set(message.name, message.value);
        if (message.type === 'copy-in') {
          const bytes = copyData?.() ?? new Uint8Array(0);
          if (bytes.length > 0) socket.write(clientMessage('d', bytes));
          socket.write(clientMessage('c'));
          copyData = undefined;
        }
        if (message.type === 'ready') {
          ({ state } = message);
          return;
        }
        yield message;
      }
    },
    close() {
      socket.write(clientMessage('X'));
      socket.close();
    },
  };
}

const PROTOCOL = 196_608;
const CLEARTEXT = 3;
const HUNG_UP = 'server closed the connection unexpectedly\n\tThis probably means the server terminated abnormally\n\tbefore or while processing the request.';
const COPY_IN: ServerMessage = { type: 'copy-in' };

/** A server may keep back such a statement until its data are there. */
function readsInput(sql: string): boolean {
  return /^\s*copy\b[^;]*\bfrom\s+stdin\b/i.test(sql);
}

function shortly(fields: Diagnosis): string {
  const [detail, hint] = [fields.get('D'), fields.get('H')];
  return `${fields.get('S') ?? 'ERROR'}:  ${fields.get('M') ?? ''}${detail === undefined ? '' : `\nDETAIL:  ${detail}`}${hint === undefined ? '' : `\nHINT:  ${hint}`}`;
}
