import initSqlJs from 'sql.js';

const engine = await initSqlJs();

/** A SQLite file as text: every statement of its schema and every row of its tables, whatever wrote it. */
export function dumpDatabase(bytes: Uint8Array): string {
  const database = new engine.Database(bytes);
  try {
    const schema = rowsOf(database, 'SELECT type, name, tbl_name, sql FROM sqlite_master ORDER BY rowid');
    const tables = schema.filter(([type]) => type === 'table').map(([, name]) => String(name));
    const contents = tables.map((name) => [name, ...rowsOf(database, `SELECT * FROM "${name.replaceAll('"', '""')}"`).map(asText)].join('\n'));
    const pragmas = ['user_version', 'application_id', 'encoding', 'auto_vacuum'].map((name) => `${name} ${asText(rowsOf(database, `PRAGMA ${name}`).flat())}`);
    return [...schema.map(asText), ...contents, ...pragmas].join('\n');
  } finally {
    database.close();
  }
}

export function isDatabase(bytes: Uint8Array): boolean {
  return new TextDecoder('latin1').decode(bytes.subarray(0, 16)) === 'SQLite format 3\0';
}

type Cell = number | string | Uint8Array | null;

function rowsOf(database: { exec(sql: string): { values: Cell[][] }[] }, sql: string): Cell[][] {
  return database.exec(sql)[0]?.values ?? [];
}

function asText(row: readonly Cell[]): string {
  return JSON.stringify(row.map((cell) => (cell instanceof Uint8Array ? { blob: [...cell] } : cell)));
}
