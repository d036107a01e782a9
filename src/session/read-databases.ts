import { type DatabaseContent, isOnServer, type ServerDatabase } from '../domain/database.ts';
import type { DatabaseView, SqlOutcome } from '../domain/schema.ts';
import type { ServerAnswer } from '../domain/server-question.ts';
import type { SqliteDoor } from '../engines/sqlite/sqlite-door.ts';
import type { EngineDoor } from '../process/engine-door.ts';
import type { Workbench } from './workbench.ts';

/** Answers what databases hold: of a file SQLite, of a server PostgreSQL, which runs where Python does. */
export function readDatabases(sqlite: SqliteDoor, python: Pick<EngineDoor, 'ask'>): Pick<Workbench, 'inspect' | 'rows' | 'query' | 'locks' | 'compareDatabases'> {
  const serverOf = (content: DatabaseContent): ServerDatabase | undefined => (isOnServer(content) ? content : undefined);
  return {
    async compareDatabases(before, after) {
      if (!isOnServer(before) && !isOnServer(after)) return sqlite.compare(before, after);
      const { compareServers } = await import('./compare-servers.ts');
      return compareServers(serverOf(before), serverOf(after), (database) => schemaOf(database, python), python);
    },
    async locks(database) {
      const { answer } = await python.ask(database, { type: 'locks' });
      return answer.type === 'locks' ? answer.locks : [];
    },
    inspect: (content) => (isOnServer(content) ? schemaOf(content, python) : sqlite.inspect(content)),
    rows: (content, table, offset, limit) => (isOnServer(content) ? outcomeOf(python.ask(content, { type: 'rows', table, offset, limit })) : sqlite.rows(content, table, offset, limit)),
    query: async (content, sql) => (isOnServer(content) ? outcomeOf(python.ask(content, { type: 'sql', sql, writes: false })) : (await sqlite.execute(content, sql)).outcome),
  };
}

/** For all workbenches over the same engines: what a server's data hold does not change. */
const schemas = new WeakMap<DatabaseContent, Promise<DatabaseView>>();

function schemaOf(database: ServerDatabase, python: Pick<EngineDoor, 'ask'>): Promise<DatabaseView> {
  const known = schemas.get(database);
  if (known !== undefined) return known;
  const asked = python.ask(database, { type: 'schema' }).then(({ answer }): DatabaseView => {
    if (answer.type === 'schema') return answer;
    // What could not be read may be read the next time.
    schemas.delete(database);
    return { type: 'error', message: answer.type === 'error' ? answer.message : unexpected(answer) };
  });
  schemas.set(database, asked);
  return asked;
}

/** What a question came to whose answer is rows, a count or an error. */
export async function outcomeOf(asked: Promise<{ readonly answer: ServerAnswer }>): Promise<SqlOutcome> {
  const { answer } = await asked;
  return answer.type === 'schema' || answer.type === 'contents' || answer.type === 'locks' ? { type: 'error', message: unexpected(answer) } : answer;
}

function unexpected({ type }: ServerAnswer): string {
  return `PostgreSQL answered something else: ${type}.`;
}
