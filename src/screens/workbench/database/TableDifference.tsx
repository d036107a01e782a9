import type { ChangedRow, LoneColumn, RowDiff } from '../../../domain/row-diff.ts';
import type { SqlValue } from '../../../domain/schema.ts';
import { counted } from '../../../ui/words.ts';
import { shownWords } from './difference-words.ts';
import { RowTable, Value } from './RowTable.tsx';

/** What became of the rows of one table. Nothing where only the table itself came or went, without a row. */
export function TableDifference({ diff }: { readonly diff: RowDiff }) {
  const { table, sameAs, columnsBefore = [], columnsAfter = [], added, removed, changed, lost, gained } = diff;
  if ([added, removed, changed].every(({ count }) => count === 0) && [...lost, ...gained].every(({ rows }) => rows.count === 0)) return null;
  // A table that was renamed is told where it went, and once.
  if (sameAs !== undefined && diff.columnsBefore === undefined) return null;
  if (sameAs !== undefined) {
    return (
      <p>
        The table <code>{table}</code> is gone, and <code>{sameAs}</code> holds its {counted(removed.count, 'row')}: nothing was lost.
      </p>
    );
  }
  const shared = columnsAfter.filter((name) => columnsBefore.includes(name));
  return (
    <section aria-label={`Rows of ${table}`}>
      <h3>
        Rows of <code>{table}</code>
      </h3>
      {lost.filter(({ rows }) => rows.count > 0).map((column) => (
        <Lone key={column.name} column={column} columns={columnsBefore} change="removed" />
      ))}
      {removed.count > 0 && (
        <div data-change="removed">
          <h4>Removed: {shownWords(removed.first.length, removed.count)}</h4>
          <RowTable label={`Rows removed from ${table}`} page={{ columns: columnsBefore, rows: removed.first, total: removed.count, offset: 0 }} />
        </div>
      )}
      {changed.count > 0 && (
        <div data-change="changed">
          <h4>Changed: {shownWords(changed.first.length, changed.count)}</h4>
          <ChangedRows label={`Rows changed in ${table}`} columns={shared} before={columnsBefore} after={columnsAfter} rows={changed.first} />
        </div>
      )}
      {added.count > 0 && (
        <div data-change="added">
          <h4>Added: {shownWords(added.first.length, added.count)}</h4>
          <RowTable label={`Rows added to ${table}`} page={{ columns: columnsAfter, rows: added.first, total: added.count, offset: 0 }} />
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
  if (sameAs !== undefined) {
    return (
      <p>
        The column <code>{name}</code> is gone, and <code>{sameAs}</code> holds its {counted(rows.count, 'value')}: nothing was lost.
      </p>
    );
  }
  const words = change === 'removed' ? 'is gone, and with it its value in' : 'is new, and has a value in';
  return (
    <div data-change={change}>
      <h4>
        The column <code>{name}</code> {words} {shownWords(rows.first.length, rows.count)}
      </h4>
      <RowTable label={`Rows with a value in ${name}`} page={{ columns, rows: rows.first, total: rows.count, offset: 0 }} added={new Set([name])} />
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
  return (
    // It scrolls sideways, so the keyboard has to reach it.
    // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <section className="wide" tabIndex={0} aria-label={`${label}, scrollable`}>
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
