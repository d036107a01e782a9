import { spawnSync } from 'node:child_process';
import { mkdtempSync, mkdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { FileTree } from '../../src/domain/file-tree.ts';
import { openHeadless } from '../headless.ts';
import { ensureNativePython } from '../native-python.ts';

/** One side of a comparison: runs a line in its own copy of the project and answers the milliseconds that it took. */
export interface BenchSide {
  time(line: string): Promise<number> | number;
  close(): void;
}

/** Where this machine has a tool, and what its processes find in their environment. */
export interface NativeTool {
  readonly bin: string;
  /** A `node_modules` that the project finds above itself. */
  readonly packages?: string;
  readonly variables: Readonly<Record<string, string>>;
}

export const nativePython = (): NativeTool => ({ bin: ensureNativePython().bin, variables: {} });

/** The line as a process of the machine: bash, the native interpreter, and everything that it imports. */
export function nativeSide(files: FileTree, { bin, packages, variables } = nativePython()): BenchSide {
  const above = mkdtempSync(join(tmpdir(), 'headway-bench-'));
  const folder = join(above, 'project');
  mkdirSync(folder);
  if (packages !== undefined) symlinkSync(packages, join(above, 'node_modules'));
  for (const [path, bytes] of files) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    if (!path.endsWith('/')) writeFileSync(join(folder, path), bytes);
  }
  return {
    time(line) {
      const started = performance.now();
      // Bash takes Node's pipe for a remote shell's and reads the person's own settings, which may put other tools first.
      const { status, stderr } = spawnSync('bash', ['--norc', '-c', line], { stdio: ['ignore', 'pipe', 'pipe'], cwd: folder, encoding: 'utf8', env: { ...process.env, ...variables, PATH: `${bin}:${process.env['PATH'] ?? ''}` } });
      const milliseconds = performance.now() - started;
      if (status !== 0) throw new Error(`native: ${line} ended with ${status}: ${stderr}`);
      return milliseconds;
    },
    close: () => rmSync(above, { recursive: true, force: true }),
  };
}

/** The line in the sandbox's engine in Node: the time from entering it to its exit code. */
export function sandboxSide(files: FileTree): BenchSide & { settle(): Promise<void>; idle(): Promise<void>; back(): void } {
  const { workbench, close } = openHeadless(files);
  const beginning = workbench.getState().timeline.here;
  const time = async (line: string): Promise<number> => {
    const started = performance.now();
    const code = await workbench.enter('dev-a', line);
    const milliseconds = performance.now() - started;
    if (code !== 0) throw new Error(`sandbox: ${line} ended with ${code}`);
    return milliseconds;
  };
  return {
    time,
    close,
    /** Goes back to the beginning of its world. */
    back: () => void workbench.travelTo(beginning),
    // The warm-up begins when the engine has been idle for a moment; the first commands after it are settled ones.
    async settle() {
      await time('python -c ""');
      for (let run = 0; run < 5; run++) await time('flask --version');
    },
    idle: () =>
      new Promise((resolve) => {
        const look = (): void => {
          const { engine, toolchains } = workbench.getState();
          if (![engine, ...toolchains.map(({ state }) => state)].every(({ type }) => type === 'ready' || type === 'asleep')) return;
          unwatch();
          resolve();
        };
        const unwatch = workbench.subscribe(look);
        look();
      }),
  };
}
