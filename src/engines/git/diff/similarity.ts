import { byteText, linesOf } from '../byte-text.ts';

/** How much of one file is in another, in whole percent of the larger one: the bytes of the lines that both have. */
export function similarity(before: Uint8Array, after: Uint8Array): number {
  const larger = Math.max(before.length, after.length);
  if (larger === 0) return 0;
  const there = bytesByLine(after);
  let kept = 0;
  for (const [line, bytes] of bytesByLine(before)) kept += Math.min(bytes, there.get(line) ?? 0);
  return Math.floor((kept * 100) / larger);
}

/** How many bytes each distinct line of a file covers. */
function bytesByLine(bytes: Uint8Array): Map<string, number> {
  const found = new Map<string, number>();
  for (const line of linesOf(byteText(bytes))) found.set(line, (found.get(line) ?? 0) + line.length);
  return found;
}
