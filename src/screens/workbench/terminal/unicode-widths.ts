import type { IUnicodeVersionProvider } from '@xterm/xterm';
import { characterWidth, type CharacterWidth, type Joining } from './cell-width.ts';

const JOININGS: readonly Joining[] = ['none', 'joiner', 'half-flag'];

/** Gives xterm our widths, so that what it draws and what the line editor counts are the same. */
export const unicodeWidths: IUnicodeVersionProvider = {
  version: 'headway',
  wcwidth: (codePoint) => characterWidth(codePoint, undefined).width,
  charProperties(codePoint, preceding) {
    const next = characterWidth(codePoint, unpack(preceding));
    return (JOININGS.indexOf(next.joining) << 3) | (next.width << 1) | (next.joins ? 1 : 0);
  },
};

/** xterm packs what it knows of a character into a number: state above bit 3, width in bits 1 and 2, joins in bit 0. */
function unpack(properties: number): CharacterWidth | undefined {
  if (properties === 0) return undefined;
  const width = (properties >> 1) & 3;
  return { width: width === 2 ? 2 : width === 1 ? 1 : 0, joins: (properties & 1) === 1, joining: JOININGS[properties >> 3] ?? 'none' };
}
