import type { AppAnswer } from '../../../checks/ask-app.ts';
import type { SqlValue } from '../../../domain/schema.ts';
import type { ShownRows, ShownRun } from '../../../scenario/evidence.ts';
import { Icon } from '../../../ui/Icon.tsx';
import { EnvironmentName } from '../../workbench/environments/EnvironmentName.tsx';
import { errorWords, healthOf } from '../words.ts';

/** Lines that were run, and all that they said. `place` names where, when it is no environment. */
export function Runs({ runs, place }: { readonly runs: readonly ShownRun[]; readonly place?: string }) {
  return (
    <div className="founds">
      {place !== undefined && <p className="found-place">{place}</p>}
      {runs.map(({ environment, line, code, output }) => (
        <div key={`${environment} ${line}`} className="found" data-hue={place === undefined ? environment : undefined}>
          {place === undefined && <EnvironmentName environment={environment} />}
          <pre>
            <b className="prompt">$ </b>
            {line}
            {'\n'}
            {output === '' ? <i className="nothing">{code === 0 ? '(it says nothing)' : ''}</i> : output}
            {code !== 0 && <span className="said bad">{`${output === '' ? '' : '\n'}exit code ${code}`}</span>}
          </pre>
        </div>
      ))}
    </div>
  );
}

/** What a query gave in each environment. */
export function Rows({ results }: { readonly results: readonly ShownRows[] }) {
  return (
    <div className="founds">
      {results.map(({ environment, columns, rows, error }) => (
        <div key={environment} className="found" data-hue={environment}>
          <EnvironmentName environment={environment} />
          {error === undefined ? (
            <table>
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
                {rows.map((row, index) => (
                  // Rows have no name of their own, and never change.
                  <tr key={index}>
                    {columns.map((column, at) => (
                      <td key={column}>{valueWords(row[at] ?? null)}</td>
                    ))}
                  </tr>
                ))}
              </tbody>
            </table>
          ) : (
            <p className="said bad">{error}</p>
          )}
          {error === undefined && rows.length === 0 && <p className="nothing">no rows</p>}
        </div>
      ))}
    </div>
  );
}

/** What the application answered in each environment. */
export function Answers({ answers }: { readonly answers: readonly AppAnswer[] }) {
  return (
    <div className="founds">
      {answers.map((answer) => {
        const { ok, words } = healthOf(answer);
        return (
          <div key={answer.environment} className="found" data-hue={answer.environment}>
            <EnvironmentName environment={answer.environment} />
            <p className={ok ? 'chip good' : 'chip bad'}>
              <Icon name={ok ? 'check' : 'close'} size={13} /> {answer.status === undefined ? words : `${words}, ${answer.status}`}
            </p>
            <pre>{answer.error === undefined || ok ? answer.body : errorWords(answer.error)}</pre>
          </div>
        );
      })}
    </div>
  );
}

function valueWords(value: SqlValue): string {
  if (value === null) return 'NULL';
  if (value instanceof Uint8Array) return `${value.length} bytes`;
  return `${value}`;
}
