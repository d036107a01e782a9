/** Shell around the engine for a browser's worker. The wasm's address is given by the bundler. */
import wasmUrl from 'sql.js/dist/sql-wasm-browser.wasm?url';
import { openSqlite } from './engine.ts';
import type { ToSqlite } from './protocol.ts';
import { serveSqlite } from './serve.ts';

const loadWasm = async (): Promise<Uint8Array> => {
  const response = await fetch(wasmUrl);
  if (!response.ok) throw new Error(`SQLite could not be loaded: ${response.status} ${response.statusText}`);
  return new Uint8Array(await response.arrayBuffer());
};

const receive = serveSqlite(openSqlite(loadWasm), (message) => postMessage(message));
addEventListener('message', (event: MessageEvent<ToSqlite>) => void receive(event.data));
