/**
 * Makes `public/packages/`: for each engine that runs Node programs, the files of its packages in one pack, as npm
 * installed them. Only files that a program can reach by `require` from the entries go in.
 */
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createRequire, isBuiltin } from 'node:module';
import { dirname, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { buildSync } from 'esbuild';
import { packName, type PackagesManifest } from '../../src/engines/node/package-files.ts';
import { IMPORT } from '../../src/engines/node/module-loader.ts';
import { withoutDynamicImports } from '../../src/engines/node/source-imports.ts';
import { writePack } from '../../src/process/pack.ts';
import { prismaFiles } from './prisma-packages.ts';
import { sequelizePackages, type PackedPackages } from './packed-packages.ts';

const root = join(import.meta.dirname, '../..');
const modules = join(root, 'node_modules');
const target = join(root, 'public/packages');

const contents: readonly (readonly [engine: string, files: ReadonlyMap<string, Uint8Array>])[] = [[sequelizePackages.engine, collect(sequelizePackages)], ['prisma', await prismaFiles()]];
const hashFunctions = new Uint8Array(buildSync({ entryPoints: [join(import.meta.dirname, 'hash-functions.ts')], bundle: true, format: 'cjs', minify: true, target: 'es2022', write: false }).outputFiles[0]?.contents ?? []);
const packs = contents.map(([engine, files]) => [packName(engine), new Uint8Array(gzipSync(writePack(asLoaded(files)), { level: 9 }))] as const);
const hash = createHash('sha256');
for (const [name, bytes] of packs) hash.update(name).update(bytes);
const manifest: PackagesManifest = { folder: hash.digest('hex').slice(0, 12), sizes: Object.fromEntries(packs.map(([name, bytes]) => [name, bytes.length])) };
if (existsSync(join(target, manifest.folder)) && existsSync(join(target, 'manifest.json'))) console.log(`The packages of the other toolchains are up to date (${manifest.folder}).`);
else {
  rmSync(target, { recursive: true, force: true });
  mkdirSync(join(target, manifest.folder), { recursive: true });
  for (const [name, bytes] of packs) writeFileSync(join(target, manifest.folder, name), bytes);
  writeFileSync(join(target, 'manifest.json'), `${JSON.stringify(manifest, null, 2)}\n`);
  console.log(`Packed the packages of the other toolchains (${manifest.folder}): ${packs.map(([name, bytes]) => `${name} ${(bytes.length / 1e6).toFixed(2)} MB`).join(', ')}.`);
}

/** The files as the loader evaluates them: searching megabytes for `import(…)` at each start took a sixth of a command of Prisma's. */
function asLoaded(files: ReadonlyMap<string, Uint8Array>): Map<string, Uint8Array> {
  return new Map([...files, ['headway/hash-functions.cjs', hashFunctions] as const].map(([path, bytes]) => [path, /\.c?js$|\/lib\/sequelize$/.test(path) ? new TextEncoder().encode(withoutDynamicImports(new TextDecoder().decode(bytes), IMPORT)) : bytes]));
}

/** The files that the entries need, and each package's own description. */
function collect({ entries }: PackedPackages): Map<string, Uint8Array> {
  const found = new Set<string>();
  const waiting = entries.flatMap((name) => filesAt(join(modules, name)));
  for (let file = waiting.pop(); file !== undefined; file = waiting.pop()) {
    if (found.has(file)) continue;
    found.add(file);
    const description = packageFileOf(file);
    if (description !== undefined) waiting.push(description);
    if (!/\.(c?js)$|\/lib\/sequelize$/.test(file)) continue;
    const resolver = createRequire(file);
    for (const [, name = ''] of readFileSync(file, 'utf8').matchAll(/\b(?:require(?:\.resolve)?|import)\(\s*["']([^"']+)["']\s*\)/g)) {
      if (isBuiltin(name)) continue;
      try {
        waiting.push(resolver.resolve(name));
      } catch {
        // An optional package that is not installed: the program itself says so when it needs it.
      }
    }
  }
  return new Map([...found].sort().map((file) => [file.slice(modules.length + 1), new Uint8Array(readFileSync(file))]));
}

function filesAt(path: string): string[] {
  if (statSync(path).isFile()) return [path];
  return readdirSync(path, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
}

function packageFileOf(file: string): string | undefined {
  for (let folder = dirname(file); folder !== modules; folder = dirname(folder)) {
    const candidate = join(folder, 'package.json');
    if (existsSync(candidate) && statSync(candidate).isFile()) return candidate;
  }
  return undefined;
}
