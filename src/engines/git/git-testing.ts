import type { EnvironmentId } from '../../domain/environment.ts';
import { apply, emptyTree, type FileTree, makeFolder, removePath, textAt } from '../../domain/file-tree.ts';
import { createGit } from './git.ts';
import { emptyOrigin } from './origin.ts';

export interface GitOutcome {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** What is run where: the shell's folder below the project folder, and the words behind `git`. */
export interface Line {
  readonly folder: string;
  readonly args: readonly string[];
}

/** A line as typed, in the few words of shell that tests need: `cd FOLDER && git …`, words, and quotes. */
export function readLine(line: string): Line {
  const [, folder = '', rest = ''] = /^(?:cd (\S+) && )?git ?(.*)$/s.exec(line) ?? [];
  const args = [...rest.matchAll(/(?:[^\s"']+|"[^"]*"|'[^']*')+/g)].map(([word]) => word.replaceAll(/"([^"]*)"|'([^']*)'/g, '$1$2'));
  return { folder, args };
}

/** Several environments with one origin, to be driven by tests. A second passes with each command. */
export class GitBench {
  origin: FileTree = emptyOrigin();
  now = 1_767_225_600;
  readonly #trees = new Map<EnvironmentId, FileTree>();
  readonly #program = createGit({
    getOrigin: () => this.origin,
    setOrigin: (next) => void (this.origin = next),
    now: () => this.now,
    timezoneOffset: () => 0,
  });

  tree(environment: EnvironmentId): FileTree {
    return this.#trees.get(environment) ?? emptyTree;
  }

  setTree(environment: EnvironmentId, tree: FileTree): void {
    this.#trees.set(environment, tree);
  }

  /** Runs `git …` and keeps what it left. */
  run(environment: EnvironmentId, line: string, signal?: AbortSignal): Promise<GitOutcome> {
    this.now += 1;
    return this.runLine(environment, readLine(line), signal);
  }

  async runLine(environment: EnvironmentId, { folder, args }: Line, signal = new AbortController().signal): Promise<GitOutcome> {
    const spoken = { stdout: '', stderr: '' };
    const hear = (stream: keyof typeof spoken) => (bytes: Uint8Array) => void (spoken[stream] += new TextDecoder().decode(bytes));
    const request = { environment, cwd: folder, variables: {}, files: this.tree(environment), stdin: new Uint8Array(0) };
    const { code, files } = await this.#program.run({ ...request, argv: ['git', ...args] }, { stdout: hear('stdout'), stderr: hear('stderr') }, signal);
    this.#trees.set(environment, files);
    return { code, ...spoken };
  }

  /** Runs lines that have to succeed and answers what the last one printed on stdout. */
  async all(environment: EnvironmentId, ...lines: readonly string[]): Promise<string> {
    let last = '';
    for (const line of lines) {
      const { code, stdout, stderr } = await this.run(environment, line);
      if (code !== 0) throw new Error(`${environment}$ ${line} → ${code}\n${stdout}${stderr}`);
      last = stdout;
    }
    return last;
  }

  write(environment: EnvironmentId, path: string, content: string | Uint8Array): void {
    const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
    const tree = this.tree(environment);
    this.setTree(environment, path.endsWith('/') ? makeFolder(tree, path.slice(0, -1)) : apply(tree, { set: [[path, bytes]], remove: [] }));
  }

  remove(environment: EnvironmentId, path: string): void {
    this.setTree(environment, removePath(this.tree(environment), path));
  }

  text(environment: EnvironmentId, path: string): string | undefined {
    return textAt(this.tree(environment), path);
  }

  /** The work tree's files, everything in `.git` left out. */
  workFiles(environment: EnvironmentId): ReadonlyMap<string, Uint8Array> {
    return new Map([...this.tree(environment)].filter(([path]) => !/(^|\/)\.git\//.test(path) && !path.endsWith('/')));
  }
}
