import type { RowPage, SqlValue } from '../../../domain/schema.ts';
import { bytesInWords } from '../../../ui/words.ts';
import { databaseTexts } from '../../../texts/en/database.ts';
import { useTexts } from '../../../texts/texts.ts';

/** Rows as a table that scrolls within itself. */
export function RowTable({ label, page, added }: { readonly label: string; readonly page: RowPage; readonly added?: ReadonlySet<string> }) {
  const texts = useTexts(databaseTexts);
  return (
    // It scrolls sideways, so the keyboard has to reach it.
    // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <section className="wide" tabIndex={0} aria-label={texts.scrollable(label)}>
      <table className="rows" aria-label={label}>
        <thead>
          <tr>
            {page.columns.map((column, index) => (
              // A query may name two columns alike.
              <th key={`${index}:${column}`} scope="col" className={added?.has(column) === true ? 'new' : undefined}>
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {page.rows.map((row, at) => (
            <tr key={page.offset + at}>
              {row.map((value, index) => (
                <td key={`${index}:${page.columns[index] ?? ''}`}>
                  <Value value={value} />
                </td>
              ))}
            </tr>
          ))}
          {page.rows.length === 0 && (
            <tr>
              <td colSpan={Math.max(1, page.columns.length)} className="none">
                {texts.noRows}
              </td>
            </tr>
          )}
        </tbody>
      </table>
    </section>
  );
}

/** A value of a row; NULL and bytes are told apart from text. */
export function Value({ value }: { readonly value: SqlValue }) {
  if (value === null) return <span className="null">NULL</span>;
  if (value instanceof Uint8Array) return <span className="null">{bytesInWords(value.length)}</span>;
  return <>{String(value)}</>;
}
