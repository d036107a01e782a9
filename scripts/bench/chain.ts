import { apply, type FileTree } from '../../src/domain/file-tree.ts';
import { openHeadless } from '../headless.ts';

/** The project after `flask db init` and a first real revision, which the database is not at yet. */
export async function migratedProject(starter: FileTree): Promise<FileTree> {
  const { workbench, close } = openHeadless(starter);
  for (const line of ['flask db init', 'flask db migrate -m "create users" --rev-id 000000000001']) {
    if ((await workbench.enter('dev-a', line)) !== 0) throw new Error(`${line} failed`);
  }
  const { files } = workbench.getState().workspace.environments['dev-a'];
  close();
  return files;
}

/**
 * The project with a chain of revisions that change nothing: what is left is the tool's own work.
 *
 * @param mergeEach after so many revisions two stand beside each other and are merged by the next; never, when it is left out
 */
export function withChain(project: FileTree, length: number, mergeEach = Number.POSITIVE_INFINITY): FileTree {
  const encoder = new TextEncoder();
  const id = (number: number): string => String(number).padStart(12, '0');
  const quoted = (number: number): string => `'${id(number)}'`;
  const set = Array.from({ length: length - 1 }, (_, index): [string, Uint8Array] => {
    const own = index + 2;
    const isBeside = own > 2 && own < length && own % mergeEach === 0;
    const merges = own > 3 && (own - 1) % mergeEach === 0;
    const below = isBeside ? [own - 2] : merges ? [own - 2, own - 1] : [own - 1];
    const down = below.length === 1 ? below.map(quoted).join('') : `(${below.map(quoted).join(', ')})`;
    return [
      `migrations/versions/${id(own)}_step.py`,
      encoder.encode(`"""step\n\nRevision ID: ${id(own)}\nRevises: ${below.map(id).join(', ')}\nCreate Date: 2026-01-01 00:00:00\n\n"""\n\nrevision = '${id(own)}'\ndown_revision = ${down}\nbranch_labels = None\ndepends_on = None\n\n\ndef upgrade():\n    pass\n\n\ndef downgrade():\n    pass\n`),
    ];
  });
  return apply(project, { set, remove: [] });
}
