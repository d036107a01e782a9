/** Puts the parts of the page together; the only file that knows all of them. */
import type { GitWorld } from './engines/git/git.ts';
import { openSqliteDoor, type SqliteDoor } from './engines/sqlite/sqlite-door.ts';
import { browserEnginePort } from './process/browser-engine-port.ts';
import { browserSqlitePort } from './process/browser-sqlite-port.ts';
import { lazyProgram } from './process/lazy-program.ts';
import { openPythonDoor, type PythonDoor } from './process/python-door.ts';
import { currentRoute, workbenchIsWanted } from './screens/home/address.ts';
import { mountScreens } from './screens/mount.tsx';
import { createWorkbench } from './session/create-workbench.ts';
import type { Workbench } from './session/workbench.ts';
import { starterWorkspace } from './starter.ts';
import { browserStorage } from './storage/browser-storage.ts';
import { takeTurn, type Turn, turnIsFree } from './storage/one-tab.ts';
import { noStorage, refusingStorage, type SavedWorld, type WorldStorage } from './storage/world-storage.ts';

const root = document.getElementById('root');
if (root === null) throw new Error('The page has no element with the id "root".');

const TAKE_OVER = 'headway.take-over';
const clock = (): number => performance.now();
const now = (): number => Date.now();
const createGit = (world: GitWorld) => lazyProgram(async () => (await import('./engines/git/git.ts')).createGit(world));
let engines: { readonly python: PythonDoor; readonly sqlite: SqliteDoor } | undefined;
let workbench: Workbench | undefined;

const screens = mountScreens(root, {
  starter: starterWorkspace,
  clock,
  openWorkbench: (starter, ci) => createWorkbench({ ...openEngines(), starter, saved: undefined, storage: noStorage, createGit, ci, clock, now }),
});

// Python boots in its worker while the page reads what was kept. A window with notes has no use for it.
if (currentRoute().type !== 'notes') openEngines();
// Scenarios are played in worlds of their own, which nobody keeps: they wait for no other tab.
await workbenchIsWanted();
const turn = await takeTurn(sessionStorage.getItem(TAKE_OVER) !== null, () => workbench?.saved() ?? Promise.resolve());
sessionStorage.removeItem(TAKE_OVER);
if (turn === undefined) goOnElsewhere();
else await begin(turn);

async function begin({ over }: Turn): Promise<void> {
  void over.then(goOnElsewhere);
  const { saved, storage } = await openStorage(goOnElsewhere);
  const { python, sqlite } = openEngines();
  workbench = createWorkbench({ python, sqlite, starter: starterWorkspace(), saved, storage, createGit, ci: true, clock, now });
  const loadTransfer = async () => (await import('./transfer/transfer.ts')).createTransfer(python.program, (bytes) => sqlite.inspect(bytes));
  screens.showWorkbench(workbench, loadTransfer);
}

/** One Python and one SQLite for every world of the page. */
function openEngines(): { readonly python: PythonDoor; readonly sqlite: SqliteDoor } {
  engines ??= { python: openPythonDoor(browserEnginePort, new URL('./', document.baseURI).href), sqlite: openSqliteDoor(browserSqlitePort) };
  return engines;
}

/** Waits for the other tab to close, or for the person to want it here. Either begins anew: what this tab knows is old. */
function goOnElsewhere(): void {
  // A scenario that is played here needs Python on.
  if (currentRoute().type === 'workbench') {
    engines?.python.close();
    engines = undefined;
  }
  screens.showElsewhere(() => {
    sessionStorage.setItem(TAKE_OVER, 'yes');
    location.reload();
  });
  void turnIsFree()
    .then(workbenchIsWanted)
    .then(() => location.reload());
}

/** What was kept, and where to keep on. When it cannot be read, nothing is written over it. */
async function openStorage(onTakenOver: () => void): Promise<{ saved: SavedWorld | undefined; storage: WorldStorage }> {
  const storage = browserStorage(onTakenOver);
  try {
    return { saved: await storage.load(), storage };
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return { saved: undefined, storage: refusingStorage(`The browser did not give back what was kept (${reason}). You see the starter project; what you do is not kept, and nothing of yours was written over.`) };
  }
}
