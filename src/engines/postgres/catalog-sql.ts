/*
 * What the inspector asks the system catalogs, one statement, one JSON value. Names of what lies outside of `public` are
 * whole: `shop.orders`.
 */

const relation = (oid: string): string => `(SELECT CASE WHEN n.nspname = 'public' THEN r.relname ELSE n.nspname || '.' || r.relname END FROM pg_class r JOIN pg_namespace n ON n.oid = r.relnamespace WHERE r.oid = ${oid})`;
const own = (space: string): string => `${space} IN (SELECT oid FROM pg_namespace WHERE nspname !~ '^pg_' AND nspname <> 'information_schema')`;
/** What `CREATE EXTENSION` made is no part of the project. */
const ofNoExtension = (catalog: string, oid: string): string => `NOT EXISTS (SELECT FROM pg_depend d WHERE d.classid = '${catalog}'::regclass AND d.objid = ${oid} AND d.deptype = 'e')`;
const list = (select: string): string => `(SELECT coalesce(json_agg(x), '[]') FROM (${select}) x)`;
const attributes = (table: string, numbers: string): string => `(SELECT json_agg(k.attname ORDER BY u.at) FROM unnest(${numbers}) WITH ORDINALITY u (number, at) JOIN pg_attribute k ON k.attrelid = ${table} AND k.attnum = u.number)`;
const triggersOf = (table: string): string => list(`SELECT t.tgname AS name, pg_get_triggerdef(t.oid, true) AS definition FROM pg_trigger t WHERE t.tgrelid = ${table} AND NOT t.tgisinternal ORDER BY t.tgname`);

const columns = list(`SELECT a.attname AS name, format_type(a.atttypid, a.atttypmod) AS type, NOT a.attnotnull AS nullable,
  pg_get_expr(d.adbin, d.adrelid, true) AS expression, a.attgenerated AS generated, a.attidentity AS identity,
  pg_get_serial_sequence(quote_ident(s.nspname) || '.' || quote_ident(c.relname), a.attname)::regclass::text AS sequence,
  (SELECT l.collname FROM pg_collation l, pg_type t WHERE l.oid = a.attcollation AND t.oid = a.atttypid AND a.attcollation <> t.typcollation) AS collation,
  coalesce((SELECT array_position(string_to_array(i.indkey::text, ' '), a.attnum::text) FROM pg_index i WHERE i.indrelid = c.oid AND i.indisprimary), 0) AS "primaryKeyPosition",
  (SELECT json_build_object('name', n.conname, 'valid', n.convalidated) FROM pg_constraint n WHERE n.conrelid = c.oid AND n.contype = 'n' AND n.conkey[1] = a.attnum LIMIT 1) AS "notNull"
FROM pg_attribute a LEFT JOIN pg_attrdef d ON d.adrelid = a.attrelid AND d.adnum = a.attnum
WHERE a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped ORDER BY a.attnum`);

const foreignKeys = list(`SELECT f.conname AS name, ${attributes('f.conrelid', 'f.conkey')} AS columns, ${relation('f.confrelid')} AS table, ${attributes('f.confrelid', 'f.confkey')} AS "referredColumns",
  f.confdeltype AS "onDelete", f.confupdtype AS "onUpdate", NOT f.convalidated AS "notValid"
FROM pg_constraint f WHERE f.conrelid = c.oid AND f.contype = 'f' AND f.conparentid = 0 ORDER BY f.conname`);

const indexes = list(`SELECT r.relname AS name, i.indisunique AS unique, NOT i.indisvalid AS invalid, m.amname AS method, pg_get_indexdef(i.indexrelid) AS sql,
  pg_get_expr(i.indpred, i.indrelid, true) AS where, coalesce((SELECT k.contype FROM pg_constraint k WHERE k.conindid = i.indexrelid AND k.contype IN ('p', 'u', 'x') LIMIT 1), 'c') AS origin,
  (SELECT json_agg(pg_get_indexdef(i.indexrelid, at, true) ORDER BY at) FROM generate_series(1, i.indnkeyatts) at) AS columns,
  (SELECT json_agg((i.indoption::int2[])[at - 1] & 1 = 1 ORDER BY at) FROM generate_series(1, i.indnkeyatts) at) AS descending
FROM pg_index i JOIN pg_class r ON r.oid = i.indexrelid JOIN pg_am m ON m.oid = r.relam WHERE i.indrelid = c.oid ORDER BY r.relname COLLATE "C"`);

const checks = list(`SELECT k.conname AS name, pg_get_expr(k.conbin, k.conrelid, true) AS expression, NOT k.convalidated AS "notValid" FROM pg_constraint k WHERE k.conrelid = c.oid AND k.contype = 'c' ORDER BY k.conname`);

const tables = list(`SELECT ${relation('c.oid')} AS name, s.nspname AS namespace, c.relname AS plain, ${columns} AS columns, ${foreignKeys} AS "foreignKeys", ${indexes} AS indexes, ${checks} AS checks, ${triggersOf('c.oid')} AS triggers
FROM pg_class c JOIN pg_namespace s ON s.oid = c.relnamespace WHERE c.relkind IN ('r', 'p', 'f') AND ${own('c.relnamespace')} AND ${ofNoExtension('pg_class', 'c.oid')} ORDER BY 1`);

const views = list(`SELECT ${relation('c.oid')} AS name, pg_get_viewdef(c.oid, true) AS sql, c.relkind = 'm' AS materialized, ${triggersOf('c.oid')} AS triggers
FROM pg_class c WHERE c.relkind IN ('v', 'm') AND ${own('c.relnamespace')} AND ${ofNoExtension('pg_class', 'c.oid')} ORDER BY 1`);

const sequences = list(`SELECT ${relation('c.oid')} AS name, format_type(q.seqtypid, NULL) AS type, pg_sequence_last_value(c.oid)::text AS "lastValue",
  (SELECT ${relation('d.refobjid')} || '.' || a.attname FROM pg_depend d JOIN pg_attribute a ON a.attrelid = d.refobjid AND a.attnum = d.refobjsubid WHERE d.classid = 'pg_class'::regclass AND d.objid = c.oid AND d.refclassid = 'pg_class'::regclass AND d.deptype IN ('a', 'i') LIMIT 1) AS "ownedBy"
FROM pg_sequence q JOIN pg_class c ON c.oid = q.seqrelid WHERE ${own('c.relnamespace')} AND ${ofNoExtension('pg_class', 'c.oid')} ORDER BY 1`);

const enums = list(`SELECT CASE WHEN n.nspname = 'public' THEN t.typname ELSE n.nspname || '.' || t.typname END AS name, (SELECT json_agg(e.enumlabel ORDER BY e.enumsortorder) FROM pg_enum e WHERE e.enumtypid = t.oid) AS values
FROM pg_type t JOIN pg_namespace n ON n.oid = t.typnamespace WHERE t.typtype = 'e' AND ${own('t.typnamespace')} AND ${ofNoExtension('pg_type', 't.oid')} ORDER BY 1`);

const namespaces = `(SELECT coalesce(json_agg(n.nspname ORDER BY n.nspname), '[]') FROM pg_namespace n WHERE ${own('n.oid')} AND n.nspname <> 'public')`;

/** The whole schema of the database that the session is connected to. */
export const catalogSql = `SELECT json_build_object('namespaces', ${namespaces}, 'tables', ${tables}, 'views', ${views}, 'sequences', ${sequences}, 'enums', ${enums})`;
