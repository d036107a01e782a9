import { useCallback } from 'react';
import type { DatabaseContent } from '../../../domain/database.ts';
import { isServerPath } from '../../../domain/environment-database.ts';
import type { DatabaseComparison } from '../../../domain/row-diff.ts';
import { Icon } from '../../../ui/Icon.tsx';
import { useAnswer } from '../../../ui/answer.ts';
import { useParts } from '../workbench-context.ts';
import { lossSentences, revisionsWords, schemaChanges } from './difference-words.ts';
import { TableDifference } from './TableDifference.tsx';
import { differencesTexts } from '../../../texts/en/differences.ts';
import { useTexts } from '../../../texts/texts.ts';
import { databaseName } from './database-name.ts';
import './database.css';
import './difference.css';

interface DatabaseDifferenceProps {
  readonly path: string;
  /** No bytes are an empty database. */
  readonly before: DatabaseContent;
  readonly after: DatabaseContent;
}

/** What differs between two states of a database: first what was lost, then the schema, then the rows table by table. */
export function DatabaseDifference({ path: whole, before, after }: DatabaseDifferenceProps) {
  const { workbench } = useParts();
  const texts = useTexts(differencesTexts);
  const path = databaseName(whole);
  const { value } = useAnswer(useCallback(() => workbench.compareDatabases(before, after), [workbench, before, after]));
  if (value === undefined) return <p className="editor-wait">{texts.comparing(path)}</p>;
  if (value.type === 'error') {
    return (
      <p className="problem" role="alert">
        <Icon name="warning" />
        <span>{texts.notComparable(path, value.message)}</span>
      </p>
    );
  }
  return (
    // It scrolls, so the keyboard has to reach it.
    // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <section className="difference" aria-label={texts.label(path)} tabIndex={0}>
      <Compared path={path} onServer={isServerPath(whole)} comparison={value} />
    </section>
  );
}

function Compared({ path, onServer, comparison: { schema, tables } }: { readonly path: string; readonly onServer: boolean; readonly comparison: Extract<DatabaseComparison, { type: 'compared' }> }) {
  const texts = useTexts(differencesTexts);
  const changes = schemaChanges(schema);
  const revisions = revisionsWords(schema);
  const losses = lossSentences(tables);
  if (changes.length === 0 && tables.length === 0 && revisions === undefined) {
    return <p className="note">{onServer ? texts.sameOnServer(path) : texts.sameInFile(path)}</p>;
  }
  return (
    <>
      <div className="difference-losses" data-state={losses.length === 0 ? 'none' : 'lost'}>
        <Icon name={losses.length === 0 ? 'check' : 'warning'} size={18} />
        <div>{losses.length === 0 ? <p>{texts.noLoss}</p> : losses.map((sentence) => <p key={sentence}>{sentence}</p>)}</div>
      </div>
      {revisions !== undefined && (
        <p className="stands">
          <code>{revisions}</code>
        </p>
      )}
      {changes.length > 0 && (
        <section aria-label={texts.schema}>
          <h3>{texts.schema}</h3>
          <ul>
            {changes.map(({ change, part, detail }) => (
              <li key={`${change} ${part}`} data-change={change}>
                <b>{texts.change[change]}</b>
                <span>
                  {part}
                  {detail !== '' && <i> {detail}</i>}
                </span>
              </li>
            ))}
          </ul>
        </section>
      )}
      {tables.map((diff) => (
        <TableDifference key={diff.table} diff={diff} />
      ))}
    </>
  );
}
