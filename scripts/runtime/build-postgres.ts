/**
 * Makes `public/postgres/`: the data folder that every PostgreSQL server begins with, as `initdb` and a few statements
 * leave it. Running `initdb` takes seconds, so it is a step of the build; nothing is made a second time while its inputs
 * stay the same.
 */
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { PGlite, type PGliteOptions } from '@electric-sql/pglite';
import { packageFolder } from '../../src/engines/postgres/node-postgres-files.ts';
import { writeImage } from '../../src/engines/postgres/image.ts';
import type { PostgresManifest } from '../../src/engines/postgres/postgres-files.ts';

const target = join(import.meta.dirname, '../../public/postgres');
const DATA = '/pglite/data/';

/**
 * What differs from the defaults. Memory is small, since the page has little; a torn page cannot be here, since a block is
 * written whole or not at all; sessions and their prepared transactions are few.
 */
const configuration = `listen_addresses = 'localhost'
port = 5432
max_connections = 10
max_prepared_transactions = 8
shared_buffers = 2MB
wal_level = minimal
max_wal_senders = 0
max_wal_size = 4MB
min_wal_size = 2MB
wal_recycle = off
wal_init_zero = off
full_page_writes = off
fsync = off
autovacuum = off
checkpoint_timeout = 1d
password_encryption = md5
md5_password_warnings = off
timezone = 'UTC'
log_timezone = 'UTC'
datestyle = 'iso, mdy'
lc_messages = 'C.UTF-8'
lc_monetary = 'C.UTF-8'
lc_numeric = 'C.UTF-8'
lc_time = 'C.UTF-8'
default_text_search_config = 'pg_catalog.english'
`;

try {
  await build();
} catch (error) {
  console.error(`headway: the PostgreSQL image could not be built: ${error instanceof Error ? error.message : String(error)}`);
  process.exitCode = 1;
}

async function build(): Promise<void> {
  const hash = createHash('sha256');
  for (const file of [import.meta.filename, join(import.meta.dirname, '../../src/engines/postgres/image.ts'), join(packageFolder, 'pglite.wasm'), join(packageFolder, 'pglite.data')]) hash.update(readFileSync(file));
  const image = `${hash.digest('hex').slice(0, 12)}.image`;
  if (existsSync(join(target, 'manifest.json')) && existsSync(join(target, image))) {
    console.log(`The PostgreSQL image is up to date (${image}).`);
    return;
  }
  const files = new Map<string, Uint8Array>();
  const server = await PGlite.create({
    database: 'postgres',
    fs: keepingFiles(files),
    initDbStartParams: ['--username=app', '--wal-segsize=1', '--no-sync', '--no-data-checksums', '--no-instructions'],
    postgresqlconf: configuration,
  });
  const { rows } = await server.query<{ server_version: string }>('SHOW server_version');
  await server.exec("ALTER ROLE app PASSWORD 'secret'");
  await server.exec('CREATE DATABASE shop STRATEGY file_copy');
  await server.close();
  const packed = gzipSync(writeImage(files), { level: 9 });
  const manifest: PostgresManifest = { image, version: rows[0]?.server_version ?? '', sizes: { program: sizeOf('pglite.wasm'), support: sizeOf('pglite.data'), image: packed.length } };
  rmSync(target, { recursive: true, force: true });
  mkdirSync(target, { recursive: true });
  writeFileSync(join(target, image), packed);
  writeFileSync(join(target, 'manifest.json'), `${JSON.stringify(manifest, null, 2)}\n`);
  console.log(`Built the PostgreSQL image (${image}): PostgreSQL ${manifest.version}, ${files.size} files, ${(packed.length / 1e6).toFixed(1)} MB.`);
}

function sizeOf(name: string): number {
  return statSync(join(packageFolder, name)).size;
}

/** Takes the files when the server has been shut down, and only then are they all written. */
function keepingFiles(files: Map<string, Uint8Array>): NonNullable<PGliteOptions['fs']> {
  let server: PGlite | undefined;
  const collect = (folder: string): void => {
    if (server === undefined) return;
    const fs = server.Module.FS;
    for (const name of fs.readdir(folder)) {
      if (name === '.' || name === '..') continue;
      const path = `${folder}${name}`;
      if (fs.isDir(fs.stat(path).mode)) {
        files.set(`${path.slice(DATA.length)}/`, new Uint8Array(0));
        collect(`${path}/`);
      } else if (name !== 'postmaster.pid' && name !== 'postmaster.opts') files.set(path.slice(DATA.length), fs.readFile(path));
    }
  };
  return {
    init: (started, emscriptenOpts) => {
      server = started;
      return Promise.resolve({ emscriptenOpts });
    },
    initialSyncFs: () => Promise.resolve(),
    syncToFs: () => Promise.resolve(),
    dumpTar: () => Promise.reject(new Error('The image is made of the files.')),
    closeFs: () => {
      collect(DATA);
      return Promise.resolve();
    },
  };
}
