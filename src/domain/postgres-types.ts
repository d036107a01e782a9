/**
 * A type as PostgreSQL's `format_type` writes it, whatever of its names it was given: `VARCHAR(20)` is
 * `character varying(20)`. Types of other names, SQLite's own among them, stay as they are, in small letters.
 */
export function postgresType(written: string): string {
  const text = written.trim().toLowerCase().replaceAll(/\s+/g, ' ').replaceAll(/ ?([(,]) ?/g, '$1').replaceAll(' )', ')');
  const array = /(?:\[\])+$/.exec(text)?.[0] ?? '';
  const [, name = '', arguments_ = '', rest = ''] = /^([^([]+)(\([^)]*\))?([^[]*)/.exec(text) ?? [];
  if (/^(?:time|timestamp)$/.test(`${name}${rest}`)) return `${name}${arguments_} without time zone${array}`;
  const called = names.get(name.trim());
  if (called?.includes(' with time zone') === true) return `${called.replace(' ', `${arguments_} `)}${array}`;
  return `${called ?? name}${arguments_}${rest}${array}`;
}

/** https://www.postgresql.org/docs/18/datatype.html */
const names: ReadonlyMap<string, string> = new Map([
  ['varchar', 'character varying'],
  ['char', 'character'],
  ['bpchar', 'character'],
  ['int', 'integer'],
  ['int4', 'integer'],
  ['serial', 'integer'],
  ['serial4', 'integer'],
  ['int8', 'bigint'],
  ['bigserial', 'bigint'],
  ['serial8', 'bigint'],
  ['int2', 'smallint'],
  ['smallserial', 'smallint'],
  ['serial2', 'smallint'],
  ['bool', 'boolean'],
  ['decimal', 'numeric'],
  ['dec', 'numeric'],
  ['float8', 'double precision'],
  ['float', 'double precision'],
  ['double', 'double precision'],
  ['float4', 'real'],
  ['timestamptz', 'timestamp with time zone'],
  ['timetz', 'time with time zone'],
  ['varbit', 'bit varying'],
]);
