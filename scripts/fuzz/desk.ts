import 'fake-indexeddb/auto';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { ProjectName } from '../../src/domain/project.ts';
import { createGit } from '../../src/engines/git/git.ts';
import { saidBeforeConnecting } from '../../src/engines/postgres/psql/before-connecting.ts';
import { sqliteInProcess } from '../../src/engines/sqlite/sqlite-in-process.ts';
import { nodeEnginePort } from '../../src/process/node-engine-port.ts';
import { openPythonDoor } from '../../src/process/python-door.ts';
import { createWorkbench } from '../../src/session/create-workbench.ts';
import type { Workbench } from '../../src/session/workbench.ts';
import { browserStorage } from '../../src/storage/browser-storage.ts';
import { openNodeToolchains } from '../node-toolchains.ts';
import { makeProjectWorld } from '../starter-world.ts';

/** A workbench over the real engines whose world is kept in a database, as the page's is. */
export interface Desk {
  readonly workbench: Workbench;
  /** Leaves the page and opens it again: the workbench is another one, over what was kept. */
  reload(): Promise<void>;
  close(): void;
}

let desks = 0;

export async function openDesk(project: ProjectName, ci: boolean): Promise<Desk> {
  const runtime = join(import.meta.dirname, '../../public/runtime');
  const python = openPythonDoor(nodeEnginePort, runtime);
  const { toolchains, close } = openNodeToolchains();
  const wasm = createRequire(import.meta.url).resolve('sql.js/dist/sql-wasm.wasm');
  const sqlite = sqliteInProcess(async () => new Uint8Array(await readFile(wasm)));
  const starter = await makeProjectWorld(project);
  desks += 1;
  const name = `fuzz ${desks}`;
  const takenOver = (): void => {
    throw new Error('Another visit took the work over.');
  };
  const open = async (): Promise<Workbench> => {
    const storage = browserStorage(takenOver, name);
    return createWorkbench({ starter, saved: await storage.load(), storage, python, sqlite, toolchains, createGit, saidByPsql: saidBeforeConnecting, ci, clock: () => performance.now(), now: () => Date.now() });
  };
  const connections = connectionsFromNowOn();
  let workbench = await open();
  return {
    get workbench() {
      return workbench;
    },
    async reload() {
      await workbench.saved();
      // A page that is left has no connections any more, and holds nothing through them.
      for (const connection of connections.splice(0)) connection.close();
      workbench = await open();
    },
    close: () => (python.close(), close()),
  };
}

/** Every connection to a database that is opened from here on. */
function connectionsFromNowOn(): IDBDatabase[] {
  const connections: IDBDatabase[] = [];
  const open = indexedDB.open.bind(indexedDB);
  indexedDB.open = (...args) => {
    const request = open(...args);
    request.addEventListener('success', () => connections.push(request.result));
    return request;
  };
  return connections;
}
