/** How much of one file is in another, from 0 to 100: git's similarity index, by lines (or 64 bytes of a longer one). */
export function similarity(before: Uint8Array, after: Uint8Array): number {
  const larger = Math.max(before.length, after.length);
  if (larger === 0) return 0;
  // What differs more in size than half cannot be half the same.
  if (Math.min(before.length, after.length) * 2 < larger) return 0;
  const there = chunks(after);
  let kept = 0;
  for (const [chunk, bytes] of chunks(before)) kept += Math.min(bytes, there.get(chunk) ?? 0);
  return Math.floor((Math.floor((kept * 60_000) / larger) * 100) / 60_000);
}

/** How many bytes each distinct piece of a file covers. */
function chunks(bytes: Uint8Array): Map<string, number> {
  const found = new Map<string, number>();
  for (let from = 0; from < bytes.length; ) {
    const newline = bytes.subarray(from, from + 64).indexOf(10);
    const to = newline === -1 ? Math.min(from + 64, bytes.length) : from + newline + 1;
    const chunk = String.fromCharCode(...bytes.subarray(from, to));
    found.set(chunk, (found.get(chunk) ?? 0) + to - from);
    from = to;
  }
  return found;
}
