import { type ChecksTexts, checksTexts } from '../texts/en/checks.ts';
import { textsOf } from '../texts/texts-of.ts';

/** The words of checks, in the language that is shown. */
export function says(): ChecksTexts {
  return textsOf(checksTexts);
}

const LONGEST = 160;

/** One line of a text, cut where it gets too long to be read in a sentence. */
export function shortened(text: string): string {
  const line = text.trim().replaceAll(/\s+/g, ' ');
  return line.length <= LONGEST ? line : `${line.slice(0, LONGEST - 1)}…`;
}
