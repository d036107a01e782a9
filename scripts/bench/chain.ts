import type { FileTree } from '../../src/domain/file-tree.ts';
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
