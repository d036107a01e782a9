import { type EngineDoor, type EngineName, openEngineDoor } from './engine-door.ts';
import type { EnginePort } from './engine-protocol.ts';

/**
 * The door to Prisma. Nothing of it is loaded before the first `prisma`.
 *
 * @param base address or folder where the packages are
 * @param roomForSpare whether a second worker may stand by at all times
 */
export function openPrismaDoor(spawn: () => EnginePort, base: string, roomForSpare = true): EngineDoor {
  const called: EngineName = { name: 'Prisma', runner: 'the Node process' };
  return openEngineDoor({ called, spawn, base, starts: 'when first used', roomForSpare });
}
