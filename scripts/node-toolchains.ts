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
 */
export function openNodeToolchains(time?: number): { readonly toolchains: readonly Toolchain[]; close(): void } {
  const toolchains = [sequelizeToolchain(openSequelizeDoor(() => nodeSequelizePort(time), packages)), prismaToolchain(openPrismaDoor(() => nodePrismaPort(time), packages))];
  return {
    toolchains,
    close() {
      for (const { engine } of toolchains) engine.close();
    },
  };
}
