import type { Backend } from './backend.ts';
import { errorMessage, failed, message, type Message, query, readyForQuery, rowsIn, statusIn, textsIn, type TransactionStatus } from './messages.ts';
import { join } from './join.ts';

/**
 * The one session that the server has, lent to one connection at a time. A connection that has to give it up leaves its
 * settings and its open transaction behind: the transaction is parked as a prepared one, which keeps its locks.
 */
export interface SharedSession {
  /** Sends whole messages for a connection, and answers what it is to read. */
  send(user: SessionUser, messages: readonly Message[]): Uint8Array;
  /** Ends what a connection has open. */
  leave(user: SessionUser): void;
  /** Asks something for the server itself, when no connection holds the session or in between. */
  ask(sql: string): (string | undefined)[][];
  /** The session itself, for who asks when no connection has it. */
  readonly exchange: (messages: Uint8Array) => Uint8Array;
}

/** What is kept for a connection while another one has the session. */
export interface SessionUser {
  status: TransactionStatus;
  /** What makes the session this connection's: its role and its settings. */
  settings: readonly string[];
  parked: Parked | undefined;
  /** The statements that it prepared by name, each as the message that did it. */
  readonly prepared: Map<string, Uint8Array>;
}

type Parked = { readonly type: 'failed' } | { readonly type: 'prepared'; readonly id: string; readonly wrote: boolean };

/** Prepared transactions of this name are connections that had to wait; none of them outlives its process. */
const PARKED = 'headway_parked_';

const ONE_SESSION = 'this server has one session: a transaction that has written and then waited for another connection can only be committed or rolled back';

export function shareSession(backend: Backend): SharedSession {
  let holder: SessionUser | undefined;
  let parkings = 0;
  const run = (sql: string): Uint8Array => backend.exchange(query(sql));
  const ask = (sql: string): (string | undefined)[][] => rowsIn(run(sql));

  /** False when the holder cannot give the session up. */
  const takeFrom = (user: SessionUser): Uint8Array | undefined => {
    user.settings = ask(SETTINGS).map(([sql]) => sql ?? '');
    if (user.status === 'T') {
      const wrote = ask('SELECT pg_current_xact_id_if_assigned()')[0]?.[0] !== undefined;
      const id = `${PARKED}${++parkings}`;
      const answer = run(`PREPARE TRANSACTION '${id}'`);
      if (failed(answer)) {
        user.status = 'I';
        user.parked = { type: 'failed' };
        run('DISCARD ALL');
        return answer;
      }
      user.parked = { type: 'prepared', id, wrote };
    } else if (user.status === 'E') {
      run('ROLLBACK');
      user.parked = { type: 'failed' };
    }
    run('DISCARD ALL');
    return undefined;
  };

  const giveTo = (user: SessionUser): void => {
    if (holder === user) return;
    if (holder !== undefined) takeFrom(holder);
    holder = user;
    for (const sql of user.settings) run(sql);
    if (user.prepared.size > 0) backend.exchange(join([...user.prepared.values(), message('S')]));
    if (user.parked?.type === 'prepared' && !user.parked.wrote) {
      run(`ROLLBACK PREPARED '${user.parked.id}'`);
      run('BEGIN');
      user.parked = undefined;
    }
  };

  /** What a connection reads whose transaction is parked for good: it can be ended, and nothing else. */
  const endParked = (user: SessionUser, parked: Parked, first: Message): Uint8Array => {
    const ending = first.type === 'Q' ? /^\s*(commit|end|rollback|abort)\b(?!\s+(to|prepared))/i.exec(textsIn(first.body)[0] ?? '')?.[1]?.toLowerCase() : undefined;
    if (ending === undefined) {
      const error = parked.type === 'failed' ? errorMessage('ERROR', '25P02', 'current transaction is aborted, commands ignored until end of transaction block') : errorMessage('ERROR', '0A000', ONE_SESSION);
      user.status = 'E';
      return join([error, readyForQuery('E')]);
    }
    const commits = (ending === 'commit' || ending === 'end') && user.status === 'T' && parked.type === 'prepared';
    user.parked = undefined;
    user.status = 'I';
    if (parked.type === 'prepared') {
      const answer = run(`${commits ? 'COMMIT' : 'ROLLBACK'} PREPARED '${parked.id}'`);
      if (failed(answer)) return answer;
    }
    return join([message('C', commits ? 'COMMIT' : 'ROLLBACK'), readyForQuery('I')]);
  };

  for (const [id] of ask(`SELECT gid FROM pg_prepared_xacts WHERE gid LIKE '${PARKED}%'`)) run(`ROLLBACK PREPARED '${id ?? ''}'`);

  return {
    ask,
    exchange: (messages) => backend.exchange(messages),
    send(user, messages) {
      const [first] = messages;
      if (first === undefined) return new Uint8Array(0);
      giveTo(user);
      if (user.parked !== undefined) return endParked(user, user.parked, first);
      const answer = backend.exchange(join(messages.map(({ bytes }) => bytes)));
      user.status = statusIn(answer) ?? user.status;
      if (!failed(answer)) for (const each of messages) noteStatement(user.prepared, each);
      return answer;
    },
    leave(user) {
      if (user.parked?.type === 'prepared') {
        if (holder !== undefined && holder.status !== 'I') takeFrom(holder);
        run(`ROLLBACK PREPARED '${user.parked.id}'`);
        user.parked = undefined;
        if (holder !== undefined && holder !== user) holder = undefined;
      }
      if (holder !== user) return;
      if (user.status !== 'I') run('ROLLBACK');
      run('DISCARD ALL');
      holder = undefined;
    },
  };
}

function noteStatement(prepared: Map<string, Uint8Array>, { type, body, bytes }: Message): void {
  const [first = ''] = textsIn(body);
  if (type === 'P' && first !== '') prepared.set(first, bytes.slice());
  else if (type === 'C' && first.startsWith('S')) prepared.delete(first.slice(1));
  else if (type === 'Q' && /^\s*(deallocate|discard)\s+all\b/i.test(first)) prepared.clear();
}

/** The statements that make another session like this one. */
const SETTINGS = `SELECT format('SET SESSION AUTHORIZATION %I', session_user) WHERE session_user <> 'app'
UNION ALL SELECT format('SELECT set_config(%L, %L, false)', name, setting) FROM pg_settings WHERE source = 'session' AND context IN ('user', 'superuser') AND name NOT IN ('session_authorization', 'transaction_isolation', 'transaction_read_only', 'transaction_deferrable')`;
