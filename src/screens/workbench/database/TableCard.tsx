import { useState } from 'react';
import type { DatabaseContent } from '../../../domain/database.ts';
import type { EnvironmentId } from '../../../domain/environment.ts';
import type { Column, ForeignKey, Index, Table } from '../../../domain/schema.ts';
import { Icon } from '../../../ui/Icon.tsx';
import { TableRows } from './TableRows.tsx';
import { databaseTexts } from '../../../texts/en/database.ts';
import { useTexts } from '../../../texts/texts.ts';

interface TableCardProps {
  readonly environment: EnvironmentId;
  readonly table: Table;
  /** Columns that the last command added. */
  readonly added: ReadonlySet<string>;
  /** Whether all of it is shown at first, and not just its name. */
  readonly beginsOpen: boolean;
  readonly content: DatabaseContent;
}

/** A table: its columns, keys and indexes, and its rows. While it is closed nothing of them is drawn or asked for. */
export function TableCard({ environment, table, added, beginsOpen, content }: TableCardProps) {
  const { rows } = useTexts(databaseTexts);
  const [open, setOpen] = useState(beginsOpen);
  return (
    <details className="table-card" open={open} onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary>
        <b>{table.name}</b> <span>{rows(table.rowCount)}</span>
      </summary>
      {open && <TableContent environment={environment} table={table} added={added} content={content} />}
    </details>
  );
}

function TableContent({ environment, table, added, content }: Omit<TableCardProps, 'beginsOpen'>) {
  const { table: texts } = useTexts(databaseTexts);
  const [withRows, setWithRows] = useState(true);
  return (
    <>
      {/* It scrolls sideways, so the keyboard has to reach it. */}
      {/* eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
      <section className="wide" tabIndex={0} aria-label={texts.columns(table.name)}>
        <table className="columns">
          <thead className="visually-hidden">
            <tr>
              <th scope="col">{texts.column}</th>
              <th scope="col">{texts.type}</th>
              <th scope="col">{texts.rules}</th>
            </tr>
          </thead>
          <tbody>
            {table.columns.map((column) => (
              <tr key={column.name} className={added.has(column.name) ? 'new' : undefined}>
                <th scope="row">
                  {added.has(column.name) && <span title={texts.added}>+ </span>}
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
      <Checks table={table} />
      {table.foreignKeys.filter(({ columns }) => columns.length > 1).map((key) => (
        <p key={key.columns.join()} className="index">
          FK ({key.columns.join(', ')}) → {targetOf(key)}
        </p>
      ))}
      <button type="button" className="button quiet small rows-toggle" aria-expanded={withRows} onClick={() => setWithRows(!withRows)}>
        {withRows ? texts.hideRows : texts.showRows}
      </button>
      {withRows && <TableRows environment={environment} table={table.name} added={added} content={content} />}
    </>
  );
}

function Indexes({ indexes }: { readonly indexes: readonly Index[] }) {
  const { table: texts } = useTexts(databaseTexts);
  // The primary key's own index says nothing that the columns do not.
  const told = indexes.filter(({ origin }) => origin !== 'pk');
  if (told.length === 0) return null;
  return (
    <ul aria-label={texts.indexes}>
      {told.map((index) => (
        <li key={index.name} className="index">
          {index.invalid === true && <Unfinished word="INVALID" title={texts.invalid} />}
          {index.origin === 'u' ? 'UNIQUE' : index.unique ? 'UNIQUE INDEX' : 'INDEX'} {index.origin === 'c' || index.sql !== undefined ? `${index.name} ` : ''}({(index.terms ?? index.columns).join(', ')}){index.where === undefined ? '' : ` WHERE ${index.where}`}
        </li>
      ))}
    </ul>
  );
}

/** CHECK constraints, and whatever PostgreSQL does not hold to be true of all rows yet. */
function Checks({ table: { checks = [], foreignKeys, columns } }: { readonly table: Table }) {
  const { table: texts } = useTexts(databaseTexts);
  const told = [
    ...checks.map(({ name, expression, notValid }) => ({ key: `check ${expression}`, words: `CHECK ${name === undefined ? '' : `${name} `}(${expression})`, notValid })),
    ...foreignKeys.flatMap((key) => (key.notValid === true ? [{ key: `fk ${key.name ?? ''}`, words: `FK ${key.name ?? ''} (${key.columns.join(', ')})`, notValid: true as const }] : [])),
    ...columns.flatMap(({ name, notNull }) => (notNull?.notValid === true ? [{ key: `nn ${name}`, words: `NOT NULL ${notNull.name} (${name})`, notValid: true as const }] : [])),
  ];
  if (told.length === 0) return null;
  return (
    <ul aria-label={texts.constraints}>
      {told.map(({ key, words, notValid }) => (
        <li key={key} className="index">
          {notValid === true && <Unfinished word="NOT VALID" title={texts.notValid} />}
          {words}
        </li>
      ))}
    </ul>
  );
}

function Unfinished({ word, title }: { readonly word: string; readonly title: string }) {
  return (
    <b className="unfinished" title={title}>
      <Icon name="warning" size={12} /> {word}{' '}
    </b>
  );
}

function rulesOf(column: Column, keys: readonly ForeignKey[]): string[] {
  const key = keys.find(({ columns }) => columns.length === 1 && columns[0] === column.name);
  return [
    ...(column.primaryKeyPosition > 0 ? ['PK'] : []),
    column.nullable ? 'NULL' : 'NOT NULL',
    ...(column.defaultSql === undefined ? [] : [`DEFAULT ${column.defaultSql}`]),
    ...(column.identity === undefined ? [] : [`${column.identity} IDENTITY`]),
    ...(column.generated ? ['GENERATED'] : []),
    ...(key === undefined ? [] : [`FK → ${targetOf(key)}`]),
  ];
}

function targetOf(key: ForeignKey): string {
  const columns = key.referredColumns.length === 0 ? '' : `(${key.referredColumns.join(', ')})`;
  const rules = [key.onDelete === 'NO ACTION' ? '' : ` ON DELETE ${key.onDelete}`, key.onUpdate === 'NO ACTION' ? '' : ` ON UPDATE ${key.onUpdate}`];
  return `${key.table}${columns}${rules.join('')}`;
}
