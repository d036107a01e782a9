import { type PsqlArguments, readArguments } from './arguments.ts';

/** The client's version, which is its server's. */
export const PSQL_VERSION = '18.6';

export type SaidByPsql = Extract<PsqlArguments, { type: 'say' }>;

/** What `psql` says without a connection, `--version`, `--help` or what is wrong with its arguments; undefined when it needs one. */
export function saidBeforeConnecting(args: readonly string[]): Promise<SaidByPsql | undefined> {
  const read = readArguments(args, PSQL_VERSION);
  return Promise.resolve(read.type === 'say' ? read : undefined);
}
