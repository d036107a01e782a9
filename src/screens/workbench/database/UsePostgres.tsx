import { environmentNames, type EnvironmentId } from '../../../domain/environment.ts';
import { serverAddress, withServerAddress } from '../../../domain/database-server.ts';
import { migrationToolOf } from '../../../domain/migration-tool.ts';
import { useFiles, useParts } from '../workbench-context.ts';

/** How an environment gets a PostgreSQL server: the one line that changes, and a button that writes it. */
export function UsePostgres({ environment }: { readonly environment: EnvironmentId }) {
  const { workbench, desk } = useParts();
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
      <summary>Use PostgreSQL here</summary>
      <p>Most production databases are PostgreSQL. One line in this environment’s .env is all that changes; the code and the migrations stay:</p>
      <pre className="sql">{change.added}</pre>
      <p>
        The server is this environment’s own, and empty: <code>flask db upgrade</code> fills it. It is PostgreSQL 18 itself, about 5 MB, fetched once with the first command. A SQLite file stays where it is. Keep <code>.env</code> out of git: what is pushed, every environment gets.
      </p>
      <button type="button" className="button small" onClick={write} aria-label={`Write it into .env, ${environmentNames[environment]}`}>
        Write it into .env
      </button>
    </details>
  );
}

/** What the settings say of a server that no command has reached yet. */
export function ServerToCome({ environment }: { readonly environment: EnvironmentId }) {
  const { desk } = useParts();
  const address = serverAddress(useFiles(environment));
  return (
    <p className="note">
      The settings lead to a PostgreSQL server
      {address !== undefined && (
        <>
          {' '}
          (<button type="button" className="link" onClick={() => desk.send({ type: 'file.opened', path: address.path, line: address.line })}>{`${address.path}:${address.line}`}</button>)
        </>
      )}
      . It is empty, and starts with the first command that connects: <code>flask db upgrade</code>.
    </p>
  );
}
