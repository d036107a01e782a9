import { concat } from '../output.ts';
import { printsHelp, readOptions, type OptionTable } from './options.ts';
import type { UtilityCall } from './utility.ts';

const OPTIONS: OptionTable = {
  usage: '[OPTION]... [FILE]...',
  flags: { n: ['number'], b: ['number-nonblank'], s: ['squeeze-blank'], E: ['show-ends'], u: [] },
  elsewhere: 'AetTv',
};

/** `cat [-n] [FILE]…` */
export async function cat(call: UtilityCall): Promise<number> {
  if (printsHelp(call.args, call.name, OPTIONS, call.write)) return 0;
  const options = readOptions(call.name, call.args, OPTIONS);
  const numbers = options.has('n') || options.has('b');
  const plain = !numbers && !options.has('s') && !options.has('E');
  let code = 0;
  let line = 0;
  let atStart = true;
  let blanks = 0;
  for (const operand of options.operands.length === 0 ? ['-'] : options.operands) {
    await call.breathe();
    const bytes = call.read(operand);
    if (bytes === undefined) {
      code = 1;
      continue;
    }
    if (plain) {
      if (bytes.length > 0) call.write(bytes);
      continue;
    }
    const pieces: Uint8Array[] = [];
    for (const text of linesOf(bytes)) {
      const blank = atStart && text.length === 1 && text[0] === 10;
      blanks = blank ? blanks + 1 : 0;
      if (options.has('s') && blanks > 1) continue;
      if (atStart && numbers && !(options.has('b') && blank)) {
        line += 1;
        pieces.push(new TextEncoder().encode(`${String(line).padStart(6)}\t`));
      }
      atStart = text.at(-1) === 10;
      pieces.push(options.has('E') && atStart ? concat([text.subarray(0, -1), new Uint8Array([36, 10])]) : text);
    }
    call.write(concat(pieces));
  }
  return code;
}

/** The lines of a file with their newlines; the last one may have none. */
export function linesOf(bytes: Uint8Array): Uint8Array[] {
  const lines: Uint8Array[] = [];
  let start = 0;
  while (start < bytes.length) {
    const newline = bytes.indexOf(10, start);
    const end = newline === -1 ? bytes.length : newline + 1;
    lines.push(bytes.subarray(start, end));
    start = end;
  }
  return lines;
}
