import { FirstDatabase } from '../database/FirstDatabase.tsx';
import { useMemo } from 'react';
import type { EnvironmentId } from '../../../domain/environment.ts';
import { label, readRevisionGraph } from '../../../domain/revision-graph.ts';
import { standingIn, type SchemaComparison } from '../../../domain/schema-diff.ts';
import { Icon, type IconName } from '../../../ui/Icon.tsx';
import { useAllDatabases, type EnvironmentDatabase } from '../database/database.ts';
import { AppLine } from '../pipeline/AppLine.tsx';
import { useAwaitsServer, useFiles, useParts } from '../workbench-context.ts';
import { recordedIn } from '../revisions/pins.ts';
import { cellIn, type CardRow, type CardTable } from './cards.ts';
import { compareTexts } from '../../../texts/en/compare.ts';
import { databaseTexts } from '../../../texts/en/database.ts';
import { pageTexts } from '../../../texts/en/page.ts';
import { useTexts } from '../../../texts/texts.ts';
import { databaseName } from '../database/database-name.ts';

interface EnvironmentCardProps {
  readonly environment: EnvironmentId;
  readonly comparison: SchemaComparison;
  readonly tables: readonly CardTable[];
}

/** One environment: its revision, how its schema stands to the others', its tables. */
export function EnvironmentCard({ environment, comparison, tables }: EnvironmentCardProps) {
  const { whereabouts } = useParts();
  const database = useAllDatabases()[environment];
  const texts = useTexts(compareTexts);
  const name = useTexts(pageTexts).environments[environment];
  const compared = comparison.environments.includes(environment);
  return (
    <section className="environment-card" data-hue={environment} aria-labelledby={`card-${environment}`}>
      <header>
        <h3 id={`card-${environment}`}>
          <i aria-hidden="true" />
          {name}
        </h3>
        <CardState environment={environment} comparison={comparison} database={database} />
        <RevisionWords environment={environment} database={database} />
        <AppLine environment={environment} />
      </header>
      {compared ? (
        tables.map((table) => <CardTableView key={table.name} table={table} environment={environment} rowCount={rowsIn(database, table.name)} />)
      ) : (
        <NoSchema environment={environment} database={database} />
      )}
      {compared && tables.length === 0 && <p className="card-empty">{comparison.tables.length === 0 ? texts.noTables : texts.nothingDiffers}</p>}
      <footer>
        <button type="button" className="button" aria-label={texts.workIn(name)} onClick={() => whereabouts.send({ type: 'environment.chosen', environment })}>
          {texts.work}
        </button>
        {database.path !== undefined && <code>{databaseName(database.path)}</code>}
      </footer>
    </section>
  );
}

const STATES: Readonly<Record<'same' | 'agreed' | 'drift', IconName>> = { same: 'check', agreed: 'check', drift: 'warning' };

function CardState({ environment, comparison, database }: { readonly environment: EnvironmentId; readonly comparison: SchemaComparison; readonly database: EnvironmentDatabase }) {
  const awaitsServer = useAwaitsServer(environment);
  const texts = useTexts(compareTexts);
  const { serverNotUsed } = useTexts(databaseTexts);
  if (database.path === undefined) {
    return (
      <span className="card-state">
        <Icon name="database" size={13} /> {awaitsServer ? serverNotUsed : texts.noDatabase}
      </span>
    );
  }
  if (database.view?.type === 'error') {
    return (
      <span className="card-state drift">
        <Icon name="warning" size={13} /> {texts.unreadable}
      </span>
    );
  }
  if (comparison.environments.length < 2 || database.view === undefined) return null;
  const state = standingIn(comparison, environment);
  return (
    <span className={state === 'drift' ? 'card-state drift' : 'card-state ok'}>
      <Icon name={STATES[state]} size={13} /> {texts.states[state]}
    </span>
  );
}

function RevisionWords({ environment, database }: { readonly environment: EnvironmentId; readonly database: EnvironmentDatabase }) {
  const files = useFiles(environment);
  const graph = useMemo(() => readRevisionGraph(files), [files]);
  const texts = useTexts(compareTexts);
  const recorded = recordedIn(database);
  switch (recorded.type) {
    case 'none':
      return <p className="card-revision">{texts.noRevision}</p>;
    case 'reading':
    case 'unreadable':
      return <p className="card-revision" />;
    case 'at':
      if (recorded.revisions.length === 0) return <p className="card-revision">{texts.atBase}</p>;
      return (
        <p className="card-revision">
          {recorded.revisions.map((id) => (
            <span key={id}>
              <b>{id}</b> {graph.revisions.some((each) => each.id === id) ? label(graph, id) : texts.notInFiles}
            </span>
          ))}
        </p>
      );
  }
}

function NoSchema({ environment, database }: { readonly environment: EnvironmentId; readonly database: EnvironmentDatabase }) {
  const awaitsServer = useAwaitsServer(environment);
  const texts = useTexts(compareTexts);
  const databaseWords = useTexts(databaseTexts);
  if (database.path === undefined && awaitsServer) return <p className="card-empty">{texts.serverEmpty}</p>;
  if (database.path === undefined) {
    return (
      <p className="card-empty">
        {databaseWords.none} <FirstDatabase environment={environment} />
      </p>
    );
  }
  return <p className="card-empty">{database.view?.type === 'error' ? databaseWords.unreadable(databaseName(database.path), database.view.message) : texts.reading}</p>;
}

function CardTableView({ table, environment, rowCount }: { readonly table: CardTable; readonly environment: EnvironmentId; readonly rowCount: number | undefined }) {
  const texts = useTexts(compareTexts);
  const { environments } = useTexts(pageTexts);
  return (
    <ul className="card-table" style={{ '--rows': `${table.rows.length}` }} aria-label={texts.tableIn(table.name, environments[environment])}>
      {table.rows.map((row, index) => (
        <CardRowView key={`${row.part.kind} ${row.part.name}`} row={row} environment={environment} heading={index === 0} rowCount={rowCount} />
      ))}
    </ul>
  );
}

function CardRowView({ row, environment, heading, rowCount }: { readonly row: CardRow; readonly environment: EnvironmentId; readonly heading: boolean; readonly rowCount: number | undefined }) {
  const texts = useTexts(compareTexts);
  const { rows } = useTexts(databaseTexts);
  const cell = cellIn(row.part, environment);
  const head = heading ? { 'data-heading': true } : {};
  switch (cell.type) {
    case 'blank':
      return null;
    case 'missing':
      return (
        <li className="card-row" data-cell="missing" data-odd={cell.odd} {...head}>
          <b>{row.name}</b> <span>{texts.missing}</span>
        </li>
      );
    case 'different':
      return (
        <li className="card-row" data-cell="different" data-odd={cell.odd} {...head}>
          <b>{row.name}</b>{' '}
          <span>
            {cell.words} <em>{cell.others}</em>
          </span>
        </li>
      );
    case 'same':
    case 'extra':
      return (
        <li className="card-row" data-cell={cell.type} {...head}>
          <b>
            {cell.type === 'extra' && '+ '}
            {row.name}
          </b>{' '}
          <span>
            {heading && row.part.kind === 'table' && rowCount !== undefined ? rows(rowCount) : heading && cell.words === '' ? texts.kinds[row.part.kind] : cell.words}
            {cell.reasons !== undefined && <abbr className="as-written" title={texts.otherwise.elsewhere(cell.reasons.map((reason) => texts.otherwise.reasons[reason].title).join('; '))}> ≈</abbr>}
            {cell.type === 'extra' && <strong> {texts.extra}</strong>}
          </span>
        </li>
      );
  }
}

function rowsIn({ view }: EnvironmentDatabase, table: string): number | undefined {
  return view?.type === 'schema' ? view.schema.tables.find(({ name }) => name === table)?.rowCount : undefined;
}
