import { connectTo } from './client.ts';
import { readTarget } from './conninfo.ts';
import type { MetaCommand } from './meta-words.ts';
import type { MetaEnd } from './meta-end.ts';
import { printed } from './print.ts';
import { ask } from './run-sql.ts';
import { complain, type PsqlSession, say } from './session.ts';
import { settledVariables } from './variable-settings.ts';

/** `\c [DBNAME|- [USER|- [HOST|- [PORT]]]]`: what is not said stays as it was. A script does not go on without a connection. */
export function connect(session: PsqlSession, { words }: MetaCommand): MetaEnd {
  const { target } = session.client;
  const [name, user, host, port] = words.map((word) => (word === '-' ? undefined : word));
  const whole = name !== undefined && /=|:\/\//.test(name);
  const read = readTarget({ name: name ?? target.database, user: user ?? target.user, host: host ?? target.host, port: port ?? target.port }, session.world.variables, session.world.login);
  const kept = read.type === 'target' && !whole && read.target.user === target.user && read.target.host === target.host ? { ...read.target, password: target.password } : undefined;
  const connecting = read.type === 'failed' ? read : connectTo(session.world.dial, kept ?? read.target);
  if (connecting.type === 'failed') {
    complain(session, String.raw`\connect: ${connecting.reason}`);
    return { type: 'lost' };
  }
  session.client.close();
  session.client = connecting.client;
  for (const [variable, value] of settledVariables(connecting.client, session.world.version)) session.variables.set(variable, value);
  const now = connecting.client.target;
  const elsewhere = now.host !== target.host || now.port !== target.port ? ` on host "${now.host}" at port "${now.port}"` : '';
  say(session, `You are now connected to database "${now.database}" as user "${now.user}"${elsewhere}.`);
  return { type: 'done' };
}

/** `\conninfo` */
export function connectionInfo(session: PsqlSession): MetaEnd {
  const { client, world, print } = session;
  const { target, parameters, process, usedPassword } = client;
  const rows: readonly (readonly [string, string])[] = [
    ['Database', target.database],
    ['Client User', target.user],
    ['Host', target.host],
    ['Host Address', /^[\d.]+$/.test(target.host) ? target.host : '127.0.0.1'],
    ['Server Port', target.port],
    ['Options', target.options.get('options') ?? ''],
    ['Protocol Version', '3.0'],
    ['Password Used', usedPassword ? 'true' : 'false'],
    ['GSSAPI Authenticated', 'false'],
    ['Backend PID', String(process)],
    ['TLS Connection', 'false'],
    ['Superuser', parameters.get('is_superuser') ?? ask(session, 'SHOW is_superuser;')?.rows[0]?.[0] ?? 'unknown'],
    ['Hot Standby', parameters.get('in_hot_standby') ?? 'unknown'],
  ];
  world.stdout(printed({ title: 'Connection Information', headers: ['Parameter', 'Value'], right: [false, false], rows }, print));
  return { type: 'done' };
}

/** `\encoding`: UTF-8 is the only one. */
export function encoding(session: PsqlSession, { words: [wanted] }: MetaCommand): MetaEnd {
  if (wanted === undefined) session.world.stdout('UTF8\n');
  else if (!/^(?:utf-?8|unicode)$/i.test(wanted)) {
    complain(session, `${wanted}: invalid encoding name or conversion procedure not found`);
    return { type: 'failed' };
  }
  return { type: 'done' };
}
