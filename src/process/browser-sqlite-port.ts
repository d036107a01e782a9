import type { FromSqlite, SqlitePort } from '../engines/sqlite/protocol.ts';

/** SQLite in a worker of the page. */
export function browserSqlitePort(): SqlitePort {
  const worker = new Worker(new URL('../engines/sqlite/worker.ts', import.meta.url), { type: 'module', name: 'sqlite' });
  return {
    post: (message) => worker.postMessage(message),
    listen(onMessage, onFailure) {
      worker.addEventListener('message', (event: MessageEvent<FromSqlite>) => onMessage(event.data));
      worker.addEventListener('error', (event) => onFailure(event.message || 'The worker that runs SQLite could not be loaded.'));
    },
    terminate: () => worker.terminate(),
  };
}
