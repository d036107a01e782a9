import type { FileChanges } from '../../domain/file-tree.ts';
import type { DatabaseServers } from '../../process/database-servers.ts';
import { nodePostgresFiles } from './node-postgres-files.ts';
import { createPostgresServers } from './server.ts';

export function nodeServers(onCommit: (changes: FileChanges) => void): DatabaseServers {
  return createPostgresServers(nodePostgresFiles(), onCommit);
}
