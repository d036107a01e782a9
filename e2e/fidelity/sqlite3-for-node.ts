import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import Module from 'node:module';
import { resolve } from 'node:path';
import initSqlJs from 'sql.js';
import { createDisk } from '../../src/engines/node/disk.ts';
import { createDatabaseFiles, type DatabaseFiles } from '../../src/engines/sequelize/database-files.ts';
import { createSqlite3 } from '../../src/engines/sequelize/sqlite3-module.ts';

const sqlJs = await initSqlJs();

/** The engine's databases, with each file read from this machine when it is opened and written there after each statement. */
function overRealFiles(): DatabaseFiles {
  const disk = createDisk('/home/native');
  const inner = createDatabaseFiles(sqlJs, disk);
  let number = 0;
  const names = new Map<string, string>();
  return {
    open(file, creates) {
      if (file === ':memory:') return inner.open(file, creates);
      const path = resolve(file);
      if (!existsSync(path) && !creates) return undefined;
      const name = names.get(path) ?? `/tmp/${number++}`;
      names.set(path, name);
      const copy = disk.makeFile(name, 'open');
      if (existsSync(path)) copy.content = new Uint8Array(readFileSync(path));
      const opened = inner.open(name, creates);
      if (opened === undefined) return undefined;
      const write = (): void => writeFileSync(path, typeof copy.content === 'function' ? copy.content() : copy.content);
      if (!existsSync(path)) write();
      return {
        connection: opened.connection,
        wrote() {
          opened.wrote();
          write();
        },
        close() {
          opened.close();
          write();
        },
      };
    },
    close: () => inner.close(),
  };
}

const sqlite3 = createSqlite3(overRealFiles(), { loop: { setImmediate: (callback) => void setImmediate(callback) }, cwd: () => process.cwd() });
// Node has this function for whoever gives `require` something else, and no types for it.
const loader = Module as unknown as { _load(request: string, ...rest: unknown[]): unknown };
const load = loader._load.bind(loader);
loader._load = (request, ...rest) => (request === 'sqlite3' ? sqlite3 : load(request, ...rest));
