import { emptyTree, type FileTree } from '../domain/file-tree.ts';
import type { EnvironmentId } from '../domain/environment.ts';
import type { Program } from './program.ts';

export interface Ran {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
  readonly files: FileTree;
}

export interface RunOptions {
  readonly files?: FileTree;
  readonly environment?: EnvironmentId;
  readonly variables?: Readonly<Record<string, string>>;
  readonly stdin?: string;
  readonly cwd?: string;
  readonly signal?: AbortSignal;
  readonly onStdout?: (text: string) => void;
}

/** Runs one program to its end and answers all that left it. For tests. */
export async function runProgram(program: Program, argv: readonly [string, ...string[]], options: RunOptions = {}): Promise<Ran> {
  const texts = { stdout: '', stderr: '' };
  const decoders = { stdout: new TextDecoder(), stderr: new TextDecoder() };
  const take = (stream: 'stdout' | 'stderr') => (bytes: Uint8Array) => {
    const text = decoders[stream].decode(bytes, { stream: true });
    texts[stream] += text;
    if (stream === 'stdout') options.onStdout?.(text);
  };
  const result = await program.run(
    {
      environment: options.environment ?? 'dev-a',
      argv,
      cwd: options.cwd ?? '',
      variables: options.variables ?? {},
      files: options.files ?? emptyTree,
      stdin: new TextEncoder().encode(options.stdin ?? ''),
    },
    { stdout: take('stdout'), stderr: take('stderr') },
    options.signal ?? new AbortController().signal,
  );
  return { code: result.code, files: result.files, ...texts };
}
