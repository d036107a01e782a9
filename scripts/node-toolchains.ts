import { join } from 'node:path';
import { nodePrismaPort, nodeSequelizePort } from '../src/process/node-engine-port.ts';
import { openPrismaDoor } from '../src/process/prisma-door.ts';
import { openSequelizeDoor } from '../src/process/sequelize-door.ts';
import { prismaToolchain, sequelizeToolchain, type Toolchain } from '../src/session/toolchain.ts';

const packages = join(import.meta.dirname, '../public/packages');

/**
 * The further engines in Node, each started by its first command.
 *
 * @param time what their clocks show, in milliseconds since 1970; left out, they go
 * @param roomForSpare whether a second worker of each may stand by
 */
export function openNodeToolchains(time?: number, roomForSpare = true): { readonly toolchains: readonly Toolchain[]; close(): void } {
  const toolchains = [sequelizeToolchain(openSequelizeDoor(() => nodeSequelizePort(time), packages, roomForSpare)), prismaToolchain(openPrismaDoor(() => nodePrismaPort(time), packages, roomForSpare))];
  return {
    toolchains,
    close() {
      for (const { engine } of toolchains) engine.close();
    },
  };
}
