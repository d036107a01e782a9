import { concat } from '../output.ts';
import { unescapeText } from './escapes.ts';
import { UsageError, type UtilityCall } from './utility.ts';

/** bash's `printf FORMAT [ARGUMENT]…`: `%s %d %i %x %o %c %b %%` with widths; the format is used again while arguments are left. */
export function printf(call: UtilityCall): number {
  const args = call.args[0] === '--' ? call.args.slice(1) : call.args;
  const [format, ...values] = args;
  const encoder = new TextEncoder();
  if (format === undefined) {
    throw new UsageError('printf: usage: printf [-v var] format [arguments]\n', 2);
  }
  const pieces: Uint8Array[] = [];
  let code = 0;
  let next = 0;
  const say = (text: string) => {
    call.complain(text);
    code = 1;
  };
  do {
    const before = next;
    for (const part of format.match(/%[-0+ #]*(?:\d+|\*)?(?:\.\d+)?[a-zA-Z%]?|[^%]+/g) ?? []) {
      if (!part.startsWith('%')) {
        const { bytes, ended } = unescapeText(part, 'printf');
        pieces.push(bytes);
        if (ended) return finish();
        continue;
      }
      const spec = /^%([-0+ #]*)(\d*)(?:\.(\d+))?([a-zA-Z%]?)$/.exec(part);
      const letter = spec?.[4] ?? '';
      if (letter === '%') {
        pieces.push(encoder.encode('%'));
        continue;
      }
      if (!'sdiuxXocb'.includes(letter) || letter === '') {
        say(letter === '' ? `\`%': missing format character` : `\`${letter}': invalid format character`);
        return finish();
      }
      const value = values[next];
      next += 1;
      if (letter === 'b') {
        const { bytes, ended } = unescapeText(value ?? '', 'echo');
        pieces.push(bytes);
        if (ended) return finish();
        continue;
      }
      const text = letter === 's' || letter === 'c' ? textOf(value ?? '', letter, spec?.[3]) : numberOf(value, letter, say);
      pieces.push(encoder.encode(padded(text, spec?.[1] ?? '', Number(spec?.[2] ?? 0), letter)));
    }
    if (next === before) break;
  } while (next < values.length);
  return finish();

  function finish(): number {
    call.write(concat(pieces));
    return code;
  }
}

function textOf(value: string, letter: string, precision: string | undefined): string {
  if (letter === 'c') return value.slice(0, 1);
  return precision === undefined ? value : value.slice(0, Number(precision));
}

function numberOf(value: string | undefined, letter: string, say: (text: string) => void): string {
  const text = value ?? '0';
  const quoted = /^["'](.)/.exec(text);
  const number = quoted !== null ? (quoted[1]?.codePointAt(0) ?? 0) : Number(text === '' ? '0' : text);
  if (!Number.isInteger(number)) {
    say(`${text}: invalid number`);
    return String(Number.parseInt(text, 10) || 0);
  }
  if (letter === 'x') return number.toString(16);
  if (letter === 'X') return number.toString(16).toUpperCase();
  return letter === 'o' ? number.toString(8) : String(number);
}

function padded(text: string, flags: string, width: number, letter: string): string {
  if (flags.includes('-')) return text.padEnd(width);
  if (flags.includes('0') && letter !== 's') return text.startsWith('-') ? `-${text.slice(1).padStart(width - 1, '0')}` : text.padStart(width, '0');
  return (flags.includes('+') && 'di'.includes(letter) && !text.startsWith('-') ? `+${text}` : text).padStart(width);
}
