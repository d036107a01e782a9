/** A database's schema as plain data, as SQLite itself reports it (`PRAGMA table_xinfo`, `index_list`, `foreign_key_list`). */
export interface DatabaseSchema {
  readonly tables: readonly Table[];
  readonly views: readonly { readonly name: string; readonly sql: string; readonly triggers?: readonly Trigger[] }[];
  /** The rows of `alembic_version`: none before the first upgrade, several with several heads. Undefined: no such table. */
  readonly revisions: readonly string[] | undefined;
}

export interface Table {
  readonly name: string;
  readonly columns: readonly Column[];
  readonly foreignKeys: readonly ForeignKey[];
  readonly indexes: readonly Index[];
  readonly rowCount: number;
  /** The `CREATE TABLE` statement as SQLite stores it. */
  readonly sql: string;
  /** `STRICT`, `WITHOUT ROWID`, `AUTOINCREMENT`; left out when it is none of them. */
  readonly options?: readonly string[];
  /** CHECK constraints, of columns and of the table; left out when there are none. */
  readonly checks?: readonly Check[];
  /** Left out when there are none. */
  readonly triggers?: readonly Trigger[];
}

export interface Check {
  readonly name: string | undefined;
  /** In one way of writing, whatever the spaces and the case of keywords were. */
  readonly expression: string;
}

export interface Trigger {
  readonly name: string;
  /** Its `CREATE TRIGGER` statement, in one way of writing. */
  readonly definition: string;
}

export interface Column {
  readonly name: string;
  /** The declared type, as written: `VARCHAR(20)`. Empty when none was declared. */
  readonly type: string;
  readonly nullable: boolean;
  /** The default's SQL text, or undefined when there is none. */
  readonly defaultSql: string | undefined;
  /** 1-based position in the primary key; 0 when the column is no part of it. */
  readonly primaryKeyPosition: number;
  readonly generated: boolean;
  /** `(name || '!') STORED`, for a generated column. */
  readonly generatedSql?: string;
  /** In capitals; left out for the ordinary BINARY. */
  readonly collation?: string;
}

export interface ForeignKey {
  readonly columns: readonly string[];
  readonly table: string;
  /** Empty when the foreign key names no columns and so means the other table's primary key. */
  readonly referredColumns: readonly string[];
  readonly onDelete: string;
  readonly onUpdate: string;
}

export interface Index {
  readonly name: string;
  /** What is indexed: names of columns, or expressions. */
  readonly columns: readonly string[];
  /** The same with COLLATE and DESC, where one of them has any: `name COLLATE NOCASE DESC`. */
  readonly terms?: readonly string[];
  /** The condition of a partial index, without WHERE. */
  readonly where?: string;
  readonly unique: boolean;
  /** `c` by CREATE INDEX, `u` by a UNIQUE constraint, `pk` by the primary key. */
  readonly origin: 'c' | 'u' | 'pk';
  readonly sql: string | undefined;
}

/** A value as SQLite stores it: an INTEGER comes as a bigint, a REAL as a number. */
export type SqlValue = string | number | bigint | null | Uint8Array;

/** One page of a table's rows, or what a statement returned. */
export interface RowPage {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly SqlValue[])[];
  /** All rows that there are, of which `rows` holds those from `offset` on. */
  readonly total: number;
  readonly offset: number;
  /** There are more rows than were fetched, and `total` counts only the fetched ones: a query's end is not known. */
  readonly more?: boolean;
}

/** What running SQL came to. */
export type SqlOutcome =
  | { readonly type: 'rows'; readonly page: RowPage }
  | { readonly type: 'done'; readonly changedRows: number }
  | { readonly type: 'error'; readonly message: string };

/** A database file's content as data, or why it cannot be read. */
export type DatabaseView =
  | { readonly type: 'schema'; readonly schema: DatabaseSchema }
  | { readonly type: 'error'; readonly message: string };
