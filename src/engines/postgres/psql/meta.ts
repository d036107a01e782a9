import { copy } from './meta-copy.ts';
import { connect, connectionInfo, encoding } from './meta-connection.ts';
import type { MetaEnd, QueryBuffer } from './meta-end.ts';
import { META_HELP } from './meta-help.ts';
import { runListCommand } from './meta-lists.ts';
import { runQueryCommand } from './meta-query.ts';
import { type MetaCommand, readMeta } from './meta-words.ts';
import { listOptions, setOption } from './pset.ts';
import { readBoolean } from './booleans.ts';
import { ask } from './run-sql.ts';
import { complain, type PsqlSession, say } from './session.ts';
import { setVariable } from './variable-settings.ts';
import { literal } from './variables.ts';

type Run = (session: PsqlSession, command: MetaCommand, buffer: QueryBuffer) => MetaEnd;

const DONE: MetaEnd = { type: 'done' };
const FAILED: MetaEnd = { type: 'failed' };

/** Runs a command of `-c`: one, whatever follows it. */
export function runMetaText(session: PsqlSession, text: string): MetaEnd {
  const first = /^\\[^\s\\]*(?:'(?:[^'\\]|\\[^])*'?|"[^"]*"?|[^\\'"])*/.exec(text)?.[0] ?? text;
  return runMeta(session, readMeta(first.replaceAll('\n', ' '), session.variables), { sql: '', last: '' });
}

export function runMeta(session: PsqlSession, command: MetaCommand, buffer: QueryBuffer): MetaEnd {
  const run = COMMANDS.get(command.name);
  if (run !== undefined) return run(session, command, buffer);
  const fine = runQueryCommand(session, command, buffer) ?? runListCommand(session, command);
  if (fine !== undefined) return fine ? DONE : FAILED;
  if (ELSEWHERE.has(command.name)) {
    complain(session, `\\${command.name} is not supported here`);
    return FAILED;
  }
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
  ['c', connect],
  ['connect', connect],
  ['conninfo', connectionInfo],
  ['encoding', encoding],
  ['copy', copy],
  ['sf', definition('function', (name) => `SELECT pg_catalog.pg_get_functiondef(${name}${name.includes('(') ? '::pg_catalog.regprocedure' : '::pg_catalog.regproc'})`)],
  ['sv', definition('view', (name) => `SELECT 'CREATE OR REPLACE VIEW ' || n.nspname || '.' || c.relname || E' AS\\n' || pg_catalog.rtrim(pg_catalog.pg_get_viewdef(c.oid, true), ';') || E'\\n' FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace WHERE c.oid = ${name}::pg_catalog.regclass`)],
  ['?', (session) => (session.world.stdout(META_HELP), DONE)],
]);

/** What the genuine one has besides. */
const ELSEWHERE = new Set([
  '!', 'bind', 'bind_named', 'cd', 'close_prepared', 'copyright', 'crosstabview', 'dA', 'da', 'db', 'dC', 'dc', 'dconfig', 'dd', 'ddp', 'des', 'deu', 'det', 'dew', 'dF', 'dFd', 'dFp', 'dFt', 'dL',
  'dl', 'do', 'dO', 'dp', 'dP', 'drds', 'drg', 'dRp', 'dRs', 'dX', 'dy', 'e', 'ef', 'errverbose', 'ev', 'gdesc', 'getenv', 'H', 'h', 'help', 'html', 'lo_export', 'lo_import', 'lo_list', 'lo_unlink',
  'o', 'out', 'parse', 'password', 'prompt', 's', 'setenv', 'sf+', 'startpipeline', 'sv+', 'T', 'w', 'watch', 'write', 'z',
]);

/** Shows how something was defined. */
function definition(kind: string, sql: (name: string) => string): Run {
  return (session, { name, rest }) => {
    if (rest === '') {
      complain(session, `\\${name}: ${kind} name is required`);
      return FAILED;
    }
    const found = ask(session, sql(literal(rest)), { place: false });
    const text = found?.rows[0]?.[0];
    if (text === undefined || text === null) return FAILED;
    session.world.stdout(text.endsWith('\n') ? text : `${text}\n`);
    return DONE;
  };
}

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
  if (result.says !== '') say(session, result.says);
  return DONE;
}

function timing(session: PsqlSession, { words: [value] }: MetaCommand): MetaEnd {
  const on = value === undefined ? !session.timing : readBoolean(value);
  if (on === undefined) {
    complain(session, `unrecognized value "${value ?? ''}" for "\\timing": Boolean expected`);
  } else session.timing = on;
  say(session, `Timing is ${session.timing ? 'on' : 'off'}.`);
  return on === undefined ? FAILED : DONE;
}
