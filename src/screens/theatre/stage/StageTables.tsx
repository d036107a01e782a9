import { useMemo } from 'react';
import type { EnvironmentId } from '../../../domain/environment.ts';
import { pageTexts } from '../../../texts/en/page.ts';
import { textsOf } from '../../../texts/texts-of.ts';
import type { AnimationFrame } from '../../../scenario/player.ts';
import { cardTables, cellIn, type CardRow } from '../../workbench/compare/cards.ts';
import { ScrollArea } from '../ScrollArea.tsx';
import type { StageDatabases } from './databases.ts';
import { rowMotion, type Motion } from './motion.ts';
import { partWords } from './part-words.ts';
import { theatreTexts } from '../../../texts/en/theatre.ts';
import { useTexts } from '../../../texts/texts.ts';

interface StageTablesProps {
  readonly environment: EnvironmentId;
  readonly databases: StageDatabases;
  readonly frame: AnimationFrame | undefined;
}

/** The tables of an environment: their columns, and of the rest what differs. What others have and it lacks is hatched. */
export function StageTables({ environment, databases, frame }: StageTablesProps) {
  const texts = useTexts(theatreTexts);
  const { comparison } = databases;
  const tables = useMemo(() => cardTables(comparison, false).map(({ name, rows }) => ({ name, rows: rows.filter(matters) })), [comparison]);
  if (!comparison.environments.includes(environment)) return <p className="no-tables">{databases.of[environment] === undefined ? texts.tables.noDatabase : texts.tables.unreadable}</p>;
  if (tables.length === 0) return <p className="no-tables">{texts.tables.none}</p>;
  return (
    <ScrollArea className="stage-tables" label={texts.tables.label(textsOf(pageTexts).environments[environment])}>
      {tables.map(({ name, rows }) => (
        <ul key={name} className="stage-table" aria-label={`${name}, ${textsOf(pageTexts).environments[environment]}`}>
          {rows.map((row) => (
            <StageRow key={`${row.part.kind} ${row.part.name}`} row={row} environment={environment} databases={databases} motion={rowMotion(frame, environment, row.part.table, row.part.kind === 'table' ? undefined : row.part.name)} />
          ))}
        </ul>
      ))}
    </ScrollArea>
  );
}

/** Columns always; constraints and indexes only where they tell environments apart. */
function matters({ part, differs }: CardRow): boolean {
  return differs || part.kind === 'table' || part.kind === 'view' || part.kind === 'column';
}

interface StageRowProps {
  readonly row: CardRow;
  readonly environment: EnvironmentId;
  readonly databases: StageDatabases;
  readonly motion: Motion;
}

function StageRow({ row, environment, databases, motion }: StageRowProps) {
  const texts = useTexts(theatreTexts);
  const cell = cellIn(row.part, environment);
  const heading = row.part.kind === 'table' || row.part.kind === 'view';
  const view = databases.of[environment]?.view;
  const rowCount = view?.type === 'schema' ? view.schema.tables.find(({ name }) => name === row.name)?.rowCount : undefined;
  if (cell.type === 'blank') return null;
  const words = cell.type === 'missing' || !heading ? partWords(row, environment) : row.part.kind === 'view' ? texts.tables.view : rowCount === undefined ? '' : texts.tables.rows(rowCount);
  return (
    <li data-cell={cell.type} data-odd={cell.type === 'missing' || cell.type === 'different' ? cell.odd : undefined} data-heading={heading || undefined} data-motion={motion}>
      <b>
        {cell.type === 'extra' && '+ '}
        {row.name}
      </b>{' '}
      <span>
        {words}
        {cell.type === 'extra' && <em> {texts.tables.extra}</em>}
        {cell.type === 'different' && cell.odd && <em> {texts.tables.differs}</em>}
      </span>
    </li>
  );
}
