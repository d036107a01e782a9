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
  if (words === undefined) {
    const on = value === '' ? true : readBoolean(value);
    if (on === undefined) {
      complain(session, `unrecognized value "${value}" for "${name}": Boolean expected`);
      return false;
    }
    session.variables.set(name, on ? 'on' : 'off');
    return true;
  }
  const word = name === 'ECHO_HIDDEN' && readBoolean(value) !== undefined ? (readBoolean(value) === true ? 'on' : 'off') : value.toLowerCase();
  if (!words.includes(word)) {
    complain(session, `unrecognized value "${value}" for "${name}"\nAvailable values are: ${words.join(', ')}.`);
    return false;
  }
  session.variables.set(name, word);
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
