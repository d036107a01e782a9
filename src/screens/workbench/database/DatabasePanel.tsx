import { type DatabaseContent, isOnServer } from '../../../domain/database.ts';
import { isServerPath } from '../../../domain/environment-database.ts';
import type { EnvironmentId } from '../../../domain/environment.ts';
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
import { fill } from '../../../texts/fill.ts';
import { databaseTexts } from '../../../texts/en/database.ts';
import { pageTexts } from '../../../texts/en/page.ts';
import { useTexts } from '../../../texts/texts.ts';
import { databaseName } from './database-name.ts';
import './database.css';

/** A database of the environment, a SQLite file or the one on its server: its tables, its rows, and a box for SQL. */
export function DatabasePanel({ environment }: { readonly environment: EnvironmentId }) {
  const { desk } = useParts();
  const { paths, path, content, view, before } = useDatabase(environment);
  const awaitsServer = useAwaitsServer(environment);
  const texts = useTexts(databaseTexts);
  return (
    <section className="panel database" aria-labelledby={`database-title-${environment}`} data-pane="database">
      <div className="panel-head">
        <h2 id={`database-title-${environment}`} tabIndex={-1}>
          {texts.title}
        </h2>
        {(paths.length > 1 || (awaitsServer && paths.length === 1)) && (
          <select className="field" aria-label={texts.title} value={path ?? ''} onChange={(event) => desk.send({ type: 'database.chosen', path: event.target.value })}>
            {path === undefined && <option value="">{texts.serverNotUsed}</option>}
            {paths.map((each) => (
              <option key={each} value={each}>
                {databaseName(each)}
              </option>
            ))}
          </select>
        )}
        {paths.length === 1 && !awaitsServer && path !== undefined && <code>{databaseName(path)}</code>}
      </div>
      <div className="scroll">
        {awaitsServer && <ServerToCome environment={environment} />}
        {path === undefined && !awaitsServer && (
          <p className="note empty">
            {texts.none} <FirstDatabase environment={environment} />
          </p>
        )}
        {path !== undefined && view === undefined && isServerPath(path) && <p className="note">{texts.asking}</p>}
        {view?.type === 'error' && path !== undefined && (
          <p className="problem" role="alert">
            <Icon name="warning" />
            <span>{texts.unreadable(databaseName(path), view.message)}</span>
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
  const { stands: texts } = useTexts(databaseTexts);
  const other = tables.find(({ name }) => isHistoryTable(name));
  if (revisions === undefined && other !== undefined) {
    return (
      <p className="stands">{fill(texts.otherTool, { table: <code>{other.name}</code> })}</p>
    );
  }
  const sentence = revisions === undefined ? texts.notThere : revisions.length === 0 ? texts.base : texts.at;
  return <p className="stands">{fill(sentence, { table: <code>alembic_version</code>, revisions: revisions?.join(', ') })}</p>;
}

/** With more tables than this only those begin open that the last command added to: nobody reads the rows of two hundred. */
const FEW_TABLES = 20;

function Tables({ environment, schema, before, content }: TablesProps) {
  const texts = useTexts(databaseTexts);
  const { environments } = useTexts(pageTexts);
  const tables = schema.tables.filter(({ name }) => name !== 'alembic_version').map((table) => ({ table, added: addedColumns(table, before) }));
  const few = tables.length <= FEW_TABLES;
  const fewAdded = tables.filter(({ added }) => added.size > 0).length <= FEW_TABLES;
  return (
    <section aria-label={texts.tables(environments[environment])} className="tables">
      <Stands schema={schema} />
      {tables.map(({ table, added }) => (
        <TableCard key={table.name} environment={environment} table={table} added={added} beginsOpen={few || (fewAdded && added.size > 0)} content={content} />
      ))}
      {tables.length === 0 && <p className="note">{texts.noTables}</p>}
      {schema.views.map(({ name, sql, materialized }) => (
        <details key={name} className="table-card">
          <summary>
            <b>{name}</b> <span>{materialized === true ? texts.materializedView : texts.view}</span>
          </summary>
          <pre className="sql">{sql}</pre>
        </details>
      ))}
      {schema.server !== undefined && <ServerObjectList environment={environment} server={schema.server} />}
    </section>
  );
}
