import { readBoolean } from './booleans.ts';
import type { Client } from './client.ts';
import { complain, type PsqlSession } from './session.ts';
import { watchedVariables } from './variables.ts';

/** Sets a variable; false, and said, when psql itself reads it and cannot take the value. */
export function setVariable(session: PsqlSession, name: string, value: string): boolean {
  if (!watchedVariables.has(name)) {
    session.variables.set(name, value);
    return true;
  }
  const words = watchedVariables.get(name);
  const fits = words === undefined ? value === '' || readBoolean(value) !== undefined : words.includes(value.toLowerCase()) || (words.includes('off') && readBoolean(value) !== undefined);
  if (!fits) {
    complain(session, `unrecognized value "${value}" for "${name}"${words === undefined ? ': Boolean expected' : `\nAvailable values are: ${words.join(', ')}.`}`);
    return false;
  }
  session.variables.set(name, value === '' ? 'on' : value);
  return true;
}

/** What psql sets when it has connected. */
export function settledVariables({ target, parameters }: Client, version: string): [string, string][] {
  const server = parameters.get('server_version') ?? '';
  return [
    ['DBNAME', target.database],
    ['HOST', target.host],
    ['PORT', target.port],
    ['USER', target.user],
    ['SERVER_VERSION_NAME', server],
    ['SERVER_VERSION_NUM', versionNumber(server)],
    ['VERSION_NAME', version],
    ['VERSION_NUM', versionNumber(version)],
  ];
}

function versionNumber(version: string): string {
  const [major = '0', minor = '0'] = version.split(/[^\d]/);
  return String(Number(major) * 10_000 + Number(minor));
}
