import type { EnvironmentId } from '../../../domain/environment.ts';
import { serverAddress, withServerAddress } from '../../../domain/database-server.ts';
import { migrationToolOf } from '../../../domain/migration-tool.ts';
import { useFiles, useParts } from '../workbench-context.ts';
import { fill } from '../../../texts/fill.ts';
import { databaseTexts } from '../../../texts/en/database.ts';
import { pageTexts } from '../../../texts/en/page.ts';
import { useTexts } from '../../../texts/texts.ts';

/** How an environment gets a PostgreSQL server: the one line that changes, and a button that writes it. */
export function UsePostgres({ environment }: { readonly environment: EnvironmentId }) {
  const { workbench, desk } = useParts();
  const { postgres: texts } = useTexts(databaseTexts);
  const { environments } = useTexts(pageTexts);
  const files = useFiles(environment);
  const change = withServerAddress(files);
  if (migrationToolOf(files) !== 'alembic' || change === undefined || serverAddress(files)?.path === '.env') return null;
  const write = () => {
    workbench.writeFile(environment, '.env', change.text);
    desk.send({ type: 'file.opened', path: '.env', line: change.line });
    desk.send({ type: 'pane.chosen', pane: 'database' });
  };
  return (
    <details className="use-postgres">
      <summary>{texts.use}</summary>
      <p>{texts.why}</p>
      <pre className="sql">{change.added}</pre>
      <p>{fill(texts.how, { command: <code>flask db upgrade</code>, env: <code>.env</code> })}</p>
      <button type="button" className="button small" onClick={write} aria-label={texts.writeIn(environments[environment])}>
        {texts.write}
      </button>
    </details>
  );
}

/** What the settings say of a server that no command has reached yet. */
export function ServerToCome({ environment }: { readonly environment: EnvironmentId }) {
  const { desk } = useParts();
  const { postgres: texts } = useTexts(databaseTexts);
  const address = serverAddress(useFiles(environment));
  const place = address === undefined ? undefined : (
    <button type="button" className="link" onClick={() => desk.send({ type: 'file.opened', path: address.path, line: address.line })}>
      {`${address.path}:${address.line}`}
    </button>
  );
  return <p className="note">{fill(place === undefined ? texts.toCome : texts.toComeAt, { place, command: <code>flask db upgrade</code> })}</p>;
}
