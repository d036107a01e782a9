import type { CliSession } from './cli-session.ts';
import { isMode, modes, type Settings, withMode } from './cli-settings.ts';
import { dumpDatabase } from './dump.ts';
import { quoteText } from './identifiers.ts';
import { schemaText } from './schema-text.ts';

/** What a dot-command came to: all is well, an error was said, or the session ends with a code. */
export type DotResult = { readonly type: 'done' } | { readonly type: 'failed' } | { readonly type: 'quit'; readonly code: number };

/** Writes on stdout, and sentences of error on stderr. */
export interface DotOutput {
  readonly type: 'stdout' | 'stderr';
  readonly text: string;
}

type DotCommand = (session: CliSession, args: readonly string[]) => Generator<DotOutput, DotResult>;

const DONE: DotResult = { type: 'done' };
const FAILED: DotResult = { type: 'failed' };

/** Runs a line that starts with a dot. A name may be cut short where it stays clear. Throws `SqlFailure`. */
export function* runDotCommand(session: CliSession, line: string): Generator<DotOutput, DotResult> {
  const [name = '', ...args] = splitArguments(line.slice(1));
  const [found] = COMMANDS.filter(({ names }) => name !== '' && names.some((each) => each.startsWith(name)));
  if (found !== undefined) return yield* found.run(session, args);
  if (name !== '' && ELSEWHERE.some((each) => each.startsWith(name))) {
    yield { type: 'stderr', text: `Error: .${name} is not supported here\n` };
    return FAILED;
  }
  yield { type: 'stderr', text: `Error: unknown command or invalid arguments:  "${name}". Enter ".help" for help\n` };
  return FAILED;
}

const COMMANDS: readonly { readonly names: readonly string[]; readonly help: readonly [string, string]; readonly run: DotCommand }[] = [
  { names: ['bail'], help: ['.bail on|off', 'Stop after hitting an error.  Default OFF'], run: toggle('bail', 'bail') },
  { names: ['changes'], help: ['.changes on|off', 'Show number of rows changed by SQL'], run: toggle('changes', 'changes') },
  { names: ['databases'], help: ['.databases', 'List names and files of attached databases'], run: databases },
  { names: ['dump'], help: ['.dump ?OBJECTS?', 'Render database content as SQL'], run: dump },
  { names: ['exit'], help: ['.exit ?CODE?', 'Exit this program with return-code CODE'], run: quit },
  { names: ['headers'], help: ['.headers on|off', 'Turn display of headers on or off'], run: toggle('headers', 'headers') },
  { names: ['help'], help: ['.help', 'Show this list'], run: help },
  { names: ['indexes', 'indices'], help: ['.indexes ?TABLE?', 'Show names of indexes'], run: indexes },
  { names: ['mode'], help: ['.mode MODE ?TABLE?', 'Set output mode'], run: setMode },
  { names: ['nullvalue'], help: ['.nullvalue STRING', 'Use STRING in place of NULL values'], run: nullValue },
  { names: ['print'], help: ['.print STRING...', 'Print literal STRING'], run: print },
  { names: ['quit'], help: ['.quit', 'Exit this program'], run: quit },
  { names: ['schema'], help: ['.schema ?PATTERN?', 'Show the CREATE statements matching PATTERN'], run: schema },
  { names: ['separator'], help: ['.separator COL ?ROW?', 'Change the column and row separators'], run: separator },
  { names: ['tables'], help: ['.tables ?TABLE?', 'List names of tables matching LIKE pattern TABLE'], run: tables },
];

const ELSEWHERE = [
  'archive', 'auth', 'backup', 'binary', 'cd', 'check', 'clone', 'connection', 'crnl', 'dbconfig', 'dbinfo', 'echo', 'eqp', 'excel', 'expert', 'explain',
  'filectrl', 'fullschema', 'import', 'imposter', 'iotrace', 'limit', 'lint', 'load', 'log', 'nonce', 'once', 'open', 'output', 'parameter', 'progress',
  'prompt', 'read', 'recover', 'restore', 'save', 'scanstats', 'selftest', 'session', 'sha3sum', 'shell', 'show', 'stats', 'system', 'testcase', 'testctrl',
  'timeout', 'timer', 'trace', 'unmodule', 'vfsinfo', 'vfslist', 'vfsname', 'width',
];

function toggle(name: string, setting: 'bail' | 'changes' | 'headers'): DotCommand {
  return function* (session, args) {
    const [value] = args;
    if (value === undefined || args.length !== 1) {
      yield { type: 'stderr', text: `Usage: .${name} on|off\n` };
      return FAILED;
    }
    const on = /^(on|yes|[1-9]\d*)$/i.test(value);
    if (!on && !/^(off|no|0)$/i.test(value)) yield { type: 'stderr', text: `ERROR: Not a boolean value: "${value}". Assuming "no".\n` };
    const change: Partial<Settings> = setting === 'headers' ? { headers: on, headersChosen: true } : { [setting]: on };
    session.settings = { ...session.settings, ...change };
    return DONE;
  };
}

function* setMode(session: CliSession, [mode, table]: readonly string[]): Generator<DotOutput, DotResult> {
  if (mode === undefined) {
    yield { type: 'stdout', text: `current output mode: ${session.settings.mode}\n` };
    return DONE;
  }
  // Modes may be cut short; "line" goes before "list" and "tabs" before "table" no sooner than they differ.
  const found = isMode(mode) ? mode : ['lines', 'columns', 'lists'].includes(mode) ? mode.slice(0, -1) : modes.find((each) => each.startsWith(mode));
  if (found === undefined || !isMode(found)) {
    yield { type: 'stderr', text: 'Error: mode should be one of: ascii box column csv html insert json line list markdown qbox quote table tabs tcl\n' };
    return FAILED;
  }
  session.settings = { ...withMode(session.settings, found), insertTable: table ?? (found === 'insert' ? 'table' : session.settings.insertTable) };
  return DONE;
}

function* separator(session: CliSession, [column, row, more]: readonly string[]): Generator<DotOutput, DotResult> {
  if (column === undefined || more !== undefined) {
    yield { type: 'stderr', text: 'Usage: .separator COL ?ROW?\n' };
    return FAILED;
  }
  session.settings = { ...session.settings, columnSeparator: column, rowSeparator: row ?? session.settings.rowSeparator };
  return DONE;
}

function* nullValue(session: CliSession, [text]: readonly string[]): Generator<DotOutput, DotResult> {
  if (text === undefined) {
    yield { type: 'stderr', text: 'Usage: .nullvalue STRING\n' };
    return FAILED;
  }
  session.settings = { ...session.settings, nullValue: text };
  return DONE;
}

function* print(_session: CliSession, args: readonly string[]): Generator<DotOutput, DotResult> {
  yield { type: 'stdout', text: `${args.join(' ')}\n` };
  return DONE;
}

// eslint-disable-next-line require-yield -- the others of its kind write something
function* quit(_session: CliSession, [code]: readonly string[]): Generator<DotOutput, DotResult> {
  return { type: 'quit', code: Number(code ?? 0) || 0 };
}

function* help(): Generator<DotOutput, DotResult> {
  yield { type: 'stdout', text: COMMANDS.map(({ help: [usage, text] }) => `${usage.padEnd(24)} ${text}\n`).join('') };
  return DONE;
}

function* databases(session: CliSession): Generator<DotOutput, DotResult> {
  session.open();
  yield { type: 'stdout', text: `main: ${session.shownPath === undefined ? '""' : session.shownPath} ${session.readOnly ? 'r/o' : 'r/w'}\n` };
  return DONE;
}

function* tables(session: CliSession, [pattern = '%']: readonly string[]): Generator<DotOutput, DotResult> {
  const like = quoteText(pattern);
  yield* inColumns(session, `SELECT name FROM main.sqlite_schema WHERE type IN ('table','view') AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\' AND name LIKE ${like} ORDER BY 1`);
  return DONE;
}

function* indexes(session: CliSession, [pattern = '%', more]: readonly string[]): Generator<DotOutput, DotResult> {
  if (more !== undefined) {
    yield { type: 'stderr', text: 'Usage: .indexes ?LIKE-PATTERN?\n' };
    return FAILED;
  }
  yield* inColumns(session, `SELECT name FROM main.sqlite_schema WHERE type='index' AND tbl_name LIKE ${quoteText(pattern)} ORDER BY 1`);
  return DONE;
}

function* inColumns(session: CliSession, sql: string): Generator<DotOutput> {
  const names = session.open().query(sql).map(([name]) => String(name));
  const widest = Math.max(0, ...names.map((name) => name.length));
  const rows = Math.ceil(names.length / Math.max(1, Math.floor(80 / (widest + 2))));
  for (let row = 0; row < rows; row += 1) {
    const line = names.filter((_, index) => index % rows === row).map((name) => name.padEnd(widest));
    yield { type: 'stdout', text: `${line.join('  ')}\n` };
  }
}

function* schema(session: CliSession, args: readonly string[]): Generator<DotOutput, DotResult> {
  const [pattern, more] = args.filter((arg) => arg !== '--nosys');
  if (more !== undefined || pattern?.startsWith('-') === true) {
    yield { type: 'stderr', text: 'Usage: .schema ?--nosys? ?LIKE-PATTERN?\n' };
    return FAILED;
  }
  yield { type: 'stdout', text: schemaText(session.open(), pattern, args.includes('--nosys')) };
  return DONE;
}

function* dump(session: CliSession, args: readonly string[]): Generator<DotOutput, DotResult> {
  for (const text of dumpDatabase(session.open(), args)) yield { type: 'stdout', text };
  return DONE;
}

/** Words between blanks; single and double quotes hold blanks, backslashes count inside double ones only. */
function splitArguments(line: string): string[] {
  const escapes: Readonly<Record<string, string>> = { n: '\n', t: '\t', r: '\r', a: '\x07', b: '\b', f: '\f', v: '\v' };
  const unescaped = (text: string) => text.replace(/\\([0-7]{1,3}|[^])/g, (_, code: string) => (/^[0-7]/.test(code) ? String.fromCharCode(Number.parseInt(code, 8)) : (escapes[code] ?? code)));
  return [...line.matchAll(/'([^']*)'?|"((?:[^"\\]|\\[^])*)"?|(\S+)/g)].map(([, single, double, bare]) => single ?? (double === undefined ? unescaped(bare ?? '') : unescaped(double)));
}
