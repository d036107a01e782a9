import type { ProcessOutput } from '../process/program.ts';

/** What one line may print on the terminal, stdout and stderr together. */
const TERMINAL_LIMIT = 1_000_000;
/** What may be collected for a file, a pipe or a substitution, in bytes. */
const COLLECT_LIMIT = 64 * 1024 * 1024;

const CUT_NOTE = `[the output is cut here, after 1,000,000 bytes; the program goes on. To see all of it send it to a file: COMMAND > FILE]\n`;

export type Sink = (bytes: Uint8Array) => void;

export const nowhere: Sink = () => undefined;

/** Lets a line's output through to the terminal up to the limit, then says once that the rest is cut. */
export function limited(output: ProcessOutput, limit = TERMINAL_LIMIT): ProcessOutput {
  let left = limit;
  let cut = false;
  const through = (sink: Sink): Sink => (bytes) => {
    if (cut || bytes.length === 0) return;
    if (bytes.length <= left) {
      left -= bytes.length;
      sink(bytes);
      return;
    }
    cut = true;
    const rest = wholeCharacters(bytes, left);
    if (rest.length > 0) sink(rest);
    output.stderr(new TextEncoder().encode(`\n${CUT_NOTE}`));
  };
  return { stdout: through(output.stdout), stderr: through(output.stderr) };
}

/** Gathers what is written. `onFull` is called once when the limit is passed; what came over it is dropped. */
export interface Collector {
  readonly sink: Sink;
  readonly bytes: () => Uint8Array;
  readonly isFull: () => boolean;
}

export function collector(onFull: () => void, limit = COLLECT_LIMIT): Collector {
  const chunks: Uint8Array[] = [];
  let size = 0;
  let full = false;
  return {
    sink: (bytes) => {
      if (full || bytes.length === 0) return;
      if (size + bytes.length > limit) {
        full = true;
        onFull();
        return;
      }
      size += bytes.length;
      // A program may write from a buffer that it uses again.
      chunks.push(bytes.slice());
    },
    bytes: () => concat(chunks),
    isFull: () => full,
  };
}

export function concat(chunks: readonly Uint8Array[]): Uint8Array {
  const [only] = chunks;
  if (chunks.length === 1 && only !== undefined) return only;
  const all = new Uint8Array(chunks.reduce((size, chunk) => size + chunk.length, 0));
  let at = 0;
  for (const chunk of chunks) {
    all.set(chunk, at);
    at += chunk.length;
  }
  return all;
}

/** The start of the bytes, at most `limit` of them, not cut inside a UTF-8 character. */
function wholeCharacters(bytes: Uint8Array, limit: number): Uint8Array {
  let end = limit;
  while (end > 0 && ((bytes[end] ?? 0) & 0xc0) === 0x80) end -= 1;
  return bytes.subarray(0, end);
}
