/** Prisma's schema engine as a program of this machine: the wasm engine, and files of the disk. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { createInterface } from 'node:readline';
import { runEngineCommand } from '../src/engines/prisma/schema-engine/engine-command.ts';

const version = '0edf323efd1d98336f3f0a68684b56f689b900d3';
const args = process.argv.slice(2);
const files = {
  read: (path: string) => (existsSync(path) ? new Uint8Array(readFileSync(path)) : undefined),
  write: (path: string, bytes: Uint8Array) => writeFileSync(path, bytes),
};
const output = { stdout: (line: string) => void process.stdout.write(`${line}\n`), stderr: (line: string) => void process.stderr.write(`${line}\n`) };

if (args.includes('--version')) output.stdout(`schema-engine-cli ${version}`);
else if (args.includes('cli')) process.exitCode = runEngineCommand(files, args, process.cwd(), output);
else {
  // Only here: the short commands do without them.
  const [{ default: initSqlJs }, { loadSchemaEngine }, { startSchemaEngine }] = await Promise.all([
    import('sql.js'),
    import('../src/engines/prisma/schema-engine/load-wasm.ts'),
    import('../src/engines/prisma/schema-engine/schema-engine.ts'),
  ]);
  Object.assign(globalThis, { PRISMA_WASM_PANIC_REGISTRY: { set_message: () => undefined } });
  const wasm = createRequire(import.meta.url).resolve('@prisma/schema-engine-wasm/schema_engine_bg').replace(/\.js$/, '.wasm');
  const engine = startSchemaEngine({ engine: await loadSchemaEngine(new Uint8Array(readFileSync(wasm))), sqlJs: await initSqlJs(), files, version }, args, process.cwd(), output);
  let last = Promise.resolve();
  createInterface({ input: process.stdin })
    .on('line', (line) => {
      last = last.then(() => engine.line(line));
    })
    .on('close', () => void last.then(() => engine.end()));
}
