import { byBytes, byteText, isBinary, quotePath } from '../byte-text.ts';
import type { FileChange, ReadEntry } from './file-changes.ts';
import { countChanges } from './unified.ts';

const WIDTH = 80;

interface Row {
  readonly path: string;
  readonly name: string;
  readonly added: number;
  readonly removed: number;
  readonly unmerged: boolean;
  /** Sizes, for a binary file. */
  readonly binary: { readonly before: number; readonly after: number } | undefined;
}

/** What `--stat` prints: a line for each file with its graph, and the summary. Nothing when nothing changed. */
export async function statText(changes: readonly FileChange[], readBefore: ReadEntry, readAfter: ReadEntry, unmerged: readonly string[] = []): Promise<string> {
  const conflicts = unmerged.map((path): Row => ({ path, name: quotePath(path), added: 0, removed: 0, unmerged: true, binary: undefined }));
  const rows = [...conflicts, ...(await countedRows(changes, readBefore, readAfter))].sort((a, b) => byBytes(a.path, b.path));
  return rows.length === 0 ? '' : graph(rows) + summary(rows);
}

/** What `--shortstat` prints: ` 1 file changed, 2 insertions(+)`. */
export async function summaryLine(changes: readonly FileChange[], readBefore: ReadEntry, readAfter: ReadEntry): Promise<string> {
  const rows = await countedRows(changes, readBefore, readAfter);
  return rows.length === 0 ? '' : summary(rows);
}

/** The ` create mode 100644 app.py` lines under a commit or a merge. */
export function modeSummary(changes: readonly FileChange[]): string {
  return changes
    .map((change) => {
      switch (change.type) {
        case 'added':
          return ` create mode ${change.after.mode} ${quotePath(change.path)}\n`;
        case 'deleted':
          return ` delete mode ${change.before.mode} ${quotePath(change.path)}\n`;
        case 'renamed':
          return ` rename ${renameName(change.from, change.path)} (${change.alike}%)\n`;
        case 'modified':
          return change.before.mode === change.after.mode ? '' : ` mode change ${change.before.mode} => ${change.after.mode} ${quotePath(change.path)}\n`;
      }
    })
    .join('');
}

/** `old => new`, with what both share taken out of the braces: `migrations/{a.py => b.py}`. */
export function renameName(from: string, to: string): string {
  if (quotePath(from) !== from || quotePath(to) !== to) return `${quotePath(from)} => ${quotePath(to)}`;
  let head = 0;
  for (let at = 0; at < from.length && at < to.length && from[at] === to[at]; at += 1) if (from[at] === '/') head = at + 1;
  // The tail may share the slash that ends the head, but nothing before it.
  const least = head === 0 ? 0 : head - 1;
  let tail = 0;
  for (let back = 1; back <= Math.min(from.length, to.length) - least && from.at(-back) === to.at(-back); back += 1) if (from.at(-back) === '/') tail = back;
  if (head === 0 && tail === 0) return `${from} => ${to}`;
  const middle = (path: string): string => path.slice(head, Math.max(path.length - tail, head));
  return `${from.slice(0, head)}{${middle(from)} => ${middle(to)}}${tail === 0 ? '' : from.slice(-tail)}`;
}

async function countedRows(changes: readonly FileChange[], readBefore: ReadEntry, readAfter: ReadEntry): Promise<Row[]> {
  const nothing = new Uint8Array(0);
  const rows: Row[] = [];
  for (const change of changes) {
    const before = change.type === 'added' ? nothing : await readBefore(change.before, change.type === 'renamed' ? change.from : change.path);
    const after = change.type === 'deleted' ? nothing : await readAfter(change.after, change.path);
    const name = change.type === 'renamed' ? renameName(change.from, change.path) : quotePath(change.path);
    if (isBinary(before) || isBinary(after)) rows.push({ path: change.path, name, added: 0, removed: 0, unmerged: false, binary: { before: before.length, after: after.length } });
    else rows.push({ path: change.path, name, ...countChanges(byteText(before), byteText(after)), unmerged: false, binary: undefined });
  }
  return rows;
}

function graph(rows: readonly Row[]): string {
  const most = Math.max(...rows.map(({ added, removed }) => added + removed));
  const longest = Math.max(...rows.map(({ name }) => name.length));
  const binaryWidth = Math.max(0, ...rows.map(({ binary }) => (binary === undefined ? 0 : `${binary.before}${binary.after}`.length + 14)));
  const numberWidth = Math.max(`${most}`.length, rows.some(({ binary }) => binary !== undefined) ? 3 : 0);
  // Names and graph share the line: at first as much as each wants, then the graph keeps three eighths and names give way.
  let bars = Math.max(most, binaryWidth - 4);
  let names = longest;
  if (names + numberWidth + 6 + bars > WIDTH) {
    const share = Math.floor((WIDTH * 3) / 8) - numberWidth - 6;
    if (bars > share) bars = Math.max(share, 6);
    if (names > WIDTH - numberWidth - 6 - bars) names = WIDTH - numberWidth - 6 - bars;
    else bars = WIDTH - numberWidth - 6 - names;
  }
  return rows
    .map(({ name, added, removed, unmerged, binary }) => {
      const label = ` ${fitted(name, names).padEnd(names)} | `;
      // No line end: so git 2.39 prints it.
      if (unmerged) return `${label}Unmerged`;
      if (binary !== undefined) return `${label}${'Bin'.padStart(numberWidth)} ${binary.before} -> ${binary.after} bytes\n`;
      const [plus, minus] = scaled(added, removed, most, bars);
      const total = `${added + removed}`.padStart(numberWidth);
      return `${label}${total}${added + removed === 0 ? '' : ' '}${'+'.repeat(plus)}${'-'.repeat(minus)}\n`;
    })
    .join('');
}

/** How many signs a row gets: all of them when they fit, else in proportion, but never none for something. */
function scaled(added: number, removed: number, most: number, width: number): [plus: number, minus: number] {
  if (most <= width) return [added, removed];
  const scale = (count: number): number => (count === 0 ? 0 : 1 + Math.floor((count * (width - 1)) / most));
  const total = Math.max(scale(added + removed), added > 0 && removed > 0 ? 2 : 0);
  if (added < removed) {
    const plus = scale(added);
    return [plus, total - plus];
  }
  const minus = scale(removed);
  return [total - minus, minus];
}

/** A name that is too long loses its beginning, up to a slash where there is one. */
function fitted(name: string, width: number): string {
  if (name.length <= width) return name;
  const tail = name.slice(name.length - Math.max(width - 3, 0));
  const slash = tail.indexOf('/');
  return `...${slash === -1 ? tail : tail.slice(slash)}`;
}

function summary(rows: readonly Row[]): string {
  const added = rows.reduce((sum, row) => sum + row.added, 0);
  const removed = rows.reduce((sum, row) => sum + row.removed, 0);
  const files = rows.filter(({ unmerged }) => !unmerged).length;
  const parts = [` ${files} file${files === 1 ? '' : 's'} changed`];
  if (added > 0 || removed === 0) parts.push(`${added} insertion${added === 1 ? '' : 's'}(+)`);
  if (removed > 0 || added === 0) parts.push(`${removed} deletion${removed === 1 ? '' : 's'}(-)`);
  return `${parts.join(', ')}\n`;
}
