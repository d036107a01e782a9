import type { Commit } from './objects.ts';

/**
 * The graph of `git log --graph`: one column for each line of history under way, a star for a commit, slanted lines where
 * a merge opens a column and where columns meet again. Commits come children first.
 *
 * @param spaced whether a blank graph line stands between commits, as it does in the long formats
 */
export function drawGraph(commits: readonly Commit[], write: (commit: Commit) => string, spaced: boolean): string {
  const shown = new Set(commits.map(({ oid }) => oid));
  // What each column waits for, from left to right.
  let columns: string[] = [];
  const lines: string[] = [];
  for (const [number, commit] of commits.entries()) {
    if (!columns.includes(commit.oid)) columns.push(commit.oid);
    // Columns that wait for this same commit end here, each slanting one step to the left.
    for (let extra = columns.lastIndexOf(commit.oid); extra !== columns.indexOf(commit.oid); extra = columns.lastIndexOf(commit.oid)) {
      lines.push(...closing(columns.length, columns.indexOf(commit.oid), extra));
      columns = columns.toSpliced(extra, 1);
    }
    const at = columns.indexOf(commit.oid);
    const text = write(commit).replace(/\n$/, '').split('\n');
    const parents = commit.parents.filter((oid) => shown.has(oid));
    const merge = parents.length > 1;
    const star = columns.map((_, index) => (index === at ? '*' : '|')).join(' ');
    lines.push(`${star}${merge ? '   '.slice(0, 2) : ''} ${text[0] ?? ''}`);
    columns = columns.toSpliced(at, 1, ...parents);
    const rest = text.slice(1);
    if (merge) {
      const opened = `${'| '.repeat(at)}|\\${' \\'.repeat(Math.max(0, columns.length - at - 2))}`;
      lines.push(`${opened}  ${rest.shift() ?? ''}`);
    }
    const bars = columns.map(() => '|').join(' ');
    for (const line of rest) lines.push(`${bars}${parents.length === 0 && columns.length === at ? ' ' : ''} ${line}`);
    if (spaced && number < commits.length - 1) lines.push(`${bars} `);
  }
  return lines.map((line) => `${line.trimEnd() === line ? line : line}\n`).join('');
}

function closing(width: number, target: number, extra: number): string[] {
  const lines: string[] = [];
  for (let gap = extra; gap > target; gap -= 1) {
    const left = '| '.repeat(gap).trimEnd();
    lines.push(gap - 1 === target ? `${left}/${' /'.repeat(width - extra - 1)}  ` : `${left}/`);
  }
  return lines;
}
