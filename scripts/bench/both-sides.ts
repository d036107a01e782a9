import { spawnSync } from 'node:child_process';
import { mkdtempSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
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

/** The line as a process of the machine: bash, the native interpreter, and everything that it imports. */
export function nativeSide(files: FileTree): BenchSide {
  const { bin } = ensureNativePython();
  const folder = mkdtempSync(join(tmpdir(), 'headway-bench-'));
  for (const [path, bytes] of files) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    if (!path.endsWith('/')) writeFileSync(join(folder, path), bytes);
  }
  return {
    time(line) {
      const started = performance.now();
      const { status, stderr } = spawnSync('bash', ['-c', line], { cwd: folder, encoding: 'utf8', env: { ...process.env, PATH: `${bin}:${process.env['PATH'] ?? ''}` } });
      const milliseconds = performance.now() - started;
      if (status !== 0) throw new Error(`native: ${line} ended with ${status}: ${stderr}`);
      return milliseconds;
    },
    close: () => rmSync(folder, { recursive: true, force: true }),
  };
}

/** The line in the sandbox's engine in Node: the time from entering it to its exit code. */
export function sandboxSide(files: FileTree): BenchSide & { readonly ready: Promise<void> } {
  const { workbench, close } = openHeadless(files);
  const time = async (line: string): Promise<number> => {
    const started = performance.now();
    const code = await workbench.enter('dev-a', line);
    const milliseconds = performance.now() - started;
    if (code !== 0) throw new Error(`sandbox: ${line} ended with ${code}`);
    return milliseconds;
  };
  // The warm-up begins when the engine has been idle for a moment; the first commands after it are settled ones.
  const ready = time('python -c ""').then(async () => {
    for (let run = 0; run < 5; run++) await time('flask --version');
  });
  return { time, close, ready };
}
