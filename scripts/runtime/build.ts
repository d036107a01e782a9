/**
 * Makes `public/runtime/`: Pyodide's own files, the standard library and the pinned packages as bytecode, and their
 * sources for tracebacks. Nothing is fetched or compiled a second time while its inputs stay the same.
 */
import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { deflateSync, gzipSync } from 'fflate';
import { readPack, writePack } from '../../src/process/pack.ts';
import { bytecodePack, dataPack, emptyStdlib, fileIndex, sourcePack, type RuntimeManifest } from '../../src/engines/flask/runtime-files.ts';
import { compressFolder } from '../server/compress.ts';
import { compileAll } from './compile.ts';
import { fetchWheels, packagesOf, requirementsFile } from './wheels.ts';
import { collectSources, isLazy } from './sources.ts';

const root = join(import.meta.dirname, '../..');
const target = join(root, 'public/runtime');
const cache = join(root, '.cache/runtime');
const pyodideFolder = join(root, 'node_modules/pyodide');
const driverFolder = join(root, 'src/engines/flask/python');
/** What stands in for libpq below psycopg; a package among the others. */
const libpqFolder = join(root, 'src/engines/postgres/python/psycopg_c');
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
    ...[...drivers(), ...libpq()].map(([name, text]) => `${name}\n${text}`),
  ]);
  if (existsSync(join(target, 'manifest.json')) && JSON.parse(readFileSync(join(target, 'manifest.json'), 'utf8')).folder === key) {
    console.log(`The Python runtime is up to date (${key}).`);
    return;
  }
  const { data, bytecode, sources } = await thirdParty();
  const encoder = new TextEncoder();
  for (const [name, text] of drivers()) data.set(`/lib/headway/${name}`, encoder.encode(text));
  for (const [name, module] of [['flask', 'flask.cli'], ['alembic', 'alembic.config']] as const) {
    data.set(`/usr/local/bin/${name}`, encoder.encode(consoleScript(module)));
  }
  const sizes = (files: ReadonlyMap<string, Uint8Array>): [string, number][] => [...files].map(([path, bytes]) => [path, bytes.length]);
  data.set(fileIndex, encoder.encode(JSON.stringify({ [bytecodePack]: sizes(bytecode), [sourcePack]: sizes(sources) })));

  const staging = join(cache, `staging-${process.pid}`);
  rmSync(staging, { recursive: true, force: true });
  const folder = join(staging, key);
  mkdirSync(folder, { recursive: true });
  for (const [name, files] of [[dataPack, data], [bytecodePack, bytecode]] as const) {
    writeFileSync(join(folder, name), gzipSync(writePack(files), { level: 9, mtime: 0 }));
  }
  writeFileSync(join(folder, sourcePack), writePack(new Map([...sources].map(([path, bytes]) => [path, deflateSync(bytes, { level: 9 })]))));
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

interface Library {
  readonly data: Map<string, Uint8Array>;
  readonly bytecode: Map<string, Uint8Array>;
  readonly sources: Map<string, Uint8Array>;
}

/** Standard library and packages, compiled; from the cache when their inputs have not changed. */
async function thirdParty(): Promise<Library> {
  const imports = readFileSync(join(driverFolder, 'headway_imports.py'), 'utf8');
  const key = keyOf([
    pyodideVersion,
    imports,
    ...libpq().map(([name, text]) => `${name}\n${text}`),
    readFileSync(requirementsFile, 'utf8'),
    ...['compile.ts', 'wheels.ts', 'sources.ts'].map((name) => readFileSync(join(import.meta.dirname, name), 'utf8')),
  ]);
  const fileOf = (kind: string): string => join(cache, `${key}-${kind}.pack`);
  if (!existsSync(fileOf('sources'))) {
    const wheels = fetchWheels(join(root, '.cache/wheels'));
    const collected = collectSources(join(pyodideFolder, 'python_stdlib.zip'), wheels);
    for (const [name, text] of libpq()) collected.set(`/lib/python3.14/site-packages/psycopg_c/${name}`, new TextEncoder().encode(text));
    console.log(`Compiling ${collected.size} files with Pyodide ${pyodideVersion} …`);
    const { bytecode, needed } = await compileAll(collected, imports);
    mkdirSync(cache, { recursive: true });
    const keep = (kind: string, files: readonly (readonly [string, Uint8Array])[]): void => writeFileSync(fileOf(kind), writePack(new Map(files)));
    keep('data', [...collected].filter(([path]) => !isLazy(path)));
    keep('bytecode', [...bytecode].filter(([path]) => needed.has(path)));
    // Last, since its presence says that all three are whole.
    keep('sources', [...[...collected].filter(([path]) => isLazy(path)), ...[...bytecode].filter(([path]) => !needed.has(path))]);
  }
  const read = (kind: string): Map<string, Uint8Array> => readPack(new Uint8Array(readFileSync(fileOf(kind))));
  return { data: read('data'), bytecode: read('bytecode'), sources: read('sources') };
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
  return modulesIn(driverFolder);
}

function libpq(): [string, string][] {
  return modulesIn(libpqFolder);
}

function modulesIn(folder: string): [string, string][] {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.py'))
    .sort()
    .map((name) => [name, readFileSync(join(folder, name), 'utf8')]);
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
