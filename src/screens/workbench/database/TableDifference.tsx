import type { ChangedRow, LoneColumn, RowDiff } from '../../../domain/row-diff.ts';
import type { SqlValue } from '../../../domain/schema.ts';
import { shownWords } from './difference-words.ts';
import { RowTable, Value } from './RowTable.tsx';
import { fill } from '../../../texts/fill.ts';
import { differencesTexts } from '../../../texts/en/differences.ts';
import { useTexts } from '../../../texts/texts.ts';
import { databaseTexts } from '../../../texts/en/database.ts';

/** What became of the rows of one table. Nothing where only the table itself came or went, without a row. */
export function TableDifference({ diff }: { readonly diff: RowDiff }) {
  const texts = useTexts(differencesTexts);
  const { table, sameAs, columnsBefore = [], columnsAfter = [], added, removed, changed, lost, gained } = diff;
  if ([added, removed, changed].every(({ count }) => count === 0) && [...lost, ...gained].every(({ rows }) => rows.count === 0)) return null;
  // A table that was renamed is told where it went, and once.
  if (sameAs !== undefined && diff.columnsBefore === undefined) return null;
  if (sameAs !== undefined) {
    return (
      <p>{fill(texts.tableMoved(removed.count), { table: <code>{table}</code>, other: <code>{sameAs}</code> })}</p>
    );
  }
  const shared = columnsAfter.filter((name) => columnsBefore.includes(name));
  return (
    <section aria-label={texts.rowsOf(table)}>
      <h3>{fill(texts.rowsOfTable, { table: <code>{table}</code> })}</h3>
      {lost.filter(({ rows }) => rows.count > 0).map((column) => (
        <Lone key={column.name} column={column} columns={columnsBefore} change="removed" />
      ))}
      {removed.count > 0 && (
        <div data-change="removed">
          <h4>{texts.removed(shownWords(removed.first.length, removed.count))}</h4>
          <RowTable label={texts.rowsRemoved(table)} page={{ columns: columnsBefore, rows: removed.first, total: removed.count, offset: 0 }} />
        </div>
      )}
      {changed.count > 0 && (
        <div data-change="changed">
          <h4>{texts.changed(shownWords(changed.first.length, changed.count))}</h4>
          <ChangedRows label={texts.rowsChanged(table)} columns={shared} before={columnsBefore} after={columnsAfter} rows={changed.first} />
        </div>
      )}
      {added.count > 0 && (
        <div data-change="added">
          <h4>{texts.added(shownWords(added.first.length, added.count))}</h4>
          <RowTable label={texts.rowsAdded(table)} page={{ columns: columnsAfter, rows: added.first, total: added.count, offset: 0 }} />
        </div>
      )}
      {gained.filter(({ rows, sameAs }) => rows.count > 0 && sameAs === undefined).map((column) => (
        <Lone key={column.name} column={column} columns={columnsAfter} change="added" />
      ))}
    </section>
  );
}

interface LoneProps {
  readonly column: LoneColumn;
  readonly columns: readonly string[];
  readonly change: 'added' | 'removed';
}

/** A column that only one side has, with the rows in which it held something. */
function Lone({ column: { name, rows, sameAs }, columns, change }: LoneProps) {
  const texts = useTexts(differencesTexts);
  if (sameAs !== undefined) {
    return <p>{fill(texts.columnMoved(rows.count), { column: <code>{name}</code>, other: <code>{sameAs}</code> })}</p>;
  }
  return (
    <div data-change={change}>
      <h4>{fill(change === 'removed' ? texts.columnGone : texts.columnNew, { column: <code>{name}</code>, rows: shownWords(rows.first.length, rows.count) })}</h4>
      <RowTable label={texts.rowsWithValue(name)} page={{ columns, rows: rows.first, total: rows.count, offset: 0 }} added={new Set([name])} />
    </div>
  );
}

interface ChangedRowsProps {
  readonly label: string;
  /** Those that both tables have. */
  readonly columns: readonly string[];
  readonly before: readonly string[];
  readonly after: readonly string[];
  readonly rows: readonly ChangedRow[];
}

function ChangedRows({ label, columns, before, after, rows }: ChangedRowsProps) {
  const { scrollable } = useTexts(databaseTexts);
  return (
    // It scrolls sideways, so the keyboard has to reach it.
    // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <section className="wide" tabIndex={0} aria-label={scrollable(label)}>
      <table className="rows" aria-label={label}>
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column} scope="col">
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, at) => (
            <tr key={at}>
              {columns.map((column) => (
                <td key={column}>
                  <ChangedValue isChanged={row.columns.includes(column)} before={row.before[before.indexOf(column)] ?? null} after={row.after[after.indexOf(column)] ?? null} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function ChangedValue({ isChanged, before, after }: { readonly isChanged: boolean; readonly before: SqlValue; readonly after: SqlValue }) {
  if (!isChanged) return <Value value={after} />;
  // The number 1, 1.0 and the text 1 look alike, and are not.
  const isAlike = String(before) === String(after);
  return (
    <>
      <del>
        <Value value={before} />
        {isAlike && ` ${kindOf(before)}`}
      </del>{' '}
      →{' '}
      <ins>
        <Value value={after} />
        {isAlike && ` ${kindOf(after)}`}
      </ins>
    </>
  );
}

/** How SQLite's `typeof` calls it. */
function kindOf(value: SqlValue): string {
  if (value === null) return 'null';
  if (value instanceof Uint8Array) return 'blob';
  return typeof value === 'bigint' ? 'integer' : typeof value === 'number' ? 'real' : 'text';
}
