import type { Commit } from './objects.ts';

/**
 * The graph of `git log --graph`: a column for each line of history under way, a star for a commit, slanted lines where
 * a merge opens a column and where columns meet again. Commits come children first.
 *
 * @param spaced whether a graph line without text stands between commits, as it does in the long formats
 */
export function drawGraph(commits: readonly Commit[], write: (commit: Commit) => string, spaced: boolean): string {
  const shown = new Set(commits.map(({ oid }) => oid));
  // What each column waits for, from left to right.
  let columns: string[] = [];
  const lines: string[] = [];
  for (const [number, commit] of commits.entries()) {
    if (!columns.includes(commit.oid)) columns.push(commit.oid);
    const at = columns.indexOf(commit.oid);
    const parents = commit.parents.filter((oid) => shown.has(oid));
    const before = columns.length;
    // A merge whose other line is the very next column needs no room of its own for it.
    const touching = parents.length === 2 && columns[at + 1] === parents[1];
    const opened = columns.toSpliced(at, 1, ...(touching ? parents.slice(0, 1) : parents));
    const graph = [columns.map((_, index) => (index === at ? '*' : '|')).join(' '), ...(parents.length > 1 ? [opening(at, before, touching)] : []), ...meetings(opened)];
    columns = [...new Set(opened)];
    const bars = columns.map(() => '|').join(' ');
    const text = write(commit).replace(/\n$/, '').split('\n');
    const width = 2 * Math.max(before, opened.length);
    for (let row = 0; row < Math.max(text.length, graph.length); row += 1) lines.push((graph[row] ?? bars).padEnd(width) + (text[row] ?? ''));
    if (spaced && number < commits.length - 1) lines.push(bars.padEnd(2 * columns.length));
  }
  return lines.map((line) => `${line}\n`).join('');
}

/** The row under a merge: a second line leaves it to the right, and the columns behind make room. */
function opening(at: number, columns: number, touching: boolean): string {
  return touching ? `${'| '.repeat(at)}|\\|${' |'.repeat(columns - at - 2)}` : `${'| '.repeat(at)}|\\${' \\'.repeat(columns - at - 1)}`;
}

/** Rows in which columns that wait for the same commit run together, the right one slanting to the left one. */
function meetings(columns: readonly string[]): string[] {
  const rows: string[] = [];
  let left = [...columns];
  for (let extra = left.findIndex((oid, index) => left.indexOf(oid) < index); extra !== -1; extra = left.findIndex((oid, index) => left.indexOf(oid) < index)) {
    const target = left.indexOf(left[extra] ?? '');
    const behind = left.length - extra - 1;
    for (let gap = extra; gap > target; gap -= 1) {
      const first = gap === extra;
      const middle = '| '.repeat(gap).slice(0, -1);
      rows.push(first ? `${middle}/${' /'.repeat(behind)}` : `${middle}/${'| '.repeat(extra - gap)}${behind > 0 ? ' |'.repeat(behind) : ''}`.trimEnd());
    }
    left = left.toSpliced(extra, 1);
  }
  return rows;
}
