import { linesOf } from '../byte-text.ts';
import { type LineChange, lineChanges } from '../diff/line-changes.ts';

/** A piece of the merged text: settled (and `shared` when both sides have it so), or two versions that only a person can choose from. */
type Piece = { readonly type: 'settled'; readonly lines: readonly string[]; readonly shared: boolean } | { readonly type: 'conflict'; readonly ours: readonly string[]; readonly theirs: readonly string[] };

/** Merges what two sides made of one text, line by line; where both changed the same lines, both stand between markers. */
export function mergeText(base: string, ours: string, theirs: string, labels: { readonly ours: string; readonly theirs: string }): { readonly text: string; readonly conflicts: number } {
  const pieces = joinNear(refined(mergedPieces(linesOf(base), linesOf(ours), linesOf(theirs))));
  const text = pieces.map((piece) => (piece.type === 'settled' ? piece.lines.join('') : `<<<<<<< ${labels.ours}\n${whole(piece.ours)}=======\n${whole(piece.theirs)}>>>>>>> ${labels.theirs}\n`)).join('');
  return { text, conflicts: pieces.filter(({ type }) => type === 'conflict').length };
}

/** Lines in front of a marker, the last of which needs its line end. */
function whole(lines: readonly string[]): string {
  const text = lines.join('');
  return text === '' || text.endsWith('\n') ? text : `${text}\n`;
}

function mergedPieces(base: readonly string[], ours: readonly string[], theirs: readonly string[]): Piece[] {
  const [mine, other] = [lineChanges(base, ours, false), lineChanges(base, theirs, false)];
  const pieces: Piece[] = [];
  let at = 0;
  let [nextMine, nextOther] = [0, 0];
  // How far each side's line numbers are from the base's, behind what was handled.
  let [mineShift, otherShift] = [0, 0];
  while (nextMine < mine.length || nextOther < other.length) {
    const start = Math.min(mine[nextMine]?.oldStart ?? base.length, other[nextOther]?.oldStart ?? base.length);
    let end = start;
    const [fromMine, fromOther] = [nextMine, nextOther];
    const touches = (change: LineChange | undefined): change is LineChange => change !== undefined && change.oldStart <= end;
    for (let grown = true; grown; ) {
      grown = false;
      for (let change = mine[nextMine]; touches(change); change = mine[nextMine]) [end, nextMine, grown] = [Math.max(end, change.oldEnd), nextMine + 1, true];
      for (let change = other[nextOther]; touches(change); change = other[nextOther]) [end, nextOther, grown] = [Math.max(end, change.oldEnd), nextOther + 1, true];
    }
    pieces.push({ type: 'settled', lines: base.slice(at, start), shared: true });
    const growth = (changes: readonly LineChange[]): number => changes.reduce((sum, change) => sum + change.newEnd - change.newStart - change.oldEnd + change.oldStart, 0);
    const [mineEnd, otherEnd] = [mineShift + growth(mine.slice(fromMine, nextMine)), otherShift + growth(other.slice(fromOther, nextOther))];
    const mineLines = ours.slice(start + mineShift, end + mineEnd);
    const otherLines = theirs.slice(start + otherShift, end + otherEnd);
    if (sameLines(mineLines, otherLines)) pieces.push({ type: 'settled', lines: mineLines, shared: true });
    else if (fromOther === nextOther) pieces.push({ type: 'settled', lines: mineLines, shared: false });
    else if (fromMine === nextMine) pieces.push({ type: 'settled', lines: otherLines, shared: false });
    else pieces.push({ type: 'conflict', ours: mineLines, theirs: otherLines });
    [mineShift, otherShift, at] = [mineEnd, otherEnd, end];
  }
  pieces.push({ type: 'settled', lines: base.slice(at), shared: true });
  return pieces;
}

/** Takes out of a conflict the lines that both sides agree on, so that only what differs stands between markers. */
function refined(pieces: readonly Piece[]): Piece[] {
  return pieces.flatMap((piece): Piece[] => {
    if (piece.type === 'settled' || piece.ours.length === 0 || piece.theirs.length === 0) return [piece];
    const parts: Piece[] = [];
    let at = 0;
    for (const { oldStart, oldEnd, newStart, newEnd } of lineChanges(piece.ours, piece.theirs, false)) {
      parts.push({ type: 'settled', lines: piece.ours.slice(at, oldStart), shared: true }, { type: 'conflict', ours: piece.ours.slice(oldStart, oldEnd), theirs: piece.theirs.slice(newStart, newEnd) });
      at = oldEnd;
    }
    return [...parts, { type: 'settled', lines: piece.ours.slice(at), shared: true }];
  });
}

/** Makes one conflict of two that are no more than three lines apart: that is shorter to read. */
function joinNear(pieces: readonly Piece[]): Piece[] {
  const joined: Piece[] = [];
  for (const piece of merged(pieces)) {
    const [conflict, between] = [joined.at(-2), joined.at(-1)];
    if (piece.type === 'conflict' && conflict?.type === 'conflict' && between?.type === 'settled' && between.shared && between.lines.length <= 3) {
      joined.splice(-2, 2, { type: 'conflict', ours: [...conflict.ours, ...between.lines, ...piece.ours], theirs: [...conflict.theirs, ...between.lines, ...piece.theirs] });
    } else joined.push(piece);
  }
  return joined;
}

/** Neighbouring settled pieces as one, so that each conflict has exactly one piece between it and the next. */
function merged(pieces: readonly Piece[]): Piece[] {
  const result: Piece[] = [];
  for (const piece of pieces) {
    const last = result.at(-1);
    if (piece.type === 'settled' && last?.type === 'settled') result.splice(-1, 1, { type: 'settled', lines: [...last.lines, ...piece.lines], shared: last.shared && piece.shared });
    else result.push(piece);
  }
  return result;
}

function sameLines(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((line, index) => line === b[index]);
}
