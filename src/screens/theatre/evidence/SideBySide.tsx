import type { EnvironmentId } from '../../../domain/environment.ts';
import { pageTexts } from '../../../texts/en/page.ts';
import { textsOf } from '../../../texts/texts-of.ts';
import { differencesIn, type SchemaComparison } from '../../../domain/schema-diff.ts';
import { Icon } from '../../../ui/Icon.tsx';
import { cardTables, cellIn } from '../../workbench/compare/cards.ts';
import { partWords } from '../stage/part-words.ts';
import { theatreTexts } from '../../../texts/en/theatre.ts';
import { andList } from '../../../texts/lists.ts';
import { useTexts } from '../../../texts/texts.ts';

interface SideBySideProps {
  readonly comparison: SchemaComparison;
  /** An environment that stands for something else here, and its name within a sentence. */
  readonly renamed?: { readonly environment: EnvironmentId; readonly name: string };
}

/** Schemas side by side: a line for each column, and what differs marked by a word and a colour. */
export function SideBySide({ comparison, renamed }: SideBySideProps) {
  const texts = useTexts(theatreTexts);
  const { environments } = comparison;
  const nameOf = (id: EnvironmentId): string => (renamed?.environment === id ? renamed.name : textsOf(pageTexts).environments[id]);
  const differences = differencesIn(comparison).length;
  const tables = cardTables(comparison, false);
  return (
    <div className="side-by-side">
      <p className={differences === 0 ? 'side-verdict good' : 'side-verdict bad'}>
        <Icon name={differences === 0 ? 'check' : 'warning'} />
        {differences === 0 ? texts.side.same(capital(andList(environments.map(nameOf)))) : texts.side.differences(differences, andList(environments.map(nameOf)))}
      </p>
      <table>
        <thead>
          <tr>
            <th scope="col">{texts.side.column}</th>
            {environments.map((id) => (
              <th key={id} scope="col" data-hue={renamed?.environment === id ? undefined : id}>
                <i aria-hidden="true" />
                {renamed?.environment === id ? capital(renamed.name) : nameOf(id)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {tables.flatMap(({ name: table, rows }) =>
            rows
              .filter(({ part, differs }) => differs || part.kind === 'column')
              .map((row) => (
                <tr key={`${table} ${row.part.kind} ${row.name}`} data-differs={row.differs}>
                  <th scope="row">{row.part.kind === 'column' ? `${table}.${row.name}` : row.name}</th>
                  {environments.map((id) => {
                    const cell = cellIn(row.part, id);
                    return (
                      <td key={id} data-cell={row.differs ? cell.type : 'same'}>
                        {row.part.kind === 'table' && cell.type !== 'missing' ? texts.side.there : partWords(row, id)}
                      </td>
                    );
                  })}
                </tr>
              )),
          )}
        </tbody>
      </table>
    </div>
  );
}

function capital(text: string): string {
  return `${text.slice(0, 1).toUpperCase()}${text.slice(1)}`;
}
