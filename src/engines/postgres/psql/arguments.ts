import type { ConnectionWords } from './conninfo.ts';
import { HELP } from './help-text.ts';
import { setOption } from './pset.ts';
import { defaultPrintSettings, type PrintSettings } from './print-settings.ts';

/** What `-c` and `-f` ask for, in their order. */
export type Action = { readonly type: 'command'; readonly text: string } | { readonly type: 'file'; readonly path: string };

/** What `psql [OPTION]… [DBNAME [USERNAME]]` asks for. */
export type PsqlArguments =
  | {
      readonly type: 'run';
      readonly connection: ConnectionWords;
      /** None means that commands come from standard input. */
      readonly actions: readonly Action[];
      readonly print: PrintSettings;
      /** `-v NAME=VALUE`; undefined unsets it. */
      readonly variables: ReadonlyMap<string, string | undefined>;
      readonly singleTransaction: boolean;
      readonly quiet: boolean;
      /** `-l`: the databases, then the end. */
      readonly list: boolean;
      /** What is said before anything else. */
      readonly warnings: readonly string[];
    }
  | { readonly type: 'say'; readonly stream: 'stdout' | 'stderr'; readonly text: string; readonly code: number };

/** Reads the arguments after `psql`. Options may stand anywhere, and short ones may be joined. */
export function readArguments(args: readonly string[], version: string): PsqlArguments {
  const words: string[] = [];
  const actions: Action[] = [];
  const variables = new Map<string, string | undefined>();
  const connection: { name?: string; host?: string; port?: string; user?: string } = {};
  let print = defaultPrintSettings;
  let [singleTransaction, quiet, list] = [false, false, false];
  const queue = splitOptions(args);
  for (const { option, value, typed } of queue) {
    switch (option) {
      case 'word':
        words.push(value);
        break;
      case 'unknown':
      case 'missing':
      case 'surplus':
        return refuse(`psql: ${value}\n${TRY}`);
      case 'help':
        return { type: 'say', stream: 'stdout', text: HELP, code: 0 };
      case 'version':
        return { type: 'say', stream: 'stdout', text: `psql (PostgreSQL) ${version}\n`, code: 0 };
      case 'command':
        actions.push({ type: 'command', text: value });
        break;
      case 'file':
        actions.push({ type: 'file', path: value });
        break;
      case 'dbname':
        connection.name = value;
        break;
      case 'host':
        connection.host = value;
        break;
      case 'port':
        connection.port = value;
        break;
      case 'username':
        connection.user = value;
        break;
      case 'set': {
        const at = value.indexOf('=');
        const name = at === -1 ? value : value.slice(0, at);
        if (!/^[\w\u0080-\uffff]+$/.test(name)) return refuse(`psql: error: invalid variable name: "${name}"\n`);
        variables.set(name, at === -1 ? undefined : value.slice(at + 1));
        break;
      }
      case 'single-transaction':
        singleTransaction = true;
        break;
      case 'quiet':
        quiet = true;
        break;
      case 'list':
        list = true;
        break;
      case 'echo-all':
        variables.set('ECHO', 'all');
        break;
      case 'echo-errors':
        variables.set('ECHO', 'errors');
        break;
      case 'echo-queries':
        variables.set('ECHO', 'queries');
        break;
      case 'echo-hidden':
        variables.set('ECHO_HIDDEN', 'on');
        break;
      case 'no-psqlrc':
      case 'no-password':
      case 'no-readline':
        break;
      case 'elsewhere':
        return refuse(`psql: ${typed}: not supported here\n`);
      default: {
        const [name, given] = printOption(option, value);
        const result = setOption(print, name, given);
        if (result.type === 'failed') return refuse(`psql: error: ${result.reason}\npsql: error: could not set printing parameter "${name}"\n`);
        print = result.settings;
      }
    }
  }
  const rest = connection.name === undefined ? words : ['', ...words];
  if (connection.name === undefined && words[0] !== undefined) [connection.name] = words;
  if (connection.user === undefined && rest[1] !== undefined) [, connection.user] = rest;
  const surplus = rest.slice(2).map((word) => `psql: warning: extra command-line argument "${word}" ignored\n`);
  return { type: 'run', connection, actions, print, variables, singleTransaction, quiet, list, warnings: surplus };
}

/** The name and the value that `\pset` would be given. */
function printOption(option: string, value: string): readonly [string, string | undefined] {
  if (option === 'pset') {
    const at = value.indexOf('=');
    return at === -1 ? [value, undefined] : [value.slice(0, at), value.slice(at + 1)];
  }
  return PRINT_OPTIONS.get(option) ?? [option, value];
}

const PRINT_OPTIONS = new Map<string, readonly [string, string | undefined]>([
  ['no-align', ['format', 'unaligned']],
  ['csv', ['format', 'csv']],
  ['html', ['format', 'html']],
  ['tuples-only', ['tuples_only', 'on']],
  ['expanded', ['expanded', 'on']],
  ['field-separator-zero', ['fieldsep_zero', undefined]],
  ['record-separator-zero', ['recordsep_zero', undefined]],
]);

interface Option {
  readonly option: string;
  readonly value: string;
  readonly typed: string;
}

/** The options one by one under their long names, and the other words as `word`. */
function splitOptions(args: readonly string[]): Option[] {
  const found: Option[] = [];
  const queue = [...args];
  const push = (option: string, value: string, typed: string): number => found.push({ option: ELSEWHERE.has(option) ? 'elsewhere' : ALIASES.get(option) ?? option, value, typed });
  for (let arg = queue.shift(); arg !== undefined; arg = queue.shift()) {
    if (arg === '--') {
      for (const word of queue) push('word', word, word);
      break;
    }
    if (arg.startsWith('--')) {
      const [, typed = '', given] = /^--([^=]*)(?:=([^]*))?$/.exec(arg) ?? [];
      const matches = [...LONG.keys()].filter((name) => name.startsWith(typed));
      const name = LONG.has(typed) ? typed : matches.length === 1 ? matches[0] : undefined;
      if (name === undefined) push('unknown', matches.length === 0 ? `unrecognized option '--${typed}'` : `option '--${typed}' is ambiguous; possibilities: ${matches.map((match) => `'--${match}'`).join(' ')}`, arg);
      else if (LONG.get(name) === true) {
        const value = given ?? queue.shift();
        if (value === undefined) push('missing', `option '--${name}' requires an argument`, arg);
        else push(name, value, arg);
      } else if (given !== undefined && name !== 'help') push('surplus', `option '--${name}' doesn't allow an argument`, arg);
      else push(name, given ?? '', arg);
      continue;
    }
    if (!arg.startsWith('-') || arg === '-') {
      push('word', arg, arg);
      continue;
    }
    for (let at = 1; at < arg.length; at += 1) {
      const letter = arg.charAt(at);
      const name = SHORT.get(letter);
      if (name === undefined) {
        push('unknown', `invalid option -- '${letter}'`, arg);
        continue;
      }
      if (LONG.get(name) !== true) {
        push(name, '', `-${letter}`);
        continue;
      }
      const value = at + 1 < arg.length ? arg.slice(at + 1) : queue.shift();
      if (value === undefined) push('missing', `option requires an argument -- '${letter}'`, arg);
      else push(name, value, `-${letter}`);
      break;
    }
  }
  return found;
}

function refuse(text: string): PsqlArguments {
  return { type: 'say', stream: 'stderr', text, code: 1 };
}

const TRY = 'psql: hint: Try "psql --help" for more information.\n';

/** Long names, and whether a value follows. */
const LONG = new Map<string, boolean>([
  ...['command', 'dbname', 'field-separator', 'file', 'host', 'log-file', 'output', 'port', 'pset', 'record-separator', 'set', 'table-attr', 'username', 'variable'].map((name): [string, boolean] => [name, true]),
  ...[
    'csv', 'echo-all', 'echo-errors', 'echo-hidden', 'echo-queries', 'expanded', 'field-separator-zero', 'help', 'html', 'list', 'no-align', 'no-readline', 'no-password', 'no-psqlrc',
    'password', 'quiet', 'record-separator-zero', 'single-line', 'single-step', 'single-transaction', 'tuples-only', 'version',
  ].map((name): [string, boolean] => [name, false]),
]);

const SHORT = new Map<string, string>([
  ['0', 'record-separator-zero'], ['1', 'single-transaction'], ['?', 'help'], ['A', 'no-align'], ['E', 'echo-hidden'], ['F', 'field-separator'], ['H', 'html'], ['L', 'log-file'],
  ['P', 'pset'], ['R', 'record-separator'], ['S', 'single-line'], ['T', 'table-attr'], ['U', 'username'], ['V', 'version'], ['W', 'password'], ['X', 'no-psqlrc'], ['a', 'echo-all'],
  ['b', 'echo-errors'], ['c', 'command'], ['d', 'dbname'], ['e', 'echo-queries'], ['f', 'file'], ['h', 'host'], ['l', 'list'], ['n', 'no-readline'], ['o', 'output'], ['p', 'port'],
  ['q', 'quiet'], ['s', 'single-step'], ['t', 'tuples-only'], ['v', 'set'], ['w', 'no-password'], ['x', 'expanded'], ['z', 'field-separator-zero'],
]);

const ALIASES = new Map([['variable', 'set'], ['field-separator', 'fieldsep'], ['record-separator', 'recordsep']]);
const ELSEWHERE = new Set(['log-file', 'output', 'password', 'single-line', 'single-step', 'table-attr']);
