import { type DatabaseContent, isOnServer } from '../../../domain/database.ts';
import { databaseLabel, isServerPath } from '../../../domain/environment-database.ts';
import { environmentNames, type EnvironmentId } from '../../../domain/environment.ts';
import { isHistoryTable } from '../../../domain/migration-tool.ts';
import type { DatabaseSchema } from '../../../domain/schema.ts';
import { Icon } from '../../../ui/Icon.tsx';
import { useAwaitsServer, useParts } from '../workbench-context.ts';
import { useDatabase } from './database.ts';
import { FirstDatabase } from './FirstDatabase.tsx';
import { ServerObjectList } from './ServerObjectList.tsx';
import { Locks } from './Locks.tsx';
import { SqlBox } from './SqlBox.tsx';
import { ServerToCome, UsePostgres } from './UsePostgres.tsx';
import { addedColumns } from './added-columns.ts';
import { TableCard } from './TableCard.tsx';
import './database.css';

/** A database of the environment, a SQLite file or the one on its server: its tables, its rows, and a box for SQL. */
export function DatabasePanel({ environment }: { readonly environment: EnvironmentId }) {
  const { desk } = useParts();
  const { paths, path, content, view, before } = useDatabase(environment);
  const awaitsServer = useAwaitsServer(environment);
  return (
    <section className="panel database" aria-labelledby={`database-title-${environment}`} data-pane="database">
      <div className="panel-head">
        <h2 id={`database-title-${environment}`} tabIndex={-1}>
          Database
        </h2>
        {(paths.length > 1 || (awaitsServer && paths.length === 1)) && (
          <select className="field" aria-label="Database" value={path ?? ''} onChange={(event) => desk.send({ type: 'database.chosen', path: event.target.value })}>
            {path === undefined && <option value="">PostgreSQL, not used yet</option>}
            {paths.map((each) => (
              <option key={each} value={each}>
                {databaseLabel(each)}
              </option>
            ))}
          </select>
        )}
        {paths.length === 1 && !awaitsServer && path !== undefined && <code>{databaseLabel(path)}</code>}
      </div>
      <div className="scroll">
        {awaitsServer && <ServerToCome environment={environment} />}
        {path === undefined && !awaitsServer && (
          <p className="note empty">
            No database file yet. <FirstDatabase environment={environment} />
          </p>
        )}
        {path !== undefined && view === undefined && isServerPath(path) && <p className="note">PostgreSQL is being asked …</p>}
        {view?.type === 'error' && path !== undefined && (
          <p className="problem" role="alert">
            <Icon name="warning" />
            <span>
              {databaseLabel(path)} cannot be read: {view.message}
            </span>
          </p>
        )}
        {view?.type === 'schema' && content !== undefined && path !== undefined && (
          <>
            {isOnServer(content) && <Locks environment={environment} database={content} schema={view.schema} />}
            <Tables environment={environment} schema={view.schema} before={before} content={content} />
            <SqlBox key={path} environment={environment} path={path} />
          </>
        )}
        <UsePostgres environment={environment} />
      </div>
    </section>
  );
}

interface TablesProps {
  readonly environment: EnvironmentId;
  readonly schema: DatabaseSchema;
  readonly before: DatabaseSchema | undefined;
  readonly content: DatabaseContent;
}

function Stands({ schema: { revisions, tables } }: { readonly schema: DatabaseSchema }) {
  const other = tables.find(({ name }) => isHistoryTable(name));
  if (revisions === undefined && other !== undefined) {
    return (
      <p className="stands">
        <code>{other.name}</code> says which migrations have run
      </p>
    );
  }
  return (
    <p className="stands">
      <code>alembic_version</code> {revisions === undefined ? 'is not there: no migration has run' : revisions.length === 0 ? 'stands at base' : `stands at ${revisions.join(', ')}`}
    </p>
  );
}

function Tables({ environment, schema, before, content }: TablesProps) {
  const tables = schema.tables.filter(({ name }) => name !== 'alembic_version');
  return (
    <section aria-label={`Tables, ${environmentNames[environment]}`} className="tables">
      <Stands schema={schema} />
      {tables.map((table) => (
        <TableCard key={table.name} environment={environment} table={table} added={addedColumns(table, before)} content={content} />
      ))}
      {tables.length === 0 && <p className="note">No tables.</p>}
      {schema.views.map(({ name, sql, materialized }) => (
        <details key={name} className="table-card">
          <summary>
            <b>{name}</b> <span>{materialized === true ? 'materialized view' : 'view'}</span>
          </summary>
          <pre className="sql">{sql}</pre>
        </details>
      ))}
      {schema.server !== undefined && <ServerObjectList environment={environment} server={schema.server} />}
    </section>
  );
}
