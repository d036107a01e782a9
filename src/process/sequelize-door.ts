import { type EngineDoor, type EngineName, openEngineDoor } from './engine-door.ts';
import type { EnginePort } from './engine-protocol.ts';

/**
 * The door to Sequelize: `sequelize-cli` and `node`. Nothing of it is loaded before the first of their commands.
 *
 * @param base address or folder where the packages are
 * @param roomForSpare whether a second worker may stand by at all times
 */
export function openSequelizeDoor(spawn: () => EnginePort, base: string, roomForSpare = true): EngineDoor {
  const called: EngineName = { name: 'Sequelize', runner: 'the Node process' };
  return openEngineDoor({ called, spawn, base, starts: 'when first used', roomForSpare });
}
