import { concat } from '../output.ts';
import { unescapeText } from './escapes.ts';
import type { UtilityCall } from './utility.ts';

/** bash's `echo`: `-n` no newline, `-e` backslashes mean something, `-E` they do not. */
export function echo(call: UtilityCall): number {
  let newline = true;
  let escapes = false;
  let first = 0;
  while (/^-[neE]+$/.test(call.args[first] ?? '')) {
    for (const letter of (call.args[first] ?? '').slice(1)) {
      if (letter === 'n') newline = false;
      else escapes = letter === 'e';
    }
    first += 1;
  }
  const text = call.args.slice(first).join(' ');
  const shown = escapes ? unescapeText(text, 'echo') : { bytes: new TextEncoder().encode(text), ended: false };
  // One write, as bash does it: two lines of a pipe never get mixed.
  call.write(newline && !shown.ended ? concat([shown.bytes, new Uint8Array([10])]) : shown.bytes);
  return 0;
}
