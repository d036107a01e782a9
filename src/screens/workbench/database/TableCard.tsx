import { useState } from 'react';
import type { EnvironmentId } from '../../../domain/environment.ts';
import type { Column, ForeignKey, Index, Table } from '../../../domain/schema.ts';
import { counted } from '../../../ui/words.ts';
import { TableRows } from './TableRows.tsx';

interface TableCardProps {
  readonly environment: EnvironmentId;
  readonly table: Table;
  /** Columns that the last command added. */
  readonly added: ReadonlySet<string>;
  readonly bytes: Uint8Array;
}

/** A table: its columns, keys and indexes, and on demand its rows. */
export function TableCard({ environment, table, added, bytes }: TableCardProps) {
  const [withRows, setWithRows] = useState(true);
  return (
    <details className="table-card" open>
      <summary>
        <b>{table.name}</b> <span>{counted(table.rowCount, 'row')}</span>
      </summary>
      {/* It scrolls sideways, so the keyboard has to reach it. */}
      {/* eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
      <section className="wide" tabIndex={0} aria-label={`Columns of ${table.name}`}>
        <table className="columns">
          <thead className="visually-hidden">
            <tr>
              <th scope="col">Column</th>
              <th scope="col">Type</th>
              <th scope="col">Rules</th>
            </tr>
          </thead>
          <tbody>
            {table.columns.map((column) => (
              <tr key={column.name} className={added.has(column.name) ? 'new' : undefined}>
                <th scope="row">
                  {added.has(column.name) && <span title="Added by the last command">+ </span>}
                  {column.name}
                </th>
                <td>{column.type}</td>
                <td className="rules">{rulesOf(column, table.foreignKeys).join(' · ')}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      <Indexes indexes={table.indexes} />
      {table.foreignKeys.filter(({ columns }) => columns.length > 1).map((key) => (
        <p key={key.columns.join()} className="index">
          FK ({key.columns.join(', ')}) → {targetOf(key)}
        </p>
      ))}
      <button type="button" className="button quiet small rows-toggle" aria-expanded={withRows} onClick={() => setWithRows(!withRows)}>
        {withRows ? 'Hide rows' : 'Show rows'}
      </button>
      {withRows && <TableRows environment={environment} table={table.name} added={added} bytes={bytes} />}
    </details>
  );
}

function Indexes({ indexes }: { readonly indexes: readonly Index[] }) {
  // The primary key's own index says nothing that the columns do not.
  const told = indexes.filter(({ origin }) => origin !== 'pk');
  if (told.length === 0) return null;
  return (
    <ul aria-label="Indexes">
      {told.map((index) => (
        <li key={index.name} className="index">
          {index.origin === 'u' ? 'UNIQUE' : index.unique ? 'UNIQUE INDEX' : 'INDEX'} {index.origin === 'c' ? `${index.name} ` : ''}({index.columns.join(', ')})
        </li>
      ))}
    </ul>
  );
}

function rulesOf(column: Column, keys: readonly ForeignKey[]): string[] {
  const key = keys.find(({ columns }) => columns.length === 1 && columns[0] === column.name);
  return [
    ...(column.primaryKeyPosition > 0 ? ['PK'] : []),
    column.nullable ? 'NULL' : 'NOT NULL',
    ...(column.defaultSql === undefined ? [] : [`DEFAULT ${column.defaultSql}`]),
    ...(column.generated ? ['GENERATED'] : []),
    ...(key === undefined ? [] : [`FK → ${targetOf(key)}`]),
  ];
}

function targetOf(key: ForeignKey): string {
  const columns = key.referredColumns.length === 0 ? '' : `(${key.referredColumns.join(', ')})`;
  const rules = [key.onDelete === 'NO ACTION' ? '' : ` ON DELETE ${key.onDelete}`, key.onUpdate === 'NO ACTION' ? '' : ` ON UPDATE ${key.onUpdate}`];
  return `${key.table}${columns}${rules.join('')}`;
}
