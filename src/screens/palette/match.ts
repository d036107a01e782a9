/** What is searched in: as it is written, without marks on the letters, so that `ruck` finds `Rückgängig`. */
const plain = (text: string): string => text.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase();

/**
 * How far a text is from what was typed; 0 is nearest, undefined is no match. Each typed word has to be in it: as the
 * beginning of a word, else somewhere, else with its letters in their order and others between them (`shme` finds
 * `Show me`).
 */
export function distance(typed: string, text: string): number | undefined {
  const words = plain(typed).split(/\s+/).filter((word) => word !== '');
  const letters = plain(text);
  let sum = 0;
  for (const word of words) {
    const each = wordDistance(word, letters);
    if (each === undefined) return undefined;
    sum += each;
  }
  return sum;
}

function wordDistance(word: string, text: string): number | undefined {
  for (let at = text.indexOf(word); at !== -1; at = text.indexOf(word, at + 1)) {
    if (at === 0) return 0;
    if (/[^\p{L}\p{N}]/u.test(text.charAt(at - 1))) return 1;
  }
  if (text.includes(word)) return 10;
  const spread = spreadOf(word, text);
  return spread === undefined ? undefined : 20 + spread;
}

/** How many letters stand between those of the word. It begins where a word begins: else a few letters would find everything. */
function spreadOf(word: string, text: string): number | undefined {
  let shortest: number | undefined;
  for (const { index } of text.matchAll(/(?<![\p{L}\p{N}])[\p{L}\p{N}]/gu)) {
    let at = index - 1;
    let gaps = 0;
    for (const [position, letter] of [...word].entries()) {
      const next = text.indexOf(letter, at + 1);
      if (next === -1 || (position === 0 && next !== index)) {
        gaps = Infinity;
        break;
      }
      gaps += next - at - 1;
      at = next;
    }
    if (gaps < (shortest ?? word.length * 4)) shortest = gaps;
  }
  return shortest;
}
