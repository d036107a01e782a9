import type { NodePrograms } from '../node/node-process.ts';
import { createDatabaseFiles, type SqlJs } from './database-files.ts';
import { createSqlite3 } from './sqlite3-module.ts';

/** The engine's name in the build: its pack of packages. */
export const engineName = 'sequelize';

/** sequelize-cli and Node, with the genuine packages; only `sqlite3`, which is native code, is stood in for. */
export function sequelizePrograms(packages: ReadonlyMap<string, Uint8Array>, sqlJs: SqlJs): NodePrograms {
  const cli = 'sequelize-cli/lib/sequelize';
  return {
    packages,
    programs: { sequelize: cli, 'sequelize-cli': cli },
    provide(world) {
      const files = createDatabaseFiles(sqlJs, world.disk);
      return { modules: new Map([['sqlite3', () => createSqlite3(files, world)]]), close: () => files.close() };
    },
  };
}
