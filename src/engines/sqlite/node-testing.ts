import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { emptyTree, type FileTree } from '../../domain/file-tree.ts';
import { openSqlite, type SqliteEngine } from './engine.ts';
import { sqliteInProcess } from './sqlite-in-process.ts';
import type { SqliteDoor } from './sqlite-door.ts';

const file = createRequire(import.meta.url).resolve('sql.js/dist/sql-wasm.wasm');

/** sql.js's wasm out of node_modules. */
async function nodeSqliteWasm(): Promise<Uint8Array> {
  return new Uint8Array(await readFile(file));
}

let engine: Promise<SqliteEngine> | undefined;

/** One engine for all tests of a file: it keeps nothing between two calls. */
export const sqliteEngine = (): Promise<SqliteEngine> => (engine ??= openSqlite(nodeSqliteWasm));

let door: SqliteDoor | undefined;
const sqliteDoor = (): SqliteDoor => (door ??= sqliteInProcess(nodeSqliteWasm));

/** A database made by SQL. */
export async function databaseOf(sql: string): Promise<Uint8Array> {
  const { outcome, bytes } = (await sqliteEngine()).execute(new Uint8Array(0), sql);
  if (outcome.type === 'error') throw new Error(outcome.message);
  return bytes;
}

export interface CliOutcome {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
  readonly files: FileTree;
}

/** Runs `sqlite3` with arguments in Developer A's environment. */
export async function sqlite3(args: readonly string[], { files = emptyTree, stdin = '', signal = new AbortController().signal, onOutput = (_: string): void => undefined } = {}): Promise<CliOutcome> {
  const written = { stdout: '', stderr: '' };
  const write = (stream: 'stdout' | 'stderr') => (bytes: Uint8Array) => {
    const text = new TextDecoder().decode(bytes);
    written[stream] += text;
    onOutput(text);
  };
  const { code, files: after } = await sqliteDoor().program.run(
    { environment: 'dev-a', argv: ['sqlite3', ...args], cwd: '', variables: {}, files, stdin: new TextEncoder().encode(stdin) },
    { stdout: write('stdout'), stderr: write('stderr') },
    signal,
  );
  return { code, ...written, files: after };
}
