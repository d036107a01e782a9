import { chmodSync, mkdtempSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createNodeMasker } from './mask-node.ts';
import type { NativeTools } from './tell-stories.ts';

const modules = join(import.meta.dirname, '../../node_modules');

/**
 * Node on this machine with the genuine sequelize-cli from npm. Where the package `sqlite3`, native code that has to be
 * compiled, is wanted, it finds the engine's own stand-in over the real disk; with the variable `HEADWAY_SQLITE3` naming a
 * folder that holds a compiled `sqlite3`, it finds that.
 */
export function nativeNode(): NativeTools {
  const compiled = process.env['HEADWAY_SQLITE3'];
  return {
    bin: makeBin(),
    prepare: () => ({
      NODE_PATH: [modules, ...(compiled === undefined ? [] : [compiled])].join(':'),
      NODE_OPTIONS: compiled === undefined ? `--import=${join(import.meta.dirname, 'sqlite3-for-node.mjs')}` : '',
      NODE_NO_WARNINGS: '1',
    }),
    createMasker: createNodeMasker,
  };
}

/** The commands as npm links them. `npx` of an installed command is that command. */
function makeBin(): string {
  const folder = mkdtempSync(join(tmpdir(), 'headway-node-bin-'));
  for (const name of ['sequelize', 'sequelize-cli']) symlinkSync(join(modules, 'sequelize-cli/lib/sequelize'), join(folder, name));
  symlinkSync(process.execPath, join(folder, 'node'));
  writeFileSync(join(folder, 'npx'), '#!/bin/sh\nexec "$@"\n');
  chmodSync(join(folder, 'npx'), 0o755);
  return folder;
}
