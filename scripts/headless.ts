import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { FileTree } from '../src/domain/file-tree.ts';
import { workspaceFrom } from '../src/domain/workspace.ts';
import { createGit } from '../src/engines/git/git.ts';
import { saidBeforeConnecting } from '../src/engines/postgres/psql/before-connecting.ts';
import { emptyOrigin } from '../src/engines/git/origin.ts';
import { sqliteInProcess } from '../src/engines/sqlite/sqlite-in-process.ts';
import { nodeEnginePort } from '../src/process/node-engine-port.ts';
import { openPythonDoor } from '../src/process/python-door.ts';
import { createWorkbench } from '../src/session/create-workbench.ts';
import type { Workbench } from '../src/session/workbench.ts';
import { openNodeToolchains } from './node-toolchains.ts';
import { noStorage } from '../src/storage/world-storage.ts';

const sqliteWasm = createRequire(import.meta.url).resolve('sql.js/dist/sql-wasm.wasm');
const runtimeFolder = join(import.meta.dirname, '../public/runtime');

/** The page's workbench in Node, with the real engines and nothing kept. */
export interface Headless {
  readonly workbench: Workbench;
  close(): void;
}

/**
 * @param files what every environment starts with
 * @param origin the repository that they push to and pull from; without a commit when it is left out
 * @param ci whether a push runs the project's pipeline
 * @param roomForSpare whether a second worker of each engine may stand by for when the first is killed
 */
export function openHeadless(files: FileTree, origin = emptyOrigin(), ci = false, roomForSpare = true): Headless {
  const python = openPythonDoor(nodeEnginePort, runtimeFolder, roomForSpare);
  const { toolchains, close: closeToolchains } = openNodeToolchains(undefined, roomForSpare);
  const sqlite = sqliteInProcess(async () => new Uint8Array(await readFile(sqliteWasm)));
  const workbench = createWorkbench({ starter: workspaceFrom(files, origin), saved: undefined, storage: noStorage, python, sqlite, toolchains, createGit, saidByPsql: saidBeforeConnecting, ci, clock: () => performance.now(), now: () => Date.now() });
  return { workbench, close: () => (python.close(), closeToolchains()) };
}
