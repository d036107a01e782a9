/** What tells a terminal to colour, to move or to erase: `ESC [`, numbers, a letter. */
// oxlint-disable-next-line eslint/no-control-regex -- an escape begins with a control character
const ESCAPES = /\u001B\[\??[\d;]*[A-Za-z]/g;

/** What a program printed, without its escapes: colours are for terminals. */
export function withoutEscapes(text: string): string {
  return text.replaceAll(ESCAPES, '');
}
