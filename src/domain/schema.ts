/**
 * A database's schema as plain data, as the database itself reports it: SQLite by its pragmas, PostgreSQL by its catalogs.
 * What has a schema of its own in PostgreSQL goes by its whole name, `shop.orders`; in `public` the name alone.
 */
export interface DatabaseSchema {
  /** Left out for SQLite. */
  readonly server?: ServerObjects;
  readonly tables: readonly Table[];
  readonly views: readonly { readonly name: string; readonly sql: string; readonly triggers?: readonly Trigger[]; readonly materialized?: true }[];
  /** The rows of `alembic_version`: none before the first upgrade, several with several heads. Undefined: no such table. */
  readonly revisions: readonly string[] | undefined;
}

/** What a PostgreSQL database has that a SQLite file cannot have. */
export interface ServerObjects {
  /** Schemas other than `public`. */
  readonly namespaces: readonly string[];
  readonly sequences: readonly Sequence[];
  readonly enums: readonly { readonly name: string; readonly values: readonly string[] }[];
}

export interface Sequence {
  readonly name: string;
  /** `bigint`, `integer`. */
  readonly type: string;
  /** The column that owns it, `users.id`; a `serial` and an identity column have one each. */
  readonly ownedBy: string | undefined;
  /** The number that it gave last; undefined before the first. */
  readonly lastValue: string | undefined;
}

export interface Table {
  readonly name: string;
  readonly columns: readonly Column[];
  readonly foreignKeys: readonly ForeignKey[];
  readonly indexes: readonly Index[];
  readonly rowCount: number;
  /** The `CREATE TABLE` statement as SQLite stores it; PostgreSQL stores none. */
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
  /** It holds for what is written from now on; the rows that were there have not been looked at. */
  readonly notValid?: true;
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
  /** An identity column of PostgreSQL: whether a value may be given by hand. */
  readonly identity?: 'ALWAYS' | 'BY DEFAULT';
  /** The sequence that the column owns and takes its numbers from. */
  readonly sequence?: string;
  /** NOT NULL as the constraint that it is in PostgreSQL. `notValid`: the rows that were there have not been looked at. */
  readonly notNull?: { readonly name: string; readonly notValid?: true };
}

export interface ForeignKey {
  readonly columns: readonly string[];
  readonly table: string;
  /** Empty when the foreign key names no columns and so means the other table's primary key. */
  readonly referredColumns: readonly string[];
  readonly onDelete: string;
  readonly onUpdate: string;
  /** PostgreSQL names each of them; SQLite tells no names. */
  readonly name?: string;
  readonly notValid?: true;
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
  /** `gin`, `hash`, …; left out for an ordinary `btree`. */
  readonly method?: string;
  /** `CREATE INDEX CONCURRENTLY` left it unfinished: it is kept up to date and answers no query. */
  readonly invalid?: true;
}

/**
 * A value as the database stores it: an integer comes as a bigint, a floating-point number as a number, bytes as bytes. What
 * SQLite does not know (`true`, `{1,2}`, a time) comes as PostgreSQL writes it.
 */
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

/** A database's content as data, or why it cannot be read. */
export type DatabaseView =
  | { readonly type: 'schema'; readonly schema: DatabaseSchema }
  | { readonly type: 'error'; readonly message: string };
