import { spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { type EnvironmentId, projectFolder } from '../../src/domain/environment.ts';
import { apply, emptyTree, type FileTree, makeFolder, removePath } from '../../src/domain/file-tree.ts';
import { createGit } from '../../src/engines/git/git.ts';
import { emptyOrigin } from '../../src/engines/git/origin.ts';
import { developers } from '../../src/engines/git/settings.ts';

export interface GitOutcome {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** Several environments and one origin, here or in a folder of this machine. */
export interface GitSide {
  git(environment: EnvironmentId, line: Line, seconds: number): Promise<GitOutcome>;
  write(environment: EnvironmentId, path: string, content: string | Uint8Array): void;
  remove(environment: EnvironmentId, path: string): void;
  /** The work tree's files, `.git` left out. */
  files(environment: EnvironmentId): ReadonlyMap<string, string>;
}

/** What is run where: the shell's folder below the project folder, and the words behind `git`. */
export interface Line {
  readonly folder: string;
  readonly args: readonly string[];
}

/** A line as typed, in the few words of shell that these stories need: `cd FOLDER &&`, words, and quotes. */
export function readLine(line: string): Line {
  const [, folder = '', rest = ''] = /^(?:cd (\S+) && )?git ?(.*)$/s.exec(line) ?? [];
  const args = [...rest.matchAll(/(?:[^\s"']+|"[^"]*"|'[^']*')+/g)].map(([word]) => word.replaceAll(/"([^"]*)"|'([^']*)'/g, '$1$2'));
  return { folder, args };
}

export function sandboxSide(): GitSide & { readonly tree: (environment: EnvironmentId) => FileTree; readonly origin: () => FileTree } {
  const trees = new Map<EnvironmentId, FileTree>();
  const tree = (environment: EnvironmentId): FileTree => trees.get(environment) ?? emptyTree;
  let origin = emptyOrigin();
  let now = 0;
  const program = createGit({ getOrigin: () => origin, setOrigin: (next) => void (origin = next), now: () => now, timezoneOffset: () => 0 });
  return {
    tree,
    origin: () => origin,
    async git(environment, { folder, args }, seconds) {
      now = seconds;
      const spoken: Record<'stdout' | 'stderr', Uint8Array[]> = { stdout: [], stderr: [] };
      const result = await program.run(
        { environment, argv: ['git', ...args], cwd: folder, variables: {}, files: tree(environment), stdin: new Uint8Array(0) },
        { stdout: (bytes) => void spoken.stdout.push(bytes), stderr: (bytes) => void spoken.stderr.push(bytes) },
        new AbortController().signal,
      );
      trees.set(environment, result.files);
      return { code: result.code, stdout: Buffer.concat(spoken.stdout).toString('utf8'), stderr: Buffer.concat(spoken.stderr).toString('utf8') };
    },
    write(environment, path, content) {
      const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
      trees.set(environment, path.endsWith('/') ? makeFolder(tree(environment), path.slice(0, -1)) : apply(tree(environment), { set: [[path, bytes]], remove: [] }));
    },
    remove: (environment, path) => void trees.set(environment, removePath(tree(environment), path)),
    files: (environment) => new Map([...tree(environment)].filter(([path]) => !/(^|\/)\.git\//.test(path) && !path.endsWith('/')).map(([path, bytes]) => [path, Buffer.from(bytes).toString('latin1')])),
  };
}

/** The same with the git of this machine, below a temporary folder that holds the origin at `origin` as well. */
export function nativeSide(base: string, origin: string): GitSide {
  const project = (environment: EnvironmentId): string => join(base, 'home', environment, 'project');
  const ready = (environment: EnvironmentId): string => {
    mkdirSync(project(environment), { recursive: true });
    const { name, email } = developers[environment];
    writeFileSync(join(project(environment), '../.gitconfig'), `[user]\n\tname = ${name}\n\temail = ${email}\n[init]\n\tdefaultBranch = main\n`);
    return project(environment);
  };
  rmSync(base, { recursive: true, force: true });
  mkdirSync(base, { recursive: true });
  spawnSync('git', ['init', '-q', '--bare', '-b', 'main', origin], { env: { PATH: process.env['PATH'], HOME: base, GIT_CONFIG_NOSYSTEM: '1' } });
  return {
    async git(environment, { folder, args }, seconds) {
      const cwd = join(ready(environment), folder);
      const date = `${seconds} +0000`;
      const env = { PATH: process.env['PATH'], HOME: dirname(project(environment)), LC_ALL: 'C', TERM: 'dumb', GIT_CONFIG_NOSYSTEM: '1', GIT_AUTHOR_DATE: date, GIT_COMMITTER_DATE: date, GIT_TERMINAL_PROMPT: '0', TZ: 'UTC' };
      const { status, stdout, stderr } = spawnSync('git', args, { cwd, env, encoding: 'utf8' });
      const masked = (text: string): string => text.replaceAll(project(environment), projectFolder(environment));
      return { code: status ?? -1, stdout: masked(stdout), stderr: masked(stderr) };
    },
    write(environment, path, content) {
      const file = join(ready(environment), path);
      if (path.endsWith('/')) return void mkdirSync(file, { recursive: true });
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, content);
    },
    remove: (environment, path) => rmSync(join(project(environment), path), { recursive: true }),
    files(environment) {
      const folder = ready(environment);
      const entries = readdirSync(folder, { withFileTypes: true, recursive: true }).filter((entry) => entry.isFile());
      return new Map(entries.map((entry) => [relative(folder, join(entry.parentPath, entry.name)), readFileSync(join(entry.parentPath, entry.name), 'latin1')] as const).filter(([path]) => !/(^|\/)\.git\//.test(path)));
    },
  };
}
