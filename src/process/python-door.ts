import { databaseWanted } from '../domain/database-server.ts';
import { type EngineDoor, type EngineName, openEngineDoor } from './engine-door.ts';
import type { EnginePort } from './engine-protocol.ts';

const PYTHON: EngineName = { name: 'Python', runner: 'the Python interpreter' };

/**
 * The door to Python, which every workbench needs and which therefore starts at once. `flask`, `alembic`, `python`,
 * `curl`, … are its programs.
 *
 * @param spawn starts a worker; called again whenever the last one was killed
 * @param base address or folder of the runtime
 * @param roomForSpare whether a second one may stand by at all times, for when the first has to be killed, and each may run warm before it is needed
 */
export function openPythonDoor(spawn: () => EnginePort, base: string, roomForSpare = true): EngineDoor {
  return openEngineDoor({ called: PYTHON, roomForSpare, spawn, base, starts: 'at once', databaseWanted: ({ argv, variables, files, database }) => databaseWanted(argv, variables, files, database !== undefined) });
}
