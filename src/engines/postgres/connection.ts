import type { Connection } from '../../process/database-servers.ts';
import { ServerStopped } from './backend.ts';
import { join } from './join.ts';
import { errorMessage, message, type Message, readyForQuery, splitMessages, textsIn } from './messages.ts';
import type { SessionUser, SharedSession } from './session.ts';

/** The database that this server's session is connected to, and what to say of the others. */
export interface Listening {
  readonly session: SharedSession;
  readonly database: string;
  /** Called whenever nothing is left open: what is committed is to be kept. */
  readonly onIdle: () => void;
}

/** One connection: greets, asks for the password, then hands everything on to the session. */
export function connect({ session, database, onIdle }: Listening): Connection {
  const user: SessionUser = { status: 'I', settings: [], parked: undefined, prepared: new Map() };
  let stage: { readonly type: 'greeting' } | { readonly type: 'password'; readonly start: ReadonlyMap<string, string> } | { readonly type: 'open' } | { readonly type: 'closed' } = { type: 'greeting' };
  let incoming: Uint8Array = new Uint8Array(0);
  let outgoing: Uint8Array = new Uint8Array(0);
  /** Messages of the extended protocol that wait for their end. */
  let batch: Message[] = [];
  const say = (...parts: Uint8Array[]): void => {
    outgoing = join([outgoing, ...parts]);
  };
  const refuse = (code: string, text: string): void => {
    say(errorMessage('FATAL', code, text));
    stage = { type: 'closed' };
  };

  const greet = ({ body }: Message): void => {
    const version = new DataView(body.buffer, body.byteOffset, 4).getInt32(0);
    if (version === SSL_REQUEST || version === GSS_REQUEST) return say(new TextEncoder().encode('N'));
    const words = textsIn(body.subarray(4));
    const start = new Map<string, string>();
    for (let at = 0; at + 1 < words.length && words[at] !== ''; at += 2) start.set(words[at] ?? '', words[at + 1] ?? '');
    stage = { type: 'password', start };
    say(message('R', 3));
  };

  const logIn = (start: ReadonlyMap<string, string>, password: string): void => {
    const name = start.get('user') ?? '';
    const wanted = start.get('database') ?? name;
    const allowed = session.ask(`SELECT rolcanlogin, rolpassword = 'md5' || md5(${literal(password)} || rolname) FROM pg_authid WHERE rolname = ${literal(name)}`)[0];
    if (allowed?.[1] !== 't') return refuse('28P01', `password authentication failed for user "${name}"`);
    if (allowed[0] !== 't') return refuse('28000', `role "${name}" is not permitted to log in`);
    if (session.ask(`SELECT 1 FROM pg_database WHERE datname = ${literal(wanted)}`).length === 0) return refuse('3D000', `database "${wanted}" does not exist`);
    if (wanted !== database) return refuse('55000', `this server is connected to the database "${database}" while this command runs; start another command for "${wanted}"`);
    user.settings = [
      ...(name === 'app' ? [] : [`SET SESSION AUTHORIZATION ${identifier(name)}`]),
      ...session.ask(roleSettings(name, wanted)).map(([sql = '']) => sql),
      ...[...start].flatMap(([key, value]) => (['user', 'database', 'options', 'replication'].includes(key) ? [] : [`SET ${identifier(key)} TO ${literal(value)}`])),
      ...[...(start.get('options') ?? '').matchAll(/(?:-c\s*|--)(\w[\w.]*)=((?:\\.|\S)*)/g)].map(([, key = '', value = '']) => `SET ${key} TO ${literal(value.replaceAll(/\\(.)/g, '$1'))}`),
    ];
    session.send(user, splitMessages(message('Q', ''), false).messages);
    const parameters = session.ask(`SELECT name, setting FROM pg_settings WHERE name IN (${reported.map(literal).join(', ')})`);
    say(message('R', 0), ...parameters.map(([key = '', value = '']) => message('S', key, value)), message('K', 1, 0), readyForQuery('I'));
    stage = { type: 'open' };
  };

  const take = (next: Message): void => {
    switch (stage.type) {
      case 'greeting':
        return greet(next);
      case 'password':
        return next.type === 'p' ? logIn(stage.start, textsIn(next.body)[0] ?? '') : refuse('08P01', 'expected password response');
      case 'closed':
        return undefined;
      case 'open':
    }
    if (next.type === 'X') {
      stage = { type: 'closed' };
      return session.leave(user);
    }
    batch.push(next);
    const copies = next.type === 'Q' && /^\s*copy\b[^;]*\bfrom\s+stdin\b/i.test(textsIn(next.body)[0] ?? '');
    if (copies || !['Q', 'S', 'H', 'c', 'f', 'F'].includes(next.type)) return undefined;
    const messages = batch;
    batch = [];
    try {
      say(session.send(user, messages));
    } catch (reason) {
      stage = { type: 'closed' };
      if (reason instanceof ServerStopped) say(reason.lastWords);
      throw reason;
    }
    if (user.status === 'I') onIdle();
  };

  return {
    write(bytes) {
      incoming = join([incoming, bytes]);
      for (;;) {
        const { messages, rest } = splitMessages(incoming, stage.type === 'greeting');
        const [next] = messages;
        if (next === undefined) {
          incoming = rest;
          return;
        }
        incoming = incoming.subarray(next.bytes.length);
        take(next);
      }
    },
    read(most) {
      const bytes = outgoing.subarray(0, most);
      outgoing = outgoing.subarray(bytes.length);
      return bytes;
    },
    close() {
      if (stage.type === 'open') session.leave(user);
      stage = { type: 'closed' };
    },
  };
}

const SSL_REQUEST = 80_877_103;
const GSS_REQUEST = 80_877_104;

/** The settings that a server tells its clients of. */
const reported = ['application_name', 'client_encoding', 'DateStyle', 'default_transaction_read_only', 'in_hot_standby', 'integer_datetimes', 'IntervalStyle', 'is_superuser', 'scram_iterations', 'search_path', 'server_encoding', 'server_version', 'session_authorization', 'standard_conforming_strings', 'TimeZone'];

/** What `ALTER ROLE … SET` and `ALTER DATABASE … SET` gave this role in this database, the strongest last. */
function roleSettings(role: string, database: string): string {
  return `SELECT format('SELECT set_config(%L, %L, false)', split_part(entry, '=', 1), substr(entry, strpos(entry, '=') + 1))
FROM pg_db_role_setting, unnest(setconfig) WITH ORDINALITY AS each(entry, number)
WHERE setrole IN (0, (SELECT oid FROM pg_roles WHERE rolname = ${literal(role)})) AND setdatabase IN (0, (SELECT oid FROM pg_database WHERE datname = ${literal(database)}))
ORDER BY setrole <> 0, setdatabase <> 0, number`;
}

function literal(text: string): string {
  return text.includes('\\') ? ` E'${text.replaceAll('\\', '\\\\').replaceAll("'", "''")}'` : `'${text.replaceAll("'", "''")}'`;
}

function identifier(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}
