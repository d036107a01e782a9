import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { openNodeToolchains } from '../../scripts/node-toolchains.ts';
import { makeProjectWorld } from '../../scripts/starter-world.ts';
import type { ProjectName } from '../domain/project.ts';
import type { Workspace } from '../domain/workspace.ts';
import { createGit } from '../engines/git/git.ts';
import { saidBeforeConnecting } from '../engines/postgres/psql/before-connecting.ts';
import { sqliteInProcess } from '../engines/sqlite/sqlite-in-process.ts';
import { nodeEnginePort } from '../process/node-engine-port.ts';
import { openPythonDoor } from '../process/python-door.ts';
import { createWorkbench } from '../session/create-workbench.ts';
import type { Workbench } from '../session/workbench.ts';
import { noStorage } from '../storage/world-storage.ts';

/** The real engines in Node, over which any number of workbenches are opened. */
export interface Stage {
  readonly starter: Workspace;
  starterOf(project: ProjectName): Promise<Workspace>;
  openWorkbench(starter: Workspace, ci?: boolean): Workbench;
  close(): void;
}

/** @param time what all clocks show, in milliseconds since 1970; left out, they go */
export async function openStage(time?: number): Promise<Stage> {
  // What would stand by is hardly ever needed: little is killed here.
  const python = openPythonDoor(() => nodeEnginePort(time), join(import.meta.dirname, '../../public/runtime'), false);
  const { toolchains, close: closeToolchains } = openNodeToolchains(time, false);
  const wasm = createRequire(import.meta.url).resolve('sql.js/dist/sql-wasm.wasm');
  const sqlite = sqliteInProcess(async () => new Uint8Array(await readFile(wasm)));
  return {
    starter: await makeProjectWorld('shop'),
    starterOf: makeProjectWorld,
    openWorkbench: (starter, ci = false) => createWorkbench({ starter, ci, saved: undefined, storage: noStorage, python, sqlite, toolchains, createGit, saidByPsql: saidBeforeConnecting, clock: () => performance.now(), now: () => time ?? Date.now() }),
    close: () => (python.close(), closeToolchains()),
  };
}

