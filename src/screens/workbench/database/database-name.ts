import { isServerPath } from '../../../domain/environment-database.ts';
import { databaseTexts } from '../../../texts/en/database.ts';
import { textsOf } from '../../../texts/texts-of.ts';

/** What people call a database: `shop on PostgreSQL`, or the path of a file. */
export function databaseName(path: string): string {
  return isServerPath(path) ? textsOf(databaseTexts).onServer(path.slice(path.lastIndexOf('/') + 1)) : path;
}
