/** Puts the parts of the page together; the only file that knows all of them. */
import type { GitWorld } from './engines/git/git.ts';
import { openSqliteDoor } from './engines/sqlite/sqlite-door.ts';
import { browserEnginePort } from './process/browser-engine-port.ts';
import { browserSqlitePort } from './process/browser-sqlite-port.ts';
import { lazyProgram } from './process/lazy-program.ts';
import { openPythonDoor } from './process/python-door.ts';
import { mountScreens } from './screens/mount.tsx';
import { createWorkbench } from './session/create-workbench.ts';
import { starterWorkspace } from './starter.ts';
import { browserStorage } from './storage/browser-storage.ts';
import { refusingStorage, type SavedWorld, type WorldStorage } from './storage/world-storage.ts';

const root = document.getElementById('root');
if (root === null) throw new Error('The page has no element with the id "root".');

// Python boots in its worker while the page reads what was kept.
const python = openPythonDoor(browserEnginePort, new URL('./', document.baseURI).href);
const sqlite = openSqliteDoor(browserSqlitePort);
const { saved, storage } = await openStorage();
const createGit = (world: GitWorld) => lazyProgram(async () => (await import('./engines/git/git.ts')).createGit(world));
mountScreens(root, createWorkbench({ starter: starterWorkspace(), saved, storage, python, sqlite, createGit, clock: () => performance.now() }));

/** What was kept, and where to keep on. When it cannot be read, nothing is written over it. */
async function openStorage(): Promise<{ saved: SavedWorld | undefined; storage: WorldStorage }> {
  const storage = browserStorage();
  try {
    return { saved: await storage.load(), storage };
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return { saved: undefined, storage: refusingStorage(`The browser did not give back what was kept (${reason}). You see the starter project; what you do is not kept, and nothing of yours was written over.`) };
  }
}
