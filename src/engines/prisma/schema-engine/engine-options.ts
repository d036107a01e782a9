import { z } from 'zod';

/** Where the engine writes: whole lines. */
export interface EngineOutput {
  stdout(line: string): void;
  stderr(line: string): void;
}

/** What the CLI tells the engine at its start. */
export interface EngineOptions {
  readonly datamodels: readonly string[];
  readonly url: string;
  readonly command: string | undefined;
}

/** Reads `--datamodels FILE… --datasource JSON cli COMMAND`. */
export function readOptions(args: readonly string[]): EngineOptions {
  const datamodels: string[] = [];
  let url = '';
  let command: string | undefined;
  args.forEach((argument, index) => {
    const value = args[index + 1] ?? '';
    if (argument === '--datamodels') datamodels.push(value);
    if (argument === '--datasource') url = urlIn(value);
    if (argument === 'cli') command = value;
  });
  return { datamodels, url, command };
}

function urlIn(datasource: string): string {
  return z.object({ url: z.string().default('') }).parse(JSON.parse(datasource)).url;
}

/** `file:./dev.db?connection_limit=1` is the file `dev.db` below the folder that the CLI names. */
export function databasePath(url: string, cwd: string): string {
  const path = url.replace(/^(file|sqlite):/, '').replace(/\?.*$/, '');
  const parts = (path.startsWith('/') ? path : `${cwd}/${path}`).split('/');
  const kept: string[] = [];
  for (const part of parts) {
    if (part === '..') kept.pop();
    else if (part !== '' && part !== '.') kept.push(part);
  }
  return `/${kept.join('/')}`;
}
