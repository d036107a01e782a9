/** Rows that are drawn beyond what is seen, so that scrolling finds them there. */
const MARGIN = 8;

/** Which of many rows of one height to draw: those that are seen, and the one that has the keyboard. */
export function visibleRows(count: number, height: number, top: number, room: number, active: number): number[] {
  const first = Math.max(0, Math.floor(top / height) - MARGIN);
  const end = Math.min(count, Math.ceil((top + room) / height) + MARGIN);
  const seen = Array.from({ length: Math.max(0, end - first) }, (_, index) => first + index);
  if (active < 0 || active >= count || (active >= first && active < end)) return seen;
  return active < first ? [active, ...seen] : [...seen, active];
}

/** How far to scroll so that a row is seen whole; where it is, not at all. */
export function scrollTo(row: number, height: number, top: number, room: number): number {
  if (row * height < top) return row * height;
  return Math.max(top, (row + 1) * height - room);
}
