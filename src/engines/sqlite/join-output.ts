import type { DotOutput } from './dot-commands.ts';

/** A piece of output, big enough to be worth a message. */
export interface OutputPiece {
  readonly stream: 'stdout' | 'stderr';
  readonly bytes: Uint8Array;
}

const PIECE = 65_536;

/**
 * Joins small writes to one stream into pieces of about 64 kB; what both streams wrote keeps its order.
 *
 * @param onEarlyEnd called when the reader stops before the end, so that the producer can close what it opened
 */
export function* joinOutput<End>(output: Generator<DotOutput, End>, onEarlyEnd: () => void): Generator<OutputPiece, End> {
  const encoder = new TextEncoder();
  let stream: OutputPiece['stream'] = 'stdout';
  let text = '';
  let ended = false;
  try {
    for (;;) {
      const next = output.next();
      ended = next.done === true;
      if (text !== '' && (next.done === true || next.value.type !== stream || text.length >= PIECE)) {
        yield { stream, bytes: encoder.encode(text) };
        text = '';
      }
      if (next.done === true) return next.value;
      stream = next.value.type;
      text += next.value.text;
    }
  } finally {
    if (!ended) onEarlyEnd();
  }
}
