import { type FileTree, textAt, textOf } from './file-tree.ts';

/** Where a server's data says which image it goes on from: the image itself, as it travels. */
export const serverImage = 'image';

/** The database that every new PostgreSQL server has. */
const firstDatabase = 'shop';

/**
 * The database to which a process will want to connect, or undefined when nothing that it is given speaks of PostgreSQL;
 * then it needs no server. It must be known before the process starts, because a server starts asynchronously and a
 * process does not wait.
 *
 * What counts is an address (`postgresql://…`) in its arguments, its variables, or a settings or code file of the
 * environment; and the driver's name in its arguments. `psql` reaches a server that the environment has, whatever its
 * settings say now.
 *
 * @param hasServer whether the environment ever had one
 */
export function databaseWanted(argv: readonly string[], variables: Readonly<Record<string, string>>, files: FileTree, hasServer: boolean): string | undefined {
  const [program = ''] = argv;
  const said = [...argv.slice(1), ...Object.values(variables)].flatMap((text) => addressesIn(text));
  const named = program === 'psql' ? databaseOfPsql(argv.slice(1)) : undefined;
  const database = named ?? firstNamed([...said, ...addressesInFiles(files)]);
  if (argv.some((word) => /\bpsycopg/.test(word)) || (program === 'psql' && hasServer)) return database;
  return said.length > 0 || addressesInFiles(files).length > 0 ? database : undefined;
}

/** The database on its server that an environment's variables and settings mean. */
export function settingsDatabase(variables: Readonly<Record<string, string>>, files: FileTree): string {
  return firstNamed([...Object.values(variables).flatMap((text) => addressesIn(text)), ...addressesInFiles(files)]);
}

function firstNamed(databases: readonly string[]): string {
  return databases.find((name) => name !== '') ?? firstDatabase;
}

/** Options of psql that take a value, in the same word or as the next one. */
const SHORT_WITH_VALUE = /^-[^-cdfhopvFLPRTU]*([cdfhopvFLPRTU])(.+)?$/s;
const LONG_WITH_VALUE = /^--(command|dbname|field-separator|file|host|log-file|output|port|pset|record-separator|set|table-attr|username|variable)(?:=(.*))?$/s;

/** The database that psql's own arguments name; `-l` asks the one that every server has. Undefined leaves it to addresses and settings. */
function databaseOfPsql(words: readonly string[]): string | undefined {
  let list = false;
  let name: string | undefined;
  for (let at = 0; at < words.length; at += 1) {
    const word = words[at] ?? '';
    const [, option, attached] = SHORT_WITH_VALUE.exec(word) ?? LONG_WITH_VALUE.exec(word) ?? [];
    if (option !== undefined) {
      const value = attached ?? words[(at += 1)];
      if (option === 'd' || option === 'dbname') name = value;
    } else if (word === '-l' || word === '--list') list = true;
    else if (!word.startsWith('-')) name ??= word;
  }
  if (name === undefined) return list ? 'postgres' : undefined;
  return name.includes('://') ? undefined : name.includes('=') ? /(?:^|\s)dbname\s*=\s*'?([^\s']+)/.exec(name)?.[1] : name;
}

const ADDRESS = /postgres(?:ql)?(?:\+\w+)?:\/\/[^\s'"`]*/g;
const LARGEST_SETTINGS_BYTES = 200_000;

/** The databases of the addresses in a text; `''` where an address names none, or builds it. */
function addressesIn(text: string): string[] {
  return (text.match(ADDRESS) ?? []).map((address) => /^\w+(?:\+\w+)?:\/\/[^/]*\/(\w+)/.exec(address)?.[1] ?? '');
}

const known = new WeakMap<FileTree, readonly string[]>();
const knownFiles = new WeakMap<Uint8Array, readonly string[]>();

function addressesInFiles(files: FileTree): readonly string[] {
  const found = known.get(files) ?? [...files].filter(([path]) => isSettings(path)).sort(([one], [other]) => rank(one) - rank(other)).flatMap(([, bytes]) => addressesInFile(bytes));
  known.set(files, found);
  return found;
}

function addressesInFile(bytes: Uint8Array): readonly string[] {
  const found = knownFiles.get(bytes) ?? (bytes.length > LARGEST_SETTINGS_BYTES ? [] : addressesIn(uncommented(textOf(bytes) ?? '')));
  knownFiles.set(bytes, found);
  return found;
}

/** A line that begins with `#` says nothing, in Python as in `.env`. */
function uncommented(text: string): string {
  return text.includes('postgres') ? text.split('\n').filter((line) => !line.trimStart().startsWith('#')).join('\n') : '';
}

/** An address of a PostgreSQL server as it stands in a file; `line` is 1-based. */
export interface ServerAddress {
  readonly path: string;
  readonly line: number;
  readonly address: string;
}

/** The first address of a PostgreSQL server in the settings and code files, what is read last before what it overrides. */
export function serverAddress(files: FileTree): ServerAddress | undefined {
  const paths = [...files.keys()].filter(isSettings).sort((one, other) => rank(one) - rank(other));
  for (const path of paths) {
    const lines = (textAt(files, path) ?? '').split('\n');
    for (const [index, line] of lines.entries()) {
      const [address] = line.trimStart().startsWith('#') ? [] : (line.match(ADDRESS) ?? []);
      if (address !== undefined) return { path, line: index + 1, address };
    }
  }
  return undefined;
}

const ANY_ADDRESS = /\b(?:sqlite|postgres(?:ql)?)(?:\+\w+)?:\/\/[^\s'"`]*/;
const knownAddresses = new WeakMap<FileTree, string | undefined>();

/** The address of a database, of whatever kind, that counts: the shell's own variables, then `.env`, then the code's default. */
export function settingsAddress(variables: Readonly<Record<string, string>>, files: FileTree): string | undefined {
  for (const value of Object.values(variables)) {
    const [address] = ANY_ADDRESS.exec(value) ?? [];
    if (address !== undefined) return address;
  }
  if (!knownAddresses.has(files)) knownAddresses.set(files, addressInSettings(files));
  return knownAddresses.get(files);
}

function addressInSettings(files: FileTree): string | undefined {
  for (const [, bytes] of [...files].filter(([path]) => isSettings(path)).sort(([one], [other]) => rank(one) - rank(other) || (one < other ? -1 : 1))) {
    const lines = bytes.length > LARGEST_SETTINGS_BYTES ? [] : (textOf(bytes) ?? '').split('\n');
    const [address] = lines.filter((line) => !line.trimStart().startsWith('#')).flatMap((line) => ANY_ADDRESS.exec(line)?.[0] ?? []);
    if (address !== undefined) return address;
  }
  return undefined;
}

const FIRST_ADDRESS = 'DATABASE_URL=postgresql://app:secret@localhost:5432/shop';

/**
 * `.env` with the address of a PostgreSQL server in place of whatever database it named, for a project whose code takes
 * its database from `DATABASE_URL`; undefined for any other. `line` is 1-based.
 */
export function withServerAddress(files: FileTree): { readonly text: string; readonly line: number; readonly added: string } | undefined {
  const readsIt = [...files].some(([path, bytes]) => path.endsWith('.py') && isSettings(path) && bytes.length <= LARGEST_SETTINGS_BYTES && (textOf(bytes) ?? '').includes('DATABASE_URL'));
  if (!readsIt) return undefined;
  const lines = (textAt(files, '.env') ?? '').split('\n').filter((line, at, all) => line !== '' || at < all.length - 1);
  const kept = lines.filter((line) => !/^\s*(?:export\s+)?DATABASE_URL\s*=/.test(line));
  return { text: [...kept, FIRST_ADDRESS, ''].join('\n'), line: kept.length + 1, added: FIRST_ADDRESS };
}

function isSettings(path: string): boolean {
  if (path.startsWith('.git/') || path.includes('/versions/')) return false;
  return /(^|\/)\.(env|flaskenv)[^/]*$/.test(path) || /\.(py|ini|cfg|toml)$/.test(path);
}

/** What Flask reads last wins: the variables' files before the code, which has its defaults. */
function rank(path: string): number {
  return /(^|\/)\.env$/.test(path) ? 0 : /(^|\/)\.(env|flaskenv)/.test(path) ? 1 : 2;
}
