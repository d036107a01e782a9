/** `a, b and c`. */
export function andList(words: readonly string[]): string {
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`;
}

/** `1 commit`, `2 commits`. */
export function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}

/** Texts in quotation marks, as a list. */
export function quoted(texts: readonly string[]): string {
  return andList(texts.map((text) => `“${text}”`));
}

const LONGEST = 160;

/** One line of a text, cut where it gets too long to be read in a sentence. */
export function shortened(text: string): string {
  const line = text.trim().replaceAll(/\s+/g, ' ');
  return line.length <= LONGEST ? line : `${line.slice(0, LONGEST - 1)}…`;
}
