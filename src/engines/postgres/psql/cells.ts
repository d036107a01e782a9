/** One line of a cell as it is printed, and the columns of a terminal that it takes. */
export interface CellLine {
  readonly text: string;
  readonly width: number;
}

const TAB = 8;

/** A value as the lines that psql prints: tabs filled up, other control characters spelled out. */
export function linesOf(value: string): readonly CellLine[] {
  return value.split('\n').map((line) => {
    let text = '';
    let width = 0;
    for (const character of line) {
      const code = character.codePointAt(0) ?? 0;
      const shown = code === 9 ? ' '.repeat(TAB - (width % TAB)) : spelled(character, code);
      text += shown;
      width += shown === character ? characterWidth(character, code) : shown.length;
    }
    return { text, width };
  });
}

/** The columns of a terminal that a text without line ends takes. */
export function widthOf(text: string): number {
  return linesOf(text)[0]?.width ?? 0;
}

function spelled(character: string, code: number): string {
  if (code === 13) return String.raw`\r`;
  if (code < 0x20 || code === 0x7f) return `\\x${code.toString(16).toUpperCase().padStart(2, '0')}`;
  return code >= 0x80 && code < 0xa0 ? `\\u${code.toString(16).toUpperCase().padStart(4, '0')}` : character;
}

const INVISIBLE = /^(?:\p{Mn}|\p{Me}|\p{Cf})$/u;

function characterWidth(character: string, code: number): number {
  if (code < 0x300) return code === 0xad ? 0 : 1;
  if (INVISIBLE.test(character)) return 0;
  return WIDE.some(([first, last]) => code >= first && code <= last) ? 2 : 1;
}

/** East Asian wide and full-width characters, and pictures (Unicode's EastAsianWidth.txt, W and F, joined where only gaps lie between). */
const WIDE: readonly (readonly [number, number])[] = [
  [0x1100, 0x115f],
  [0x2e80, 0x303e],
  [0x3041, 0x33ff],
  [0x3400, 0x4dbf],
  [0x4e00, 0xa4cf],
  [0xa960, 0xa97f],
  [0xac00, 0xd7a3],
  [0xf900, 0xfaff],
  [0xfe30, 0xfe6f],
  [0xff00, 0xff60],
  [0xffe0, 0xffe6],
  [0x1f200, 0x1f2ff],
  [0x1f300, 0x1f320],
  [0x1f32d, 0x1f335],
  [0x1f337, 0x1f37c],
  [0x1f3a0, 0x1f3ca],
  [0x1f400, 0x1f43e],
  [0x1f442, 0x1f4fc],
  [0x1f4ff, 0x1f53d],
  [0x1f5fb, 0x1f64f],
  [0x1f680, 0x1f6c5],
  [0x1f90c, 0x1f93a],
  [0x1f93c, 0x1f945],
  [0x1f947, 0x1f9ff],
  [0x20000, 0x3fffd],
];
