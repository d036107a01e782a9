import { useRef, useState, type KeyboardEvent } from 'react';
import { databaseLabel, isServerPath } from '../../../domain/environment-database.ts';
import { environmentNames, type EnvironmentId } from '../../../domain/environment.ts';
import type { SqlOutcome } from '../../../session/workbench.ts';
import { Icon } from '../../../ui/Icon.tsx';
import { counted } from '../../../ui/words.ts';
import { useParts } from '../workbench-context.ts';
import { RowTable } from './RowTable.tsx';

/** A box for SQL. It runs in the same database that the app uses. */
export function SqlBox({ environment, path }: { readonly environment: EnvironmentId; readonly path: string }) {
  const { workbench } = useParts();
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
    <fieldset className="sql-box" aria-label={`SQL, ${environmentNames[environment]}`}>
      <label htmlFor={`sql-${environment}`}>SQL in {databaseLabel(path)}</label>
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
          Run
        </button>
        <span className="note">Ctrl+Enter. What it writes is written into the {isServerPath(path) ? 'server’s database' : 'file'}.</span>
      </div>
      <div aria-live="polite">{outcome !== undefined && <Outcome outcome={outcome} environment={environment} />}</div>
    </fieldset>
  );
}

function Outcome({ outcome, environment }: { readonly outcome: SqlOutcome; readonly environment: EnvironmentId }) {
  switch (outcome.type) {
    case 'rows':
      return (
        <>
          <RowTable label={`Result, ${environmentNames[environment]}`} page={outcome.page} />
          {outcome.page.total > outcome.page.rows.length && (
            <p className="note">
              The first {outcome.page.rows.length} of {counted(outcome.page.total, 'row')}.
            </p>
          )}
        </>
      );
    case 'done':
      return (
        <p className="sql-done">
          <Icon name="check" size={14} /> Done, {counted(outcome.changedRows, 'row')} changed
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
