import { byteText, bytesOf, textLines } from './byte-text.ts';
import { printsHelp, readOptions, type OptionTable } from './options.ts';
import { nameInMessage, quotedName } from './quote-name.ts';
import { UsageError, type UtilityCall } from './utility.ts';

const SORT: OptionTable = {
  usage: '[OPTION]... [FILE]...',
  flags: { r: ['reverse'], n: ['numeric-sort'], u: ['unique'], f: ['ignore-case'], b: ['ignore-leading-blanks'], s: ['stable'], c: ['check'], V: ['version-sort'] },
  values: { k: ['key'], t: ['field-separator'], o: ['output'] },
  elsewhere: 'CdghimMRSTz',
  usageCode: 2,
};

/** `sort [-r] [-n] [-u] [-f] [-k N] [-t C] [FILE]…`, in the order of the bytes. */
export async function sort(call: UtilityCall): Promise<number> {
  if (printsHelp(call.args, call.name, SORT, call.write)) return 0;
  const options = readOptions(call.name, call.args, SORT);
  for (const letter of ['V', 'o']) if (options.has(letter)) throw new UsageError(`sort: -${letter}: not supported here\n`, 2);
  const lines: string[] = [];
  for (const operand of options.operands.length === 0 ? ['-'] : options.operands) {
    await call.breathe();
    const place = operand === '-' ? undefined : call.place(operand);
    if (place?.type === 'folder' || place?.type === 'outer-folder') throw new UsageError(`sort: read failed: ${nameInMessage(operand)}: Is a directory\n`, 2);
    if (place !== undefined && place.type !== 'file' && place.type !== 'null-device') {
      throw new UsageError(`sort: cannot read: ${nameInMessage(operand)}: ${place.type === 'blocked' ? place.reason : 'No such file or directory'}\n`, 2);
    }
    const bytes = call.read(operand);
    if (bytes === undefined) return 2;
    for (const line of textLines(byteText(bytes))) lines.push(line);
  }
  const keys = options.given.filter(({ letter }) => letter === 'k').map(({ value }) => readKey(value));
  const separator = options.value('t');
  const whole = { numeric: options.has('n'), fold: options.has('f'), reverse: options.has('r'), blanks: options.has('b') };
  const rules = keys.length === 0 ? [{ from: 1, to: Infinity, whole: true, ...whole }] : keys.map((key) => (key.own ? { ...key, whole: false } : { ...key, ...whole, whole: false }));
  const compare = (a: string, b: string): number => {
    for (const rule of rules) {
      const [x, y] = [a, b].map((line) => (rule.whole ? line : fieldOf(line, rule.from, rule.to, separator)));
      const order = compareKeys(x ?? '', y ?? '', rule);
      if (order !== 0) return rule.reverse ? -order : order;
    }
    return 0;
  };
  // Lines that the keys call equal are put in the order of their bytes, unless only the first of them is kept.
  const last = (a: string, b: string) => (options.has('u') || options.has('s') ? 0 : byBytes(a, b) * (whole.reverse ? -1 : 1));
  if (options.has('c')) {
    const index = lines.findIndex((line, at) => at > 0 && compare(lines[at - 1] ?? '', line) > 0);
    if (index === -1) return 0;
    call.complain(`${options.operands[0] ?? '-'}:${index + 1}: disorder: ${lines[index] ?? ''}`);
    return 1;
  }
  const sorted = lines.sort((a, b) => compare(a, b) || last(a, b));
  const kept = options.has('u') ? sorted.filter((line, index) => index === 0 || compare(sorted[index - 1] ?? '', line) !== 0) : sorted;
  if (kept.length > 0) call.write(bytesOf(`${kept.join('\n')}\n`));
  return 0;
}

const UNIQ: OptionTable = {
  usage: '[OPTION]... [INPUT]',
  flags: { c: ['count'], d: ['repeated'], u: ['unique'], i: ['ignore-case'] },
  elsewhere: 'Dfswz',
};

/** `uniq [-c] [-d] [-u] [-i] [INPUT]` */
export function uniq(call: UtilityCall): number {
  if (printsHelp(call.args, call.name, UNIQ, call.write)) return 0;
  const options = readOptions(call.name, call.args, UNIQ);
  const [input = '-', output] = options.operands;
  if (output !== undefined) throw new UsageError(`uniq: writing to a second file is not supported here; use > FILE\n`, 1);
  const bytes = call.place(input).type === 'folder' ? undefined : call.read(input);
  if (bytes === undefined) {
    if (call.place(input).type === 'folder') call.complain(`error reading ${quotedName(input)}: Is a directory`);
    return 1;
  }
  const groups: { line: string; count: number }[] = [];
  const key = (line: string) => (options.has('i') ? line.toLowerCase() : line);
  for (const line of textLines(byteText(bytes))) {
    const group = groups.at(-1);
    if (group !== undefined && key(group.line) === key(line)) group.count += 1;
    else groups.push({ line, count: 1 });
  }
  const chosen = groups.filter(({ count }) => (!options.has('d') || count > 1) && (!options.has('u') || count === 1));
  call.write(bytesOf(chosen.map(({ line, count }) => `${options.has('c') ? `${String(count).padStart(7)} ` : ''}${line}\n`).join('')));
  return 0;
}

interface Key {
  readonly from: number;
  readonly to: number;
  readonly numeric: boolean;
  readonly fold: boolean;
  readonly reverse: boolean;
  readonly blanks: boolean;
  /** Has letters of its own, which replace those of the whole. */
  readonly own: boolean;
}

function readKey(text: string): Key {
  const found = /^(\d+)([bfnr]*)(?:,(\d+)([bfnr]*))?$/.exec(text);
  if (found === null || found[1] === '0') throw new UsageError(`sort: -k ${text}: not supported here; -k FIELD[,FIELD][bfnr] is\n`, 2);
  const letters = `${found[2] ?? ''}${found[4] ?? ''}`;
  return {
    from: Number(found[1]),
    to: found[3] === undefined ? Infinity : Number(found[3]),
    numeric: letters.includes('n'),
    fold: letters.includes('f'),
    reverse: letters.includes('r'),
    blanks: letters.includes('b'),
    own: letters !== '',
  };
}

/** Fields keep the blanks before them, as sort counts them. */
function fieldOf(line: string, from: number, to: number, separator: string | undefined): string {
  const fields = separator === undefined ? (line.match(/[ \t]*[^ \t]+/g) ?? []) : line.split(separator);
  return fields.slice(from - 1, to).join(separator ?? '');
}

function compareKeys(a: string, b: string, rule: { readonly numeric: boolean; readonly fold: boolean; readonly blanks: boolean }): number {
  if (rule.numeric) return numberAt(a) - numberAt(b);
  const [x, y] = [a, b].map((text) => {
    const trimmed = rule.blanks ? text.trimStart() : text;
    return rule.fold ? trimmed.toUpperCase() : trimmed;
  });
  return byBytes(x ?? '', y ?? '');
}

function numberAt(text: string): number {
  return Number(/^[ \t]*(-?\d*\.?\d*)/.exec(text)?.[1] ?? 0) || 0;
}

function byBytes(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
