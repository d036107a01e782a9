import { spawn } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import type { Outcome, Side } from './side.ts';
import type { ProjectFiles } from './story.ts';

/**
 * A fresh project folder on this machine, with the native tools first on the PATH.
 *
 * @param packages a `node_modules` that the project finds above itself
 * @param variables what the lines find in their environment beside the usual
 */
export function createNative(bin: string, files: ProjectFiles, packages?: string, variables: Readonly<Record<string, string>> = {}): Side {
  const home = makeHome();
  const project = join(home, 'project');
  mkdirSync(project);
  if (packages !== undefined) symlinkSync(packages, join(home, 'node_modules'));
  const side: Side = {
    places: { project, home },
    run: (line) => runLine(line, project, home, bin, variables),
    write(path, text) {
      mkdirSync(dirname(join(project, path)), { recursive: true });
      writeFileSync(join(project, path), text);
    },
    remove: (path) => rmSync(join(project, path)),
    files: () => new Map(filesIn(project)),
    close: () => rmSync(home, { recursive: true, force: true }),
  };
  for (const [path, text] of Object.entries(files)) side.write(path, text);
  return side;
}

/**
 * A folder whose path is as long as the sandbox's `/home/dev-a`, with the hyphen in the same place:
 * Alembic folds its messages at 80 columns and may break a line after a hyphen.
 */
function makeHome(): string {
  for (;;) {
    const letters = Math.random().toString(36).slice(2, 7).padEnd(5, '0');
    const home = `/tmp/${letters.slice(0, 4)}-${letters.slice(4)}`;
    try {
      mkdirSync(home);
      return home;
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
    }
  }
}

function runLine(line: string, project: string, home: string, bin: string, variables: Readonly<Record<string, string>>): Promise<Outcome> {
  const env = {
    PATH: `${bin}:/usr/local/bin:/usr/bin:/bin`,
    HOME: home,
    // Keeps __pycache__ out of the project, and stale bytecode out of a story that edits twice within a second.
    PYTHONDONTWRITEBYTECODE: '1',
    COLUMNS: '80',
    NO_COLOR: '1',
    LC_ALL: 'C.UTF-8',
    ...variables,
  };
  return new Promise((resolve, reject) => {
    const child = spawn('/bin/bash', ['-c', line], { cwd: project, env, stdio: ['ignore', 'pipe', 'pipe'] });
    const stdout: Buffer[] = [];
    const stderr: Buffer[] = [];
    child.stdout.on('data', (chunk: Buffer) => stdout.push(chunk));
    child.stderr.on('data', (chunk: Buffer) => stderr.push(chunk));
    child.on('error', reject);
    child.on('close', (code) => {
      resolve({ code: code ?? -1, stdout: Buffer.concat(stdout).toString('utf8'), stderr: Buffer.concat(stderr).toString('utf8') });
    });
  });
}

/** All files; a folder with nothing in it is told by its path and a slash. */
function filesIn(project: string): [path: string, bytes: Uint8Array][] {
  const entries = readdirSync(project, { withFileTypes: true, recursive: true });
  return entries.flatMap((entry): [string, Uint8Array][] => {
    const path = join(entry.parentPath, entry.name);
    if (entry.isFile()) return [[relative(project, path), new Uint8Array(readFileSync(path))]];
    return readdirSync(path).length === 0 ? [[`${relative(project, path)}/`, new Uint8Array(0)]] : [];
  });
}
