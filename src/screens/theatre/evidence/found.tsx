import type { AppAnswer } from '../../../checks/ask-app.ts';
import type { SqlValue } from '../../../domain/schema.ts';
import type { ShownRows, ShownRun } from '../../../scenario/evidence.ts';
import { Icon } from '../../../ui/Icon.tsx';
import { EnvironmentName } from '../../workbench/environments/EnvironmentName.tsx';
import { errorWords, healthOf } from '../words.ts';
import { theatreTexts } from '../../../texts/en/theatre.ts';
import { textsOf } from '../../../texts/texts-of.ts';
import { useTexts } from '../../../texts/texts.ts';

/** A line that was run in several environments, and all that it said in each. */
export function Runs({ runs }: { readonly runs: readonly ShownRun[] }) {
  return (
    <div className="founds">
      {runs.map((run) => (
        <div key={run.environment} className="found" data-hue={run.environment}>
          <EnvironmentName environment={run.environment} />
          <pre>
            <RunText run={run} />
          </pre>
        </div>
      ))}
    </div>
  );
}

/** Lines that were run one after the other in a place that is no environment. */
export function RunsIn({ runs, place }: { readonly runs: readonly ShownRun[]; readonly place: string }) {
  return (
    <div className="found">
      <p className="found-place">{place}</p>
      <pre>
        {runs.map((run, index) => (
          <span key={run.line}>
            {index > 0 && '\n'}
            <RunText run={run} quiet />
          </span>
        ))}
      </pre>
    </div>
  );
}

/** @param quiet of a line that went well nothing is shown but the line */
function RunText({ run: { line, code, output }, quiet = false }: { readonly run: ShownRun; readonly quiet?: boolean }) {
  const texts = useTexts(theatreTexts);
  const said = output === '' ? texts.found.nothingSaid : output;
  return (
    <>
      <b className="prompt">$ </b>
      {line}
      {(code !== 0 || !quiet) && (
        <>
          {'\n'}
          {output === '' ? <i className="nothing">{said}</i> : said}
        </>
      )}
      {code !== 0 && <span className="output-text bad">{`\n${texts.log.exitCode(code)}`}</span>}
    </>
  );
}

/** What a query gave in each environment. */
export function Rows({ results }: { readonly results: readonly ShownRows[] }) {
  const texts = useTexts(theatreTexts);
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
            <p className="output-text bad">{error}</p>
          )}
          {error === undefined && rows.length === 0 && <p className="nothing">{texts.found.noRows}</p>}
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
            <pre>{answer.error === undefined || ok ? shortened(answer.body) : errorWords(answer.error)}</pre>
          </div>
        );
      })}
    </div>
  );
}

/** How much of an answer is shown: enough to see what it is. */
const SHOWN = 240;

function shortened(text: string): string {
  const texts = textsOf(theatreTexts);
  return text.length <= SHOWN ? text : texts.found.shortened(text.slice(0, SHOWN), text.length - SHOWN);
}

function valueWords(value: SqlValue): string {
  const texts = textsOf(theatreTexts);
  if (value === null) return 'NULL';
  if (value instanceof Uint8Array) return texts.found.bytes(value.length);
  return `${value}`;
}
