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

/** The project with a chain of revisions that change nothing: what is left is the tool's own work. */
export function withChain(project: FileTree, length: number): FileTree {
  const encoder = new TextEncoder();
  const id = (index: number): string => String(index).padStart(12, '0');
  const set = Array.from({ length: length - 1 }, (_, index): [string, Uint8Array] => {
    const [down, own] = [id(index + 1), id(index + 2)];
    return [
      `migrations/versions/${own}_step.py`,
      encoder.encode(`"""step\n\nRevision ID: ${own}\nRevises: ${down}\nCreate Date: 2026-01-01 00:00:00\n\n"""\n\nrevision = '${own}'\ndown_revision = '${down}'\nbranch_labels = None\ndepends_on = None\n\n\ndef upgrade():\n    pass\n\n\ndef downgrade():\n    pass\n`),
    ];
  });
  return apply(project, { set, remove: [] });
}
