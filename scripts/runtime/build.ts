/**
 * Makes `public/runtime/`: Pyodide's own files, the standard library and the pinned packages as bytecode, and their
 * sources for tracebacks. Nothing is fetched or compiled a second time while its inputs stay the same.
 */
import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'fflate';
import { readPack, writePack } from '../../src/engines/flask/pack.ts';
import { eagerPack, emptyStdlib, lazyPack, type RuntimeManifest } from '../../src/engines/flask/runtime-files.ts';
import { compressFolder } from '../server/compress.ts';
import { compileAll } from './compile.ts';
import { fetchWheels, packagesOf, requirementsFile } from './wheels.ts';
import { collectSources, isLazy } from './sources.ts';

const root = join(import.meta.dirname, '../..');
const target = join(root, 'public/runtime');
const cache = join(root, '.cache/runtime');
const pyodideFolder = join(root, 'node_modules/pyodide');
const driverFolder = join(root, 'src/engines/flask/python');
const pyodideVersion = readVersion();

try {
  await build();
} catch (error) {
  console.error(`headway: the Python runtime could not be built: ${error instanceof Error ? error.message : String(error)}`);
  process.exitCode = 1;
}

async function build(): Promise<void> {
  const key = keyOf([
    pyodideVersion,
    readFileSync(requirementsFile, 'utf8'),
    ...['build.ts', 'compile.ts', 'wheels.ts', 'sources.ts'].map((name) => readFileSync(join(import.meta.dirname, name), 'utf8')),
    ...drivers().map(([name, text]) => `${name}\n${text}`),
  ]);
  if (existsSync(join(target, 'manifest.json')) && JSON.parse(readFileSync(join(target, 'manifest.json'), 'utf8')).folder === key) {
    console.log(`The Python runtime is up to date (${key}).`);
    return;
  }
  const { eager, lazy } = await thirdParty();
  const encoder = new TextEncoder();
  const withDrivers = new Map(eager);
  for (const [name, text] of drivers()) withDrivers.set(`/lib/headway/${name}`, encoder.encode(text));
  for (const [name, module] of [['flask', 'flask.cli'], ['alembic', 'alembic.config']] as const) {
    withDrivers.set(`/usr/local/bin/${name}`, encoder.encode(consoleScript(module)));
  }

  const staging = join(cache, `staging-${process.pid}`);
  rmSync(staging, { recursive: true, force: true });
  const folder = join(staging, key);
  mkdirSync(folder, { recursive: true });
  // The index of the lazy files travels with the eager ones: their sizes must be known before they are there.
  const lazyIndex = encoder.encode(JSON.stringify([...lazy].map(([path, bytes]) => [path, bytes.length])));
  withDrivers.set('/lazy-index.json', lazyIndex);
  writeFileSync(join(folder, eagerPack), gzipSync(writePack(withDrivers), { level: 9, mtime: 0 }));
  writeFileSync(join(folder, lazyPack), gzipSync(writePack(lazy), { level: 9, mtime: 0 }));
  writeFileSync(join(folder, emptyStdlib), Buffer.concat([Buffer.from('PK\x05\x06'), Buffer.alloc(18)]));
  for (const name of ['pyodide.asm.mjs', 'pyodide.asm.wasm']) cpSync(join(pyodideFolder, name), join(folder, name));
  compressFolder(folder, 9);
  const lock: { info: Record<string, string> } = JSON.parse(readFileSync(join(pyodideFolder, 'pyodide-lock.json'), 'utf8'));
  const manifest: RuntimeManifest = {
    folder: key,
    packages: packagesOf(),
    python: lock.info['python'] ?? '',
    pyodide: pyodideVersion,
    lockInfo: lock.info,
    sizes: Object.fromEntries(readdirSync(folder).map((name) => [name, readFileSync(join(folder, name)).length])),
  };
  writeFileSync(join(staging, 'manifest.json'), `${JSON.stringify(manifest, null, 2)}\n`);
  rmSync(target, { recursive: true, force: true });
  cpSync(staging, target, { recursive: true });
  rmSync(staging, { recursive: true, force: true });
  console.log(`Built the Python runtime (${key}): ${Object.entries(manifest.sizes).map(([name, size]) => `${name} ${(size / 1e6).toFixed(1)} MB`).join(', ')}.`);
}

/** Standard library and packages, compiled; from the cache when their inputs have not changed. */
async function thirdParty(): Promise<{ eager: Map<string, Uint8Array>; lazy: Map<string, Uint8Array> }> {
  const imports = readFileSync(join(driverFolder, 'headway_imports.py'), 'utf8');
  const key = keyOf([
    pyodideVersion,
    imports,
    readFileSync(requirementsFile, 'utf8'),
    ...['compile.ts', 'wheels.ts', 'sources.ts'].map((name) => readFileSync(join(import.meta.dirname, name), 'utf8')),
  ]);
  const [eagerFile, lazyFile] = [join(cache, `${key}-eager.pack`), join(cache, `${key}-lazy.pack`)];
  if (!existsSync(lazyFile)) {
    const wheels = fetchWheels(join(root, '.cache/wheels'));
    const sources = collectSources(join(pyodideFolder, 'python_stdlib.zip'), wheels);
    console.log(`Compiling ${sources.size} files with Pyodide ${pyodideVersion} …`);
    const { bytecode, needed } = await compileAll(sources, imports);
    const all = [...sources, ...bytecode];
    const waits = (path: string): boolean => (path.endsWith('.pyc') ? !needed.has(path) : isLazy(path));
    mkdirSync(cache, { recursive: true });
    writeFileSync(eagerFile, writePack(new Map(all.filter(([path]) => !waits(path)))));
    writeFileSync(lazyFile, writePack(new Map(all.filter(([path]) => waits(path)))));
  }
  return { eager: readPack(new Uint8Array(readFileSync(eagerFile))), lazy: readPack(new Uint8Array(readFileSync(lazyFile))) };
}

/** The script that pip writes for an entry point `NAME = MODULE:main`. Tracebacks start in it. */
function consoleScript(module: string): string {
  return [
    '#!/usr/local/bin/python',
    '# -*- coding: utf-8 -*-',
    'import re',
    'import sys',
    `from ${module} import main`,
    "if __name__ == '__main__':",
    "    sys.argv[0] = re.sub(r'(-script\\.pyw|\\.exe)?$', '', sys.argv[0])",
    '    sys.exit(main())',
    '',
  ].join('\n');
}

function drivers(): [string, string][] {
  return readdirSync(driverFolder)
    .filter((name) => name.endsWith('.py'))
    .sort()
    .map((name) => [name, readFileSync(join(driverFolder, name), 'utf8')]);
}

function keyOf(parts: readonly string[]): string {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part).update('\0');
  return hash.digest('hex').slice(0, 12);
}

function readVersion(): string {
  const file: { version: string } = JSON.parse(readFileSync(join(pyodideFolder, 'package.json'), 'utf8'));
  return file.version;
}
