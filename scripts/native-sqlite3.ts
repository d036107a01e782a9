import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';

const version = '5.1.7';
const folder = resolve(`.cache/native/sqlite3-${version}`);
const complete = join(folder, 'complete');

/**
 * The `node_modules` of this machine that hold a compiled `sqlite3`: those that the variable `HEADWAY_SQLITE3` names, or
 * those that were made here before.
 */
export function findNativeSqlite3(): string | undefined {
  const named = process.env['HEADWAY_SQLITE3'];
  if (named !== undefined && named !== '') return resolve(named);
  return existsSync(complete) ? join(folder, 'node_modules') : undefined;
}

/** Compiles `sqlite3` from npm, once, where Node's own headers and a compiler are installed; answers undefined where they are not. */
export function makeNativeSqlite3(): string | undefined {
  const found = findNativeSqlite3();
  if (found !== undefined) return found;
  const headers = resolve(dirname(process.execPath), '..');
  if (!existsSync(join(headers, 'include/node/node.h')) || !runs('make') || !runs('g++')) return undefined;
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'package.json'), '{ "private": true }\n');
  const quiet = { stdio: 'ignore' } as const;
  execFileSync('npm', ['install', '--ignore-scripts', '--no-audit', '--no-fund', '--prefer-offline', `sqlite3@${version}`], { cwd: folder, ...quiet });
  execFileSync(process.execPath, [join(folder, 'node_modules/node-gyp/bin/node-gyp.js'), 'rebuild', `--nodedir=${headers}`], { cwd: join(folder, 'node_modules/sqlite3'), ...quiet });
  writeFileSync(complete, '');
  return join(folder, 'node_modules');
}

function runs(program: string): boolean {
  try {
    execFileSync(program, ['--version'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

if (process.argv[1] === import.meta.filename) console.log(makeNativeSqlite3() ?? 'Node’s headers (include/node beside its bin), make and g++ are needed to compile sqlite3.');
