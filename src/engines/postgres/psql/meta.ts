import { type MetaCommand, readMeta } from './meta-words.ts';
import { listOptions, setOption } from './pset.ts';
import { readBoolean } from './booleans.ts';
import { complain, type PsqlSession, say } from './session.ts';
import { setVariable } from './variable-settings.ts';

/** What a backslash command came to. `stopped` is a script that it read and that stopped at an error. */
export interface MetaEnd {
  readonly type: 'done' | 'failed' | 'quit' | 'lost' | 'stopped';
}

/** The statement that is being typed, and the one before. */
export interface QueryBuffer {
  sql: string;
  last: string;
}

type Run = (session: PsqlSession, command: MetaCommand, buffer: QueryBuffer) => MetaEnd;

const DONE: MetaEnd = { type: 'done' };
const FAILED: MetaEnd = { type: 'failed' };

/** Runs a command of `-c`. */
export function runMetaText(session: PsqlSession, text: string): MetaEnd {
  return runMeta(session, readMeta(text, session.variables), { sql: '', last: '' });
}

export function runMeta(session: PsqlSession, command: MetaCommand, buffer: QueryBuffer): MetaEnd {
  const run = COMMANDS.get(command.name);
  if (run !== undefined) return run(session, command, buffer);
  complain(session, `invalid command \\${command.name}`);
  return FAILED;
}

const COMMANDS: ReadonlyMap<string, Run> = new Map<string, Run>([
  ['q', () => ({ type: 'quit' })],
  ['quit', () => ({ type: 'quit' })],
  ['echo', echo('stdout')],
  ['qecho', echo('stdout')],
  ['warn', echo('stderr')],
  ['i', include],
  ['include', include],
  ['set', set],
  ['unset', unset],
  ['pset', pset],
  ['x', (session, { words: [value] }) => option(session, 'x', value)],
  ['t', (session, { words: [value] }) => option(session, 't', value)],
  ['a', (session) => option(session, 'format', session.print.format === 'unaligned' ? 'aligned' : 'unaligned')],
  ['f', (session, { words: [value] }) => option(session, 'fieldsep', value)],
  ['C', (session, { words: [value] }) => option(session, 'title', value)],
  ['timing', timing],
]);

function echo(stream: 'stdout' | 'stderr'): Run {
  return (session, { words }) => {
    const silent = words[0] === '-n';
    session.world[stream](`${(silent ? words.slice(1) : words).join(' ')}${silent ? '' : '\n'}`);
    return DONE;
  };
}

function include(session: PsqlSession, { name, words: [path] }: MetaCommand): MetaEnd {
  if (path === undefined) {
    complain(session, `\\${name}: missing required argument`);
    return FAILED;
  }
  const end = session.include(path);
  return { type: end === 'missing' ? 'failed' : end };
}

function set(session: PsqlSession, { words: [name, ...values] }: MetaCommand): MetaEnd {
  if (name === undefined) {
    session.world.stdout([...session.variables].sort(([a], [b]) => (a < b ? -1 : 1)).map(([key, value]) => `${key} = '${value}'\n`).join(''));
    return DONE;
  }
  if (!/^[\w\u0080-\uffff]+$/.test(name)) {
    complain(session, `invalid variable name: "${name}"`);
    return FAILED;
  }
  return setVariable(session, name, values.join('')) ? DONE : FAILED;
}

function unset(session: PsqlSession, { words: [name] }: MetaCommand): MetaEnd {
  if (name === undefined) {
    complain(session, String.raw`\unset: missing required argument`);
    return FAILED;
  }
  session.variables.delete(name);
  return DONE;
}

function pset(session: PsqlSession, { words: [name, value] }: MetaCommand): MetaEnd {
  if (name !== undefined) return option(session, name, value);
  session.world.stdout(listOptions(session.print));
  return DONE;
}

function option(session: PsqlSession, name: string, value: string | undefined): MetaEnd {
  const result = setOption(session.print, name, value);
  if (result.type === 'failed') {
    complain(session, result.reason);
    return FAILED;
  }
  session.print = result.settings;
  say(session, result.says);
  return DONE;
}

function timing(session: PsqlSession, { words: [value] }: MetaCommand): MetaEnd {
  const on = value === undefined ? !session.timing : readBoolean(value);
  if (on === undefined) {
    complain(session, `unrecognized value "${value ?? ''}" for "\\timing": Boolean expected`);
    return FAILED;
  }
  session.timing = on;
  say(session, `Timing is ${on ? 'on' : 'off'}.`);
  return DONE;
}
