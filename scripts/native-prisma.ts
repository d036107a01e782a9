import { execFileSync } from 'node:child_process';
import { build } from 'vite';
import { chmodSync, existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

/** The published Prisma of a machine of one's own, with all that it depends on. */
export interface NativePrisma {
  /** Folder with `prisma`. */
  readonly bin: string;
  /** The `node_modules` in which a project finds `prisma/config` and `dotenv`. */
  readonly packages: string;
}

const wanted = ['prisma@7.10.0', 'dotenv@17.4.2'];

/**
 * Installs Prisma with npm, once. Its native schema engine comes from a server of its own, which a closed network does not
 * reach: through the variable that Prisma documents for an engine of one's own, it starts the wasm one in a Node process.
 * So the command line, its options, texts and exit codes are compared, and the room that it runs in; the engine is the same on both sides.
 */
export async function ensureNativePrisma(): Promise<NativePrisma> {
  const folder = resolve('.cache/native/prisma-7.10.0');
  const bin = join(folder, 'bin');
  const packages = join(folder, 'node_modules');
  if (!existsSync(join(folder, 'complete'))) {
    rmSync(folder, { recursive: true, force: true });
    mkdirSync(bin, { recursive: true });
    writeFileSync(join(folder, 'package.json'), '{ "private": true }\n');
    execFileSync('npm', ['install', '--ignore-scripts', '--no-audit', '--no-fund', '--prefer-offline', '--silent', ...wanted], { cwd: folder, stdio: ['ignore', 'ignore', 'inherit'] });
    writeFileSync(join(folder, 'complete'), '');
  }
  const node = process.execPath;
  // Every line of a story starts the engine several times, so it is made plain JavaScript once.
  await build({
    configFile: false,
    logLevel: 'silent',
    publicDir: false,
    ssr: { noExternal: ['zod', '@prisma/driver-adapter-utils', '@prisma/debug'] },
    build: { ssr: resolve('scripts/schema-engine.ts'), outDir: folder, emptyOutDir: false, rolldownOptions: { output: { entryFileNames: 'schema-engine.mjs', chunkFileNames: 'schema-engine-[name].mjs' } } },
  });
  const engine = script(join(bin, 'schema-engine'), `exec "${node}" --liftoff-only "${join(folder, 'schema-engine.mjs')}" "$@"`);
  // No variable about colours, as at the sandbox's terminals.
  script(join(bin, 'prisma'), `unset NO_COLOR\nexport PRISMA_SCHEMA_ENGINE_BINARY="${engine}" CHECKPOINT_DISABLE=1 PRISMA_HIDE_UPDATE_MESSAGE=1\nexec "${node}" "${join(packages, 'prisma/build/index.js')}" "$@"`);
  return { bin, packages };
}

function script(path: string, text: string): string {
  writeFileSync(path, `#!/bin/sh\n${text}\n`);
  chmodSync(path, 0o755);
  return path;
}
