import { makeSequelizeBin, sequelizePackages } from '../../scripts/native-sequelize.ts';
import { findNativeSqlite3 } from '../../scripts/native-sqlite3.ts';
import { oneFile } from '../../src/process/node-one-file.ts';
import { createNodeMasker } from './mask-node.ts';
import type { NativeTools } from './tell-stories.ts';

/**
 * Node on this machine with the genuine sequelize-cli from npm. The package `sqlite3` is native code that has to be
 * compiled: where there is a compiled one (`npx tsx scripts/native-sqlite3.ts` makes it) that is used, else the engine's
 * own stand-in over the real disk, as plain JavaScript.
 *
 * @param usesSqlite3 without it Node runs as it is: loading something first changes the order of its first ticks
 */
export function nativeNode(usesSqlite3 = true): NativeTools {
  const compiled = findNativeSqlite3();
  return {
    bin: makeSequelizeBin(),
    prepare: () => ({
      NODE_PATH: [sequelizePackages, ...(compiled === undefined ? [] : [compiled])].join(':'),
      NODE_OPTIONS: usesSqlite3 && compiled === undefined ? `--import=${oneFile(new URL('sqlite3-for-node.ts', import.meta.url))}` : '',
      NODE_NO_WARNINGS: '1',
    }),
    createMasker: createNodeMasker,
  };
}
