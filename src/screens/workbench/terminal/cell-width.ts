/**
 * How many cells text takes in the terminal. The very same rules are given to xterm (see unicode-widths.ts),
 * so that the cursor always stands where the line editor believes it to be.
 */

/** What the character before leaves behind: after a joiner, or after the first half of a flag. */
export type Joining = 'none' | 'joiner' | 'half-flag';

export interface CharacterWidth {
  /** Cells of the whole cluster so far. */
  readonly width: 0 | 1 | 2;
  /** Whether the character is drawn into the cell of the one before. */
  readonly joins: boolean;
  readonly joining: Joining;
}

const INVISIBLE = /^(?:\p{Mn}|\p{Me}|\p{Cf})$/u;
const PICTURE = /^\p{Extended_Pictographic}$/u;
const WIDE_PICTURE = /^\p{Emoji_Presentation}$/u;
const SKIN = /^\p{Emoji_Modifier}$/u;
const FLAG_HALF = /^\p{Regional_Indicator}$/u;

/** The width of one character after another. `before` is undefined at the start of a text. */
export function characterWidth(codePoint: number, before: CharacterWidth | undefined): CharacterWidth {
  if (codePoint >= 0x20 && codePoint < 0x300) return { width: codePoint >= 0x7f && codePoint < 0xa0 ? 0 : 1, joins: false, joining: 'none' };
  const character = String.fromCodePoint(codePoint);
  if (codePoint === 0x200d) return { width: before?.width ?? 0, joins: before !== undefined, joining: 'joiner' };
  if (INVISIBLE.test(character)) return { width: before?.width ?? 0, joins: before !== undefined, joining: before?.joining ?? 'none' };
  if (SKIN.test(character) && before !== undefined && before.width === 2) return { width: 2, joins: true, joining: 'none' };
  if (before?.joining === 'joiner' && PICTURE.test(character)) return { width: 2, joins: true, joining: 'none' };
  if (FLAG_HALF.test(character)) {
    if (before?.joining === 'half-flag') return { width: 2, joins: true, joining: 'none' };
    return { width: 2, joins: false, joining: 'half-flag' };
  }
  return { width: isWide(codePoint) || WIDE_PICTURE.test(character) ? 2 : 1, joins: false, joining: 'none' };
}

/** A text as the clusters that a person takes for one character, with their cells. */
export function clusters(text: string): { readonly text: string; readonly width: number }[] {
  const found: { text: string; width: number }[] = [];
  let before: CharacterWidth | undefined;
  for (const character of text) {
    const next = characterWidth(character.codePointAt(0) ?? 0, before);
    const last = found.at(-1);
    if (next.joins && last !== undefined) {
      last.text += character;
      last.width = next.width;
    } else {
      found.push({ text: character, width: next.width });
    }
    before = next;
  }
  return found;
}

/** Where a text ends that is written from the start of a row. A wide character that does not fit goes to the next row. */
export function endOf(text: string, columns: number): { readonly row: number; readonly column: number } {
  let row = 0;
  let column = 0;
  for (const cluster of clusters(text)) {
    if (column + cluster.width > columns) {
      row += 1;
      column = 0;
    }
    column += cluster.width;
  }
  return { row, column };
}

/** East Asian wide and full-width ranges (Unicode's EastAsianWidth.txt, W and F, joined where only gaps lie between). */
function isWide(codePoint: number): boolean {
  return (
    (codePoint >= 0x1100 && codePoint <= 0x115f) ||
    (codePoint >= 0x2e80 && codePoint <= 0x303e) ||
    (codePoint >= 0x3041 && codePoint <= 0x33ff) ||
    (codePoint >= 0x3400 && codePoint <= 0x4dbf) ||
    (codePoint >= 0x4e00 && codePoint <= 0xa4cf) ||
    (codePoint >= 0xa960 && codePoint <= 0xa97f) ||
    (codePoint >= 0xac00 && codePoint <= 0xd7a3) ||
    (codePoint >= 0xf900 && codePoint <= 0xfaff) ||
    (codePoint >= 0xfe30 && codePoint <= 0xfe6f) ||
    (codePoint >= 0xff00 && codePoint <= 0xff60) ||
    (codePoint >= 0xffe0 && codePoint <= 0xffe6) ||
    (codePoint >= 0x1f200 && codePoint <= 0x1f2ff) ||
    (codePoint >= 0x20000 && codePoint <= 0x3fffd)
  );
}
