import { defaultSettings, isMode, type Mode, type Settings, withMode } from './cli-settings.ts';

/** What `sqlite3 [OPTIONS] FILE [SQL]…` asks for. */
export type CliArguments =
  | {
      readonly type: 'run';
      /** As typed; undefined is a database in memory. */
      readonly file: string | undefined;
      /** SQL and dot-commands of the line; none means that they come from standard input. */
      readonly commands: readonly string[];
      /** `-cmd`: run before the others. */
      readonly first: readonly string[];
      readonly settings: Settings;
      readonly readOnly: boolean;
    }
  | { readonly type: 'say'; readonly stream: 'stdout' | 'stderr'; readonly text: string; readonly code: number };

/** Reads the arguments after `sqlite3`. One dash or two are the same, and options may stand anywhere. */
export function readArguments(args: readonly string[], version: string): CliArguments {
  let settings = defaultSettings;
  let readOnly = false;
  const first: string[] = [];
  const operands: string[] = [];
  const queue = [...args];
  const refuse = (text: string): CliArguments => ({ type: 'say', stream: 'stderr', text: `sqlite3: Error: ${text}\n`, code: 1 });
  for (let arg = queue.shift(); arg !== undefined; arg = queue.shift()) {
    if (!arg.startsWith('-')) {
      operands.push(arg);
      continue;
    }
    const option = arg.startsWith('--') ? arg.slice(2) : arg.slice(1);
    if (VALUES.has(option)) {
      const value = queue.shift();
      if (value === undefined) return refuse(`missing argument to ${arg}`);
      if (option === 'cmd') first.push(value);
      if (option === 'separator') settings = { ...settings, columnSeparator: value };
      if (option === 'newline') settings = { ...settings, rowSeparator: value };
      if (option === 'nullvalue') settings = { ...settings, nullValue: value };
      continue;
    }
    if (isMode(option) && option !== 'insert' && option !== 'tcl') settings = withModeOption(settings, option);
    else if (option === 'header' || option === 'noheader') settings = { ...settings, headers: option === 'header', headersChosen: true };
    else if (option === 'readonly') readOnly = true;
    else if (option === 'bail') settings = { ...settings, bail: true };
    else if (option === 'version') return { type: 'say', stream: 'stdout', text: `${version}\n`, code: 0 };
    else if (option === 'help') return { type: 'say', stream: 'stderr', text: USAGE, code: 1 };
    else if (option === 'interactive') return refuse(INTERACTIVE);
    else if (ELSEWHERE.has(option)) return refuse(`${arg}: not supported here`);
    else if (option !== 'batch') return { type: 'say', stream: 'stderr', text: `sqlite3: Error: unknown option: ${arg}\nUse -help for a list of options.\n`, code: 1 };
  }
  const [file, ...commands] = operands;
  return { type: 'run', file: file === ':memory:' ? undefined : file, commands, first, settings, readOnly };
}

/** The options are not quite `.mode`: `-column` leaves the headers as they are, `-csv` the ends of lines. */
function withModeOption(settings: Settings, mode: Mode): Settings {
  const changed = withMode(settings, mode);
  return { ...changed, headers: settings.headers, rowSeparator: mode === 'csv' ? settings.rowSeparator : changed.rowSeparator };
}

/** What is said where the genuine one would start to ask for lines. */
export const INTERACTIVE = 'lines cannot be typed into it here. Give the SQL on the line: sqlite3 FILE "SELECT ..."';

const VALUES = new Set(['cmd', 'separator', 'newline', 'nullvalue']);
const ELSEWHERE = new Set([
  'A', 'append', 'deserialize', 'echo', 'init', 'lookaside', 'maxsize', 'memtrace', 'mmap', 'nofollow', 'nonce', 'pagecache', 'safe', 'stats', 'vfs', 'zip', 'unsafe-testing',
]);

const USAGE = `Usage: sqlite3 [OPTIONS] FILENAME [SQL]
FILENAME is the name of an SQLite database. A new database is created
if the file does not previously exist.
OPTIONS include:
   -ascii               set output mode to 'ascii'
   -bail                stop after hitting an error
   -batch               force batch I/O
   -box                 set output mode to 'box'
   -column              set output mode to 'column'
   -cmd COMMAND         run "COMMAND" before reading stdin
   -csv                 set output mode to 'csv'
   -[no]header          turn headers on or off
   -help                show this message
   -html                set output mode to HTML
   -json                set output mode to 'json'
   -line                set output mode to 'line'
   -list                set output mode to 'list'
   -markdown            set output mode to 'markdown'
   -newline SEP         set output row separator. Default: '\\n'
   -nullvalue TEXT      set text string for NULL values. Default ''
   -quote               set output mode to 'quote'
   -readonly            open the database read-only
   -separator SEP       set output column separator. Default: '|'
   -table               set output mode to 'table'
   -tabs                set output mode to 'tabs'
   -version             show SQLite version
`;
