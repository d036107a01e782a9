import { spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { type EnvironmentId, projectFolder } from '../../src/domain/environment.ts';
import { GitBench, type GitOutcome, type Line } from '../../src/engines/git/git-testing.ts';
import { developers } from '../../src/engines/git/settings.ts';

/** Several environments and one origin, here or in a folder of this machine. */
export interface GitSide {
  git(environment: EnvironmentId, line: Line, seconds: number): Promise<GitOutcome>;
  write(environment: EnvironmentId, path: string, content: string | Uint8Array): void;
  remove(environment: EnvironmentId, path: string): void;
  /** The work tree's files, `.git` left out. */
  files(environment: EnvironmentId): ReadonlyMap<string, string>;
}

/** The sandbox's git. */
export function sandboxSide(): GitSide {
  const bench = new GitBench();
  return {
    git(environment, line, seconds) {
      bench.now = seconds;
      return bench.runLine(environment, line);
    },
    write: (environment, path, content) => bench.write(environment, path, content),
    remove: (environment, path) => bench.remove(environment, path),
    files: (environment) => new Map([...bench.workFiles(environment)].map(([path, bytes]) => [path, Buffer.from(bytes).toString('latin1')])),
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
