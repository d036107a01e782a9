/**
 * Marks the lines that two texts do not share, by the shortest edit script: E. W. Myers, "An O(ND) Difference Algorithm
 * and Its Variations" (1986), the variation that searches from both ends and halves the problem. Where several scripts
 * are equally short it settles ties as git does, so that hunks come out the same.
 */
export function markUnshared(before: readonly number[], after: readonly number[], lost: (line: number) => void, gained: (line: number) => void): void {
  const size = before.length + after.length + 3;
  const forward = new Int32Array(2 * size);
  const backward = new Int32Array(2 * size);
  const patience = Math.max(256, Math.floor(Math.sqrt(size)));

  const settle = (oldFrom: number, oldTo: number, newFrom: number, newTo: number): void => {
    let [top, left, bottom, right] = [oldFrom, newFrom, oldTo, newTo];
    for (; top < bottom && left < right && before[top] === after[left]; top += 1) left += 1;
    for (; top < bottom && left < right && before[bottom - 1] === after[right - 1]; bottom -= 1) right -= 1;
    if (top === bottom) for (; left < right; left += 1) gained(left);
    else if (left === right) for (; top < bottom; top += 1) lost(top);
    else {
      const [middleOld, middleNew] = middle(top, bottom, left, right);
      settle(top, middleOld, left, middleNew);
      settle(middleOld, bottom, middleNew, right);
    }
  };

  /** A point on a shortest path through a box whose corners do not match: where the searches from both ends meet. */
  const middle = (top: number, bottom: number, left: number, right: number): [number, number] => {
    // A diagonal is the old line less the new one; the arrays hold how far along each the search has come.
    const at = (diagonal: number): number => diagonal + size;
    const [first, last] = [top - right, bottom - left];
    const [start, end] = [top - left, bottom - right];
    const meetsForward = (start - end) % 2 !== 0;
    const front = { low: start, high: start };
    const rear = { low: end, high: end };
    forward[at(start)] = top;
    backward[at(end)] = bottom;
    for (let cost = 1; ; cost += 1) {
      if (front.low > first) forward[at(--front.low - 1)] = -1;
      else front.low += 1;
      if (front.high < last) forward[at(++front.high + 1)] = -1;
      else front.high -= 1;
      for (let diagonal = front.high; diagonal >= front.low; diagonal -= 2) {
        const [lower, higher] = [forward[at(diagonal - 1)] ?? -1, forward[at(diagonal + 1)] ?? -1];
        let line = lower >= higher ? lower + 1 : higher;
        while (line < bottom && line - diagonal < right && before[line] === after[line - diagonal]) line += 1;
        forward[at(diagonal)] = line;
        if (meetsForward && rear.low <= diagonal && diagonal <= rear.high && (backward[at(diagonal)] ?? 0) <= line) return [line, line - diagonal];
      }
      const far = 0x7fffffff;
      if (rear.low > first) backward[at(--rear.low - 1)] = far;
      else rear.low += 1;
      if (rear.high < last) backward[at(++rear.high + 1)] = far;
      else rear.high -= 1;
      for (let diagonal = rear.high; diagonal >= rear.low; diagonal -= 2) {
        const [lower, higher] = [backward[at(diagonal - 1)] ?? far, backward[at(diagonal + 1)] ?? far];
        let line = lower < higher ? lower : higher - 1;
        while (line > top && line - diagonal > left && before[line - 1] === after[line - diagonal - 1]) line -= 1;
        backward[at(diagonal)] = line;
        if (!meetsForward && front.low <= diagonal && diagonal <= front.high && line <= (forward[at(diagonal)] ?? 0)) return [line, line - diagonal];
      }
      if (cost >= patience) return furthest(front, top, bottom, left, right);
    }
  };

  /** Texts that have little in common are cut where the search from the front came furthest, so that it ends in time. */
  const furthest = ({ low, high }: { low: number; high: number }, top: number, bottom: number, left: number, right: number): [number, number] => {
    let best: [number, number] = [top, left];
    for (let diagonal = high; diagonal >= low; diagonal -= 2) {
      const line = Math.min(forward[diagonal + size] ?? top, bottom, right + diagonal);
      if (line + line - diagonal > best[0] + best[1]) best = [line, line - diagonal];
    }
    return best;
  };

  settle(0, before.length, 0, after.length);
}
