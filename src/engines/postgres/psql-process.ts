import { type FileTree, kindAt } from '../../domain/file-tree.ts';
import { placeAt } from '../../domain/place.ts';
import { projectFolder } from '../../domain/environment.ts';
import type { ClientOutput, Connection } from '../../process/database-servers.ts';
import type { EngineRequest } from '../../process/engine-protocol.ts';
import { PSQL_VERSION } from './psql/before-connecting.ts';
import { runPsql } from './psql/psql.ts';

const PORT = 5432;
const HERE = new Set(['localhost', '127.0.0.1', '::1']);

/**
 * `psql` as a process of an environment. Without a word of where to connect it goes where the project's own server is:
 * who is at this machine has its address in `PGHOST`, `PGUSER`, `PGPASSWORD` and `PGDATABASE`.
 *
 * @param connect a new connection to the environment's server, or undefined when none listens
 */
export function runPsqlProcess({ argv, cwd, environment, variables, stdin, server }: EngineRequest, files: FileTree, connect: () => Connection | undefined, output: ClientOutput): number {
  const encoder = new TextEncoder();
  const folder = cwd.slice(projectFolder(environment).length + 1);
  return runPsql(argv.slice(1), {
    variables: { PGHOST: 'localhost', PGUSER: 'app', PGPASSWORD: 'secret', PGDATABASE: server?.database ?? 'shop', ...variables },
    login: environment,
    version: PSQL_VERSION,
    dial: (host, port) => (HERE.has(host) ? ((port === PORT ? connect() : undefined) ?? 'refused') : 'unknown host'),
    readFile(path) {
      const place = placeAt({ environment, cwd: folder, files }, path);
      if (place.type === 'folder' || place.type === 'outer-folder') return 'folder';
      return place.type === 'file' && kindAt(files, place.path) === 'file' ? (files.get(place.path) ?? 'missing') : 'missing';
    },
    stdin: stdin.length === 0 ? undefined : stdin,
    stdout: (text) => output.stdout(encoder.encode(text)),
    stderr: (text) => output.stderr(encoder.encode(text)),
    now: () => performance.now(),
  });
}
