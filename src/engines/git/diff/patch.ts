import { byteText, isBinary, quotePath } from '../byte-text.ts';
import type { Entry } from '../objects.ts';
import type { FileChange, ReadEntry } from './file-changes.ts';
import { hunks } from './unified.ts';

const NO_FILE = '0000000';

/** Changes as the patch that `git diff` prints, as byte text. */
export async function patchText(changes: readonly FileChange[], readBefore: ReadEntry, readAfter: ReadEntry): Promise<string> {
  let text = '';
  for (const change of changes) {
    const before = change.type === 'added' ? undefined : await readBefore(change.before, change.type === 'renamed' ? change.from : change.path);
    const after = change.type === 'deleted' ? undefined : await readAfter(change.after, change.path);
    text += filePatch(change, before, after);
  }
  return text;
}

function filePatch(change: FileChange, before: Uint8Array | undefined, after: Uint8Array | undefined): string {
  const from = change.type === 'renamed' ? change.from : change.path;
  const [a, b] = [quotePath(`a/${from}`), quotePath(`b/${change.path}`)];
  const head = `diff --git ${a} ${b}\n${modeLines(change)}`;
  if (change.type === 'renamed' && change.alike === 100) return head;
  if (!('before' in change && 'after' in change && change.before.oid === change.after.oid)) {
    const [oldName, newName] = [before === undefined ? '/dev/null' : a, after === undefined ? '/dev/null' : b];
    const index = indexLine(change);
    if (isBinary(before ?? new Uint8Array(0)) || isBinary(after ?? new Uint8Array(0))) return `${head}${index}Binary files ${oldName} and ${newName} differ\n`;
    const body = hunks(byteText(before ?? new Uint8Array(0)), byteText(after ?? new Uint8Array(0)));
    return body === '' ? head + index : `${head}${index}--- ${spaced(oldName)}\n+++ ${spaced(newName)}\n${body}`;
  }
  return head;
}

/** A name with spaces gets a tab behind it, so that `patch` knows where it ends. */
function spaced(name: string): string {
  return name.includes(' ') ? `${name}\t` : name;
}

function modeLines(change: FileChange): string {
  switch (change.type) {
    case 'added':
      return `new file mode ${change.after.mode}\n`;
    case 'deleted':
      return `deleted file mode ${change.before.mode}\n`;
    case 'modified':
      return modeChange(change.before, change.after);
    case 'renamed':
      return `${modeChange(change.before, change.after)}similarity index ${change.alike}%\nrename from ${quotePath(change.from)}\nrename to ${quotePath(change.path)}\n`;
  }
}

function modeChange(before: Entry, after: Entry): string {
  return before.mode === after.mode ? '' : `old mode ${before.mode}\nnew mode ${after.mode}\n`;
}

function indexLine(change: FileChange): string {
  const old = change.type === 'added' ? NO_FILE : change.before.oid.slice(0, 7);
  const next = change.type === 'deleted' ? NO_FILE : change.after.oid.slice(0, 7);
  const sameMode = 'before' in change && 'after' in change && change.before.mode === change.after.mode;
  return `index ${old}..${next}${sameMode ? ` ${change.after.mode}` : ''}\n`;
}
