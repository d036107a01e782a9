import { chmodSync, mkdtempSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** The `node_modules` in which this project has the genuine `sequelize` and `sequelize-cli`. */
export const sequelizePackages = join(import.meta.dirname, '../node_modules');

/** A folder with the commands as npm links them. `npx` of an installed command is that command. */
export function makeSequelizeBin(): string {
  const folder = mkdtempSync(join(tmpdir(), 'headway-node-bin-'));
  for (const name of ['sequelize', 'sequelize-cli']) symlinkSync(join(sequelizePackages, 'sequelize-cli/lib/sequelize'), join(folder, name));
  symlinkSync(process.execPath, join(folder, 'node'));
  writeFileSync(join(folder, 'npx'), '#!/bin/sh\nexec "$@"\n');
  chmodSync(join(folder, 'npx'), 0o755);
  return folder;
}
