import { readBoolean } from './booleans.ts';
import type { Client, Dial } from './client.ts';
import type { PrintSettings } from './print-settings.ts';

/** What psql needs of the world around it. */
export interface PsqlWorld {
  /** The environment variables. */
  readonly variables: Readonly<Record<string, string>>;
  /** Who is at the machine. */
  readonly login: string;
  /** psql's own version. */
  readonly version: string;
  readonly dial: Dial;
  /** A file's content, by its path as typed. */
  readonly readFile: (path: string) => Uint8Array | 'missing' | 'folder';
  /** What was piped in; undefined at the terminal. */
  readonly stdin: Uint8Array | undefined;
  readonly stdout: (text: string) => void;
  readonly stderr: (text: string) => void;
  /** Milliseconds, from anywhere on. */
  readonly now: () => number;
}

/** Where commands are read from. */
export interface Source {
  /** The file's name, as messages say it; undefined is the command line, or standard input without `-f`. */
  readonly name: string | undefined;
  /** The command line's own words are read. */
  readonly starting?: boolean;
  /** The line that is read, from 1. */
  line: number;
  /** The next line, when a statement reads its data from the script. */
  readonly nextLine: () => string | undefined;
}

/** One run of psql. */
export interface PsqlSession {
  readonly world: PsqlWorld;
  client: Client;
  print: PrintSettings;
  readonly variables: Map<string, string>;
  timing: boolean;
  source: Source;
  /** Runs a file's commands. */
  readonly include: (path: string) => ScriptEnd;
}

/** How a script ended: at its end or by `\q`, at an error, without a connection, or without its file. */
export type ScriptEnd = 'done' | 'stopped' | 'lost' | 'missing';

export function isOn(session: PsqlSession, variable: string): boolean {
  return readBoolean(session.variables.get(variable) ?? '') === true;
}

/** What stands before a message: the file and the line, when commands come from a file. */
export function place({ source }: PsqlSession): string {
  if (source.starting === true) return 'psql: ';
  return source.name === undefined ? '' : `psql:${source.name}:${source.line}: `;
}

/** Says what went wrong with a command of psql's own. */
export function complain(session: PsqlSession, text: string): void {
  const before = place(session);
  session.world.stderr(`${before}${before === '' ? '' : 'error: '}${text}\n`);
}

/** Says something that is no result; `-q` silences it. */
export function say(session: PsqlSession, text: string): void {
  if (!isOn(session, 'QUIET')) session.world.stdout(`${text}\n`);
}
