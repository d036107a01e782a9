import { conditionOf, matches, type NamePattern } from './pattern.ts';

/** A list of objects: its title and the query whose columns are the list's. */
export interface Listing {
  readonly title: string;
  readonly sql: string;
  /** Said instead of an empty list. */
  readonly none?: string;
  /** Without the line that counts the rows. */
  readonly uncounted?: boolean;
}

/** What a list is made of: the pattern, `S` (the system's objects too) and `+` (more columns). */
export interface ListRequest {
  readonly pattern: NamePattern | undefined;
  readonly system: boolean;
  readonly plus: boolean;
}

/** How many parts a name in the pattern can have. */
export const DOTTED = 3;

const SYSTEM = "n.nspname <> 'pg_catalog' AND n.nspname <> 'information_schema' AND n.nspname !~ '^pg_toast'";

/** `\dt`, `\di`, `\ds`, `\dv`, `\dm`, `\dE`, and `\d` without a name: relations of the kinds `t i s v m E`. */
export function relationList(kinds: string, { pattern, system, plus }: ListRequest): Listing {
  const letters = [...kinds].flatMap((kind) => RELATION_KINDS[kind] ?? []);
  const withIndexes = kinds.includes('i');
  const columns = [
    'n.nspname AS "Schema"',
    'c.relname AS "Name"',
    `CASE c.relkind ${KIND_NAMES.map(([letter, name]) => `WHEN '${letter}' THEN '${name}'`).join(' ')} END AS "Type"`,
    'pg_catalog.pg_get_userbyid(c.relowner) AS "Owner"',
    ...(withIndexes ? ['t.relname AS "Table"'] : []),
    ...(plus ? [`CASE c.relpersistence WHEN 'p' THEN 'permanent' WHEN 't' THEN 'temporary' WHEN 'u' THEN 'unlogged' END AS "Persistence"`] : []),
    ...(plus && /[tmi]/.test(kinds) ? ['a.amname AS "Access method"'] : []),
    ...(plus ? ['pg_catalog.pg_size_pretty(pg_catalog.pg_table_size(c.oid)) AS "Size"', `pg_catalog.obj_description(c.oid, 'pg_class') AS "Description"`] : []),
  ];
  return {
    title: 'List of relations',
    none: pattern === undefined ? 'Did not find any relations.' : `Did not find any relation named "${pattern.text}".`,
    sql: select(
      columns,
      `pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace LEFT JOIN pg_catalog.pg_am a ON a.oid = c.relam${
        withIndexes ? ' LEFT JOIN pg_catalog.pg_index i ON i.indexrelid = c.oid LEFT JOIN pg_catalog.pg_class t ON t.oid = i.indrelid' : ''
      }`,
      [`c.relkind IN (${letters.map((letter) => `'${letter}'`).join(', ')})`, pattern === undefined && !system ? SYSTEM : "n.nspname !~ '^pg_toast'", visibly(pattern, 'n.nspname', 'c.relname', 'pg_catalog.pg_table_is_visible(c.oid)')],
    ),
  };
}

const RELATION_KINDS: Readonly<Record<string, readonly string[]>> = { t: ['r', 'p'], i: ['i', 'I'], s: ['S'], v: ['v'], m: ['m'], E: ['f'] };
const KIND_NAMES = [['r', 'table'], ['p', 'partitioned table'], ['v', 'view'], ['m', 'materialized view'], ['i', 'index'], ['I', 'partitioned index'], ['S', 'sequence'], ['f', 'foreign table']] as const;

/** `\dn` */
export function schemaList({ pattern, system, plus }: ListRequest): Listing {
  return {
    title: 'List of schemas',
    sql: select(
      ['n.nspname AS "Name"', 'pg_catalog.pg_get_userbyid(n.nspowner) AS "Owner"', ...(plus ? [privileges('n.nspacl'), `pg_catalog.obj_description(n.oid, 'pg_namespace') AS "Description"`] : [])],
      'pg_catalog.pg_namespace n',
      [pattern === undefined ? (system ? '' : "n.nspname !~ '^pg_' AND n.nspname <> 'information_schema'") : named(pattern, 'n.nspname')],
      '1',
    ),
  };
}

/** `\dT` */
export function typeList({ pattern, system, plus }: ListRequest): Listing {
  const name = 'pg_catalog.format_type(t.oid, NULL)';
  return {
    title: 'List of data types',
    sql: select(
      [
        'n.nspname AS "Schema"',
        `${name} AS "Name"`,
        ...(plus
          ? [
              't.typname AS "Internal name"',
              `CASE WHEN t.typrelid <> 0 THEN 'tuple' WHEN t.typlen < 0 THEN 'var' ELSE t.typlen::text END AS "Size"`,
              `(SELECT pg_catalog.string_agg(e.enumlabel, E'\\n' ORDER BY e.enumsortorder) FROM pg_catalog.pg_enum e WHERE e.enumtypid = t.oid) AS "Elements"`,
              'pg_catalog.pg_get_userbyid(t.typowner) AS "Owner"',
              privileges('t.typacl'),
            ]
          : []),
        `pg_catalog.obj_description(t.oid, 'pg_type') AS "Description"`,
      ],
      'pg_catalog.pg_type t JOIN pg_catalog.pg_namespace n ON n.oid = t.typnamespace LEFT JOIN pg_catalog.pg_class r ON r.oid = t.typrelid',
      [
        "(t.typrelid = 0 OR r.relkind = 'c')",
        pattern?.text.includes('[]') === true ? '' : 'NOT EXISTS (SELECT FROM pg_catalog.pg_type e WHERE e.oid = t.typelem AND e.typarray = t.oid)',
        pattern === undefined && !system ? SYSTEM : '',
        pattern === undefined
          ? 'pg_catalog.pg_type_is_visible(t.oid)'
          : `(${conditionOf(pattern, 'n.nspname', 't.typname', 'pg_catalog.pg_type_is_visible(t.oid)')} OR ${conditionOf(pattern, 'n.nspname', name, 'pg_catalog.pg_type_is_visible(t.oid)')})`,
      ],
    ),
  };
}

/** `\dD` */
export function domainList({ pattern, system }: ListRequest): Listing {
  return {
    title: 'List of domains',
    sql: select(
      [
        'n.nspname AS "Schema"',
        't.typname AS "Name"',
        'pg_catalog.format_type(t.typbasetype, t.typtypmod) AS "Type"',
        '(SELECT l.collname FROM pg_catalog.pg_collation l, pg_catalog.pg_type b WHERE l.oid = t.typcollation AND b.oid = t.typbasetype AND t.typcollation <> b.typcollation) AS "Collation"',
        `CASE WHEN t.typnotnull THEN 'not null' END AS "Nullable"`,
        't.typdefault AS "Default"',
        `(SELECT pg_catalog.string_agg(pg_catalog.pg_get_constraintdef(k.oid, true), ' ' ORDER BY k.conname) FROM pg_catalog.pg_constraint k WHERE k.contypid = t.oid AND k.contype = 'c') AS "Check"`,
      ],
      'pg_catalog.pg_type t JOIN pg_catalog.pg_namespace n ON n.oid = t.typnamespace',
      ["t.typtype = 'd'", pattern === undefined && !system ? SYSTEM : '', visibly(pattern, 'n.nspname', 't.typname', 'pg_catalog.pg_type_is_visible(t.oid)')],
    ),
  };
}

/** `\df` */
export function functionList({ pattern, system, plus }: ListRequest): Listing {
  const choose = (column: string, names: readonly (readonly [string, string])[]): string => `CASE ${column} ${names.map(([letter, name]) => `WHEN '${letter}' THEN '${name}'`).join(' ')} END`;
  return {
    title: 'List of functions',
    sql: select(
      [
        'n.nspname AS "Schema"',
        'p.proname AS "Name"',
        'pg_catalog.pg_get_function_result(p.oid) AS "Result data type"',
        'pg_catalog.pg_get_function_arguments(p.oid) AS "Argument data types"',
        `${choose('p.prokind', [['a', 'agg'], ['w', 'window'], ['p', 'proc'], ['f', 'func']])} AS "Type"`,
        ...(plus
          ? [
              `${choose('p.provolatile', [['i', 'immutable'], ['s', 'stable'], ['v', 'volatile']])} AS "Volatility"`,
              `${choose('p.proparallel', [['r', 'restricted'], ['s', 'safe'], ['u', 'unsafe']])} AS "Parallel"`,
              'pg_catalog.pg_get_userbyid(p.proowner) AS "Owner"',
              `CASE WHEN p.prosecdef THEN 'definer' ELSE 'invoker' END AS "Security"`,
              `CASE WHEN p.proleakproof THEN 'yes' ELSE 'no' END AS "Leakproof?"`,
              privileges('p.proacl'),
              'l.lanname AS "Language"',
              `CASE WHEN l.lanname IN ('internal', 'c') THEN p.prosrc END AS "Internal name"`,
              `pg_catalog.obj_description(p.oid, 'pg_proc') AS "Description"`,
            ]
          : []),
      ],
      'pg_catalog.pg_proc p JOIN pg_catalog.pg_namespace n ON n.oid = p.pronamespace JOIN pg_catalog.pg_language l ON l.oid = p.prolang',
      [pattern === undefined && !system ? SYSTEM : '', visibly(pattern, 'n.nspname', 'p.proname', 'pg_catalog.pg_function_is_visible(p.oid)')],
      '1, 2, 4',
    ),
  };
}

/** `\du` and `\dg` */
export function roleList({ pattern, system, plus }: ListRequest): Listing {
  const attribute = (condition: string, name: string): string => `CASE WHEN ${condition} THEN ${name} END`;
  const attributes = [
    attribute('r.rolsuper', "'Superuser'"),
    attribute('NOT r.rolinherit', "'No inheritance'"),
    attribute('r.rolcreaterole', "'Create role'"),
    attribute('r.rolcreatedb', "'Create DB'"),
    attribute('NOT r.rolcanlogin', "'Cannot login'"),
    attribute('r.rolreplication', "'Replication'"),
    attribute('r.rolbypassrls', "'Bypass RLS'"),
  ];
  const limit = attribute('r.rolconnlimit >= 0', `E'\\n' || CASE r.rolconnlimit WHEN 0 THEN 'No connections' WHEN 1 THEN '1 connection' ELSE r.rolconnlimit || ' connections' END`);
  const until = attribute('r.rolvaliduntil IS NOT NULL', `E'\\nPassword valid until ' || r.rolvaliduntil`);
  return {
    title: 'List of roles',
    uncounted: true,
    sql: select(
      [
        'r.rolname AS "Role name"',
        `pg_catalog.ltrim(pg_catalog.concat(pg_catalog.concat_ws(', ', ${attributes.join(', ')}), ${limit}, ${until}), E'\\n') AS "Attributes"`,
        ...(plus ? [`pg_catalog.shobj_description(r.oid, 'pg_authid') AS "Description"`] : []),
      ],
      'pg_catalog.pg_roles r',
      [pattern === undefined ? (system ? '' : "r.rolname !~ '^pg_'") : named(pattern, 'r.rolname')],
      '1',
    ),
  };
}

/** `\l` */
export function databaseList({ pattern, plus }: ListRequest): Listing {
  return {
    title: 'List of databases',
    sql: select(
      [
        'd.datname AS "Name"',
        'pg_catalog.pg_get_userbyid(d.datdba) AS "Owner"',
        'pg_catalog.pg_encoding_to_char(d.encoding) AS "Encoding"',
        `CASE d.datlocprovider WHEN 'b' THEN 'builtin' WHEN 'c' THEN 'libc' WHEN 'i' THEN 'icu' END AS "Locale Provider"`,
        'd.datcollate AS "Collate"',
        'd.datctype AS "Ctype"',
        'd.datlocale AS "Locale"',
        'd.daticurules AS "ICU Rules"',
        privileges('d.datacl'),
        ...(plus
          ? [
              `CASE WHEN pg_catalog.has_database_privilege(d.oid, 'CONNECT') THEN pg_catalog.pg_size_pretty(pg_catalog.pg_database_size(d.oid)) ELSE 'No Access' END AS "Size"`,
              's.spcname AS "Tablespace"',
              `pg_catalog.shobj_description(d.oid, 'pg_database') AS "Description"`,
            ]
          : []),
      ],
      'pg_catalog.pg_database d JOIN pg_catalog.pg_tablespace s ON s.oid = d.dattablespace',
      [pattern === undefined ? '' : named(pattern, 'd.datname')],
      '1',
    ),
  };
}

/** `\dx` */
export function extensionList({ pattern }: ListRequest): Listing {
  return {
    title: 'List of installed extensions',
    sql: select(
      ['e.extname AS "Name"', 'e.extversion AS "Version"', 'a.default_version AS "Default version"', 'n.nspname AS "Schema"', `pg_catalog.obj_description(e.oid, 'pg_extension') AS "Description"`],
      'pg_catalog.pg_extension e JOIN pg_catalog.pg_namespace n ON n.oid = e.extnamespace LEFT JOIN pg_catalog.pg_available_extensions() a(name, default_version, comment) ON a.name = e.extname',
      [pattern === undefined ? '' : named(pattern, 'e.extname')],
      '1',
    ),
  };
}

function select(columns: readonly string[], from: string, conditions: readonly string[], order = '1, 2'): string {
  const where = conditions.filter((condition) => condition !== '');
  return `SELECT ${columns.join(',\n       ')}\nFROM ${from}${where.length === 0 ? '' : `\nWHERE ${where.join('\n  AND ')}`}\nORDER BY ${order};`;
}

function visibly(pattern: NamePattern | undefined, schema: string, name: string, visible: string): string {
  return pattern === undefined ? visible : conditionOf(pattern, schema, name, visible);
}

function named({ parts }: NamePattern, column: string): string {
  return matches(column, parts[0] ?? '');
}

function privileges(column: string): string {
  return `CASE WHEN pg_catalog.cardinality(${column}) = 0 THEN '(none)' ELSE pg_catalog.array_to_string(${column}, E'\\n') END AS "Access privileges"`;
}
