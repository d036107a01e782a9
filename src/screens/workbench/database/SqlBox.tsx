import { useRef, useState, type KeyboardEvent } from 'react';
import { isServerPath } from '../../../domain/environment-database.ts';
import type { EnvironmentId } from '../../../domain/environment.ts';
import type { SqlOutcome } from '../../../session/workbench.ts';
import { Icon } from '../../../ui/Icon.tsx';
import { useParts } from '../workbench-context.ts';
import { RowTable } from './RowTable.tsx';
import { databaseTexts } from '../../../texts/en/database.ts';
import { pageTexts } from '../../../texts/en/page.ts';
import { useTexts } from '../../../texts/texts.ts';
import { databaseName } from './database-name.ts';

/** A box for SQL. It runs in the same database that the app uses. */
export function SqlBox({ environment, path }: { readonly environment: EnvironmentId; readonly path: string }) {
  const { workbench } = useParts();
  const { sql: texts } = useTexts(databaseTexts);
  const { environments } = useTexts(pageTexts);
  const box = useRef<HTMLTextAreaElement>(null);
  const [outcome, setOutcome] = useState<SqlOutcome>();
  const [failure, setFailure] = useState<Error>();
  if (failure !== undefined) throw failure;

  const run = () => {
    const sql = box.current?.value.trim() ?? '';
    if (sql !== '') workbench.executeSql(environment, path, sql).then(setOutcome, (error: unknown) => setFailure(error instanceof Error ? error : new Error(String(error))));
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    run();
  };
  return (
    <fieldset className="sql-box" aria-label={texts.label(environments[environment])}>
      <label htmlFor={`sql-${environment}`}>{texts.in(databaseName(path))}</label>
      <textarea
        ref={box}
        id={`sql-${environment}`}
        className="field"
        rows={3}
        spellCheck={false}
        autoCapitalize="off"
        placeholder="SELECT * FROM users"
        onKeyDown={onKeyDown}
      />
      <div className="sql-actions">
        <button type="button" className="button small" onClick={run}>
          {texts.run}
        </button>
        <span className="note">{isServerPath(path) ? texts.hintServer : texts.hintFile}</span>
      </div>
      <div aria-live="polite">{outcome !== undefined && <Outcome outcome={outcome} environment={environment} />}</div>
    </fieldset>
  );
}

function Outcome({ outcome, environment }: { readonly outcome: SqlOutcome; readonly environment: EnvironmentId }) {
  const { sql: texts } = useTexts(databaseTexts);
  const { environments } = useTexts(pageTexts);
  switch (outcome.type) {
    case 'rows':
      return (
        <>
          <RowTable label={texts.result(environments[environment])} page={outcome.page} />
          {outcome.page.total > outcome.page.rows.length && (
            <p className="note">{texts.first(outcome.page.rows.length, outcome.page.total)}</p>
          )}
        </>
      );
    case 'done':
      return (
        <p className="sql-done">
          <Icon name="check" size={14} /> {texts.done(outcome.changedRows)}
        </p>
      );
    case 'error':
      return (
        <p className="problem">
          <Icon name="warning" /> <span className="sql-error">{outcome.message}</span>
        </p>
      );
  }
}
