import { type EngineDoor, type EngineName, openEngineDoor } from './engine-door.ts';
import type { EnginePort } from './engine-protocol.ts';

/**
 * The door to Sequelize: `sequelize-cli` and `node`. Nothing of it is loaded before the first of their commands.
 *
 * @param base address or folder where the packages are
 */
export function openSequelizeDoor(spawn: () => EnginePort, base: string): EngineDoor {
  const called: EngineName = { name: 'Sequelize', runner: 'the Node process' };
  return openEngineDoor({ called, spawn, base, starts: 'when first used' });
}
