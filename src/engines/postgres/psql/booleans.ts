/** `on`, `off` and what else PostgreSQL takes for them, cut short where it stays clear; undefined is none of them. */
export function readBoolean(text: string): boolean | undefined {
  const word = text.toLowerCase();
  if (word === '') return undefined;
  if ('true'.startsWith(word) || 'yes'.startsWith(word) || word === 'on' || word === '1') return true;
  return 'false'.startsWith(word) || 'no'.startsWith(word) || (word.length > 1 && 'off'.startsWith(word)) || word === '0' ? false : undefined;
}
