import { inspect } from 'node-inspect-extracted';
import { contentOf, type Disk } from './disk.ts';
import { nodeVersion } from './process-object.ts';

/** What Node prints of an error that nobody caught: where it was thrown, the error, and Node's version. */
export function uncaughtText(error: unknown, disk: Disk): string {
  const shown = error instanceof Error ? inspect(error) : `${inspect(error)}\n(Use \`node --trace-uncaught ...\` to show where the exception was thrown)`;
  const head = error instanceof Error ? placeOf(error, disk) : 'node:internal/process\n';
  return `${head}\n${error instanceof Error ? shown : `Uncaught:\n${shown}`}\n\nNode.js ${nodeVersion}\n`;
}

function placeOf(error: Error, disk: Disk): string {
  const [, file, line, column] = /\(?((?:\/|\[eval\])[^():\n]*):(\d+):(\d+)\)?/.exec(error.stack ?? '') ?? [];
  if (file === undefined || line === undefined) return '';
  const source = sourceLine(disk, file, Number(line));
  return source === undefined ? `${file}:${line}\n` : `${file}:${line}\n${source}\n${' '.repeat(Math.max(0, Number(column) - 1))}^\n`;
}

function sourceLine(disk: Disk, file: string, line: number): string | undefined {
  const node = file.startsWith('/') ? disk.find(file) : undefined;
  return node?.kind === 'file' ? new TextDecoder().decode(contentOf(node)).split('\n')[line - 1] : undefined;
}
