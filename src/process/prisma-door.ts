import { type EngineDoor, openEngineDoor } from './engine-door.ts';
import type { EnginePort } from './engine-protocol.ts';

/**
 * The door to Prisma. Nothing of it is loaded before the first `prisma`.
 *
 * @param base address or folder where the packages are
 */
export function openPrismaDoor(spawn: () => EnginePort, base: string): EngineDoor {
  const called = { name: 'Prisma', runner: 'the Node process', start: 'starting the schema engine', import: 'loading Prisma' };
  return openEngineDoor({ called, spawn, base, starts: 'when first used' });
}
