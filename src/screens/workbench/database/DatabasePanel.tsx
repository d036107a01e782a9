import { environmentNames, type EnvironmentId } from '../../../domain/environment.ts';
import { isHistoryTable } from '../../../domain/migration-tool.ts';
import type { DatabaseSchema } from '../../../domain/schema.ts';
import { Icon } from '../../../ui/Icon.tsx';
import { useHasServer, useParts } from '../workbench-context.ts';
import { useDatabase } from './database.ts';
import { FirstDatabase } from './FirstDatabase.tsx';
import { SqlBox } from './SqlBox.tsx';
import { addedColumns } from './added-columns.ts';
import { TableCard } from './TableCard.tsx';
import './database.css';

/** A SQLite file of the environment: its tables, its rows, and a box for SQL. */
export function DatabasePanel({ environment }: { readonly environment: EnvironmentId }) {
  const { desk } = useParts();
  const { paths, path, bytes, view, before } = useDatabase(environment);
  const hasServer = useHasServer(environment);
  return (
    <section className="panel database" aria-labelledby={`database-title-${environment}`} data-pane="database">
      <div className="panel-head">
        <h2 id={`database-title-${environment}`} tabIndex={-1}>
          Database
        </h2>
        {paths.length > 1 && (
          <select className="field" aria-label="Database file" value={path} onChange={(event) => desk.send({ type: 'database.chosen', path: event.target.value })}>
            {paths.map((each) => (
              <option key={each}>{each}</option>
            ))}
          </select>
        )}
        {paths.length === 1 && <code>{path}</code>}
      </div>
      <div className="scroll">
        {hasServer && (
          <p className="note">
            This environment has a PostgreSQL server. This panel shows SQLite files only; <code>psql -c "SQL"</code> in the terminal asks the server.
          </p>
        )}
        {path === undefined && !hasServer && (
          <p className="note empty">
            No database file yet. <FirstDatabase environment={environment} />
          </p>
        )}
        {view?.type === 'error' && (
          <p className="problem" role="alert">
            <Icon name="warning" />
            <span>
              {path} cannot be read: {view.message}
            </span>
          </p>
        )}
        {view?.type === 'schema' && bytes !== undefined && path !== undefined && (
          <>
            <Tables environment={environment} schema={view.schema} before={before} bytes={bytes} />
            <SqlBox key={path} environment={environment} path={path} />
          </>
        )}
      </div>
    </section>
  );
}

interface TablesProps {
  readonly environment: EnvironmentId;
  readonly schema: DatabaseSchema;
  readonly before: DatabaseSchema | undefined;
  readonly bytes: Uint8Array;
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

function Tables({ environment, schema, before, bytes }: TablesProps) {
  const tables = schema.tables.filter(({ name }) => name !== 'alembic_version');
  return (
    <section aria-label={`Tables, ${environmentNames[environment]}`} className="tables">
      <Stands schema={schema} />
      {tables.map((table) => (
        <TableCard key={table.name} environment={environment} table={table} added={addedColumns(table, before)} bytes={bytes} />
      ))}
      {tables.length === 0 && <p className="note">No tables.</p>}
      {schema.views.map(({ name, sql }) => (
        <details key={name} className="table-card">
          <summary>
            <b>{name}</b> <span>view</span>
          </summary>
          <pre className="sql">{sql}</pre>
        </details>
      ))}
    </section>
  );
}
