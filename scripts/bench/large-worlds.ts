import { apply, type FileTree } from '../../src/domain/file-tree.ts';
import { type Workspace, withFiles, workspaceFrom } from '../../src/domain/workspace.ts';
import { worldTree } from '../../src/transfer/world-file.ts';
import { writeZip } from '../../src/transfer/write-zip.ts';
import { openHeadless } from '../headless.ts';
import { readStarter } from '../project-folder.ts';
import { migratedProject } from './chain.ts';
import { rowsSql, tablesSql, withChain, withNotes } from './large-project.ts';

/** How much there is of what makes a world large, beside the starter project. */
export interface WorldSize {
  readonly files: number;
  readonly revisions: number;
  readonly tables: number;
  readonly rows: number;
}

export const smallWorld: WorldSize = { files: 0, revisions: 3, tables: 2, rows: 10 };

/** The sizes that the page is to be pleasant with, one by one and all at once. */
export const largeWorlds: Readonly<Record<string, WorldSize>> = {
  '1,000 files': { ...smallWorld, files: 1000 },
  '1,000 revisions': { ...smallWorld, revisions: 1000 },
  '200 tables': { ...smallWorld, tables: 200 },
  '100,000 rows': { ...smallWorld, rows: 100_000 },
  'all of it': { files: 1000, revisions: 1000, tables: 200, rows: 100_000 },
};

const encoder = new TextEncoder();

/** A world of this size: every environment has all of it, and production lacks a table, so that there is something to compare. */
export async function largeWorld(size: WorldSize): Promise<Workspace> {
  const project = withNotes(withChain(await migratedProject(readStarter()), size.revisions, 50), size.files);
  const { workbench, close } = openHeadless(apply(project, { set: [['fill.sql', encoder.encode(`${tablesSql(size.tables)}\n${rowsSql(size.rows)}\n`)]], remove: [] }));
  try {
    const enter = async (line: string): Promise<FileTree> => {
      if ((await workbench.enter('dev-a', line)) !== 0) throw new Error(`${line} failed`);
      return workbench.getState().workspace.environments['dev-a'].files;
    };
    await enter('flask db upgrade');
    const files = await enter('sqlite3 app.db < fill.sql');
    return withFiles(workspaceFrom(files), 'production', await enter('sqlite3 app.db "DROP TABLE shelf_0"'));
  } finally {
    close();
  }
}

/** The world file that the page opens with its own import. */
export function worldZip(workspace: Workspace): Uint8Array<ArrayBuffer> {
  return writeZip(worldTree(workspace), new Date(2026, 0, 5));
}
