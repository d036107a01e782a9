import { z } from 'zod';
import type { NodePrograms } from '../node/node-process.ts';
import { absentModules } from './absent-modules.ts';
import { createChildProcess } from './child-process.ts';
import { createReadline } from './readline.ts';
import { loadSchemaEngine } from './schema-engine/load-wasm.ts';
import type { SchemaEngineParts } from './schema-engine/schema-engine.ts';
import { createStream } from './stream-module.ts';

/** The engine's name in the build: its pack of packages. */
export const engineName = 'prisma';

const wasmFile = 'prisma/build/schema_engine_bg.wasm';
const enginePackage = '@prisma/engines/package.json';

/** Packages that Prisma's CLI loads at its start for commands that are not here: its studio and its database server. */
const unused = ['@prisma/dev/internal/state', '@prisma/studio-core/data/bff', '@prisma/studio-core/data/mysql2', '@prisma/studio-core/data/node-sqlite', '@prisma/studio-core/data/postgresjs'];

/**
 * Prisma's own command line, as it is published. What stands in for something native: the schema engine that it starts
 * as another process is the same engine in wasm.
 */
export async function prismaPrograms(packages: ReadonlyMap<string, Uint8Array>, sqlJs: SchemaEngineParts['sqlJs']): Promise<NodePrograms> {
  const wasm = packages.get(wasmFile);
  const description = packages.get(enginePackage);
  if (wasm === undefined || description === undefined) throw new Error('The schema engine is not among the packages.');
  const { version } = z.object({ version: z.string() }).parse(JSON.parse(new TextDecoder().decode(description)));
  const engine = await loadSchemaEngine(wasm.slice());
  return {
    packages,
    programs: { prisma: 'headway/prisma.cjs' },
    provide(world) {
      // The wasm tells its panics there before anything else of Prisma may have begun.
      Object.assign(globalThis, { PRISMA_WASM_PANIC_REGISTRY: { set_message: () => undefined } });
      // The CLI looks for it in these folders and warns when it is missing; the engine that needs it at work is in wasm here.
      world.disk.mount('/usr/lib', new Map([['libssl.so.3', new Uint8Array(0)]]));
      const childProcess = createChildProcess(world, { engine, sqlJs, version });
      const modules = new Map<string, () => unknown>([
        ...absentModules(),
        ...unused.map((name) => [name, () => ({})] as const),
        ['child_process', () => childProcess.module],
        ['readline', createReadline],
        ['stream', createStream],
      ]);
      return { modules, close: childProcess.close };
    },
  };
}
