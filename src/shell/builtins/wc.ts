import { byteText } from './byte-text.ts';
import { printsHelp, readOptions, type OptionTable } from './options.ts';
import type { UtilityCall } from './utility.ts';

const OPTIONS: OptionTable = {
  usage: '[OPTION]... [FILE]...',
  flags: { l: ['lines'], w: ['words'], c: ['bytes'], m: ['chars'], L: ['max-line-length'] },
};
const ORDER = ['l', 'w', 'm', 'c', 'L'];

/** `wc [-l] [-w] [-c] [FILE]…` */
export async function wc(call: UtilityCall): Promise<number> {
  if (printsHelp(call.args, call.name, OPTIONS, call.write)) return 0;
  const options = readOptions(call.name, call.args, OPTIONS);
  const wanted = options.given.length === 0 ? ['l', 'w', 'c'] : ORDER.filter((letter) => options.has(letter));
  const operands = options.operands.length === 0 ? [undefined] : options.operands;
  const places = operands.map((operand) => (operand === undefined || operand === '-' ? undefined : call.place(operand)));
  // Numbers are as wide as the sum of the sizes; what has no size, a pipe or a folder, makes that seven.
  const sizes = places.reduce((sum, place) => sum + (place?.type === 'file' ? place.bytes.length : 0), 0);
  const hasNoSize = places.some((place) => place === undefined || place.type === 'folder' || place.type === 'outer-folder' || place.type === 'null-device');
  const width = wanted.length === 1 && operands.length === 1 ? 1 : Math.max(String(sizes).length, hasNoSize ? 7 : 1);
  const print = (counts: ReadonlyMap<string, number>, name: string | undefined) => {
    call.write(`${wanted.map((letter) => String(counts.get(letter) ?? 0).padStart(width)).join(' ')}${name === undefined ? '' : ` ${name}`}\n`);
  };
  const total = new Map<string, number>();
  let code = 0;
  for (const operand of operands) {
    await call.breathe();
    const bytes = call.read(operand ?? '-');
    if (bytes === undefined) {
      code = 1;
      const place = operand === undefined ? undefined : call.place(operand);
      if (place?.type === 'folder' || place?.type === 'outer-folder') print(new Map(), operand);
      continue;
    }
    const counts = count(bytes);
    for (const [letter, number] of counts) total.set(letter, letter === 'L' ? Math.max(total.get(letter) ?? 0, number) : (total.get(letter) ?? 0) + number);
    print(counts, operand);
  }
  if (operands.length > 1) print(total, 'total');
  return code;
}

function count(bytes: Uint8Array): ReadonlyMap<string, number> {
  const text = byteText(bytes);
  const lines = text.split('\n');
  return new Map([
    ['l', lines.length - 1],
    ['w', text.split(/[ \t\n\v\f\r]+/).filter((word) => word !== '').length],
    ['c', bytes.length],
    ['m', bytes.length],
    ['L', lines.reduce((longest, line) => Math.max(longest, line.length), 0)],
  ]);
}
