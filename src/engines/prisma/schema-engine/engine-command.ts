import { databasePath, type EngineOutput, readOptions } from './engine-options.ts';
import type { DatabaseFiles } from './open-databases.ts';

/** `schema-engine … cli create-database` and its sisters: one command, and the answer is the exit code and lines of JSON on stderr. */
export function runEngineCommand(files: DatabaseFiles, args: readonly string[], cwd: string, output: EngineOutput): number {
  const { url, command } = readOptions(args);
  const path = databasePath(url, cwd);
  const log = (level: string, fields: object): void => output.stderr(JSON.stringify({ timestamp: new Date().toISOString(), level, fields, target: 'schema_engine::logger' }));
  output.stderr(JSON.stringify({ timestamp: new Date().toISOString(), level: 'INFO', fields: { message: 'Starting schema engine CLI' }, target: 'schema_engine' }));
  switch (command) {
    case 'can-connect-to-database':
      if (files.read(path) !== undefined) return 0;
      log('ERROR', { is_panic: false, error_code: 'P1003', message: `Database \`${nameOf(path)}\` does not exist` });
      return 1;
    case 'create-database':
      if (files.read(path) === undefined) files.write(path, new Uint8Array(0));
      return 0;
    case undefined:
    default:
      log('ERROR', { is_panic: false, error_code: '', message: `The command ${command ?? ''} is not known.` });
      return 1;
  }
}

function nameOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}
