import { environmentNames, type EnvironmentId } from '../../../domain/environment.ts';
import { differencesIn, type SchemaComparison } from '../../../domain/schema-diff.ts';
import { Icon } from '../../../ui/Icon.tsx';
import { cardTables, cellIn } from '../../workbench/compare/cards.ts';
import { listed } from '../../workbench/compare/drift-words.ts';

interface SideBySideProps {
  readonly comparison: SchemaComparison;
  /** An environment that stands for something else here. */
  readonly renamed?: { readonly environment: EnvironmentId; readonly name: string };
}

/** Schemas side by side: a line for each column, and what differs marked by a word and a colour. */
export function SideBySide({ comparison, renamed }: SideBySideProps) {
  const { environments } = comparison;
  const nameOf = (id: EnvironmentId): string => (renamed?.environment === id ? renamed.name : environmentNames[id]);
  const differences = differencesIn(comparison).length;
  const tables = cardTables(comparison, false);
  return (
    <div className="side-by-side">
      <p className={differences === 0 ? 'side-verdict good' : 'side-verdict bad'}>
        <Icon name={differences === 0 ? 'check' : 'warning'} />
        {differences === 0 ? `${listed(environments.map(nameOf))}: the same schema` : `${differences === 1 ? 'One difference' : `${differences} differences`} between ${listed(environments.map(nameOf))}`}
      </p>
      <table>
        <thead>
          <tr>
            <th scope="col">column</th>
            {environments.map((id) => (
              <th key={id} scope="col" data-hue={renamed?.environment === id ? undefined : id}>
                <i aria-hidden="true" />
                {nameOf(id)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {tables.flatMap(({ name: table, rows }) =>
            rows
              .filter(({ part, differs }) => differs || part.kind === 'column')
              .map(({ part, name, differs }) => (
                <tr key={`${table} ${part.kind} ${name}`} data-differs={differs}>
                  <th scope="row">{part.kind === 'column' ? `${table}.${name}` : name}</th>
                  {environments.map((id) => {
                    const cell = cellIn(part, id);
                    const words = cell.type === 'blank' ? '' : cell.type === 'missing' ? 'missing' : part.kind === 'table' ? 'there' : cell.words;
                    return (
                      <td key={id} data-cell={differs ? cell.type : 'same'}>
                        {words}
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
