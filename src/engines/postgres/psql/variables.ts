/** psql's variables by name. */
export type Variables = ReadonlyMap<string, string>;

/** `:name`, `:'name'`, `:"name"` or `:{?name}` filled in; as it stands when there is no such variable. */
export function fillVariable(text: string, variables: Variables): string {
  const asked = /^:\{\?(.*)\}$/.exec(text)?.[1];
  if (asked !== undefined) return variables.has(asked) ? 'TRUE' : 'FALSE';
  const quote = text.charAt(1);
  const value = variables.get(text.slice(1).replaceAll(/['"]/g, ''));
  if (value === undefined) return text;
  if (quote === "'") return literal(value);
  return quote === '"' ? identifier(value) : value;
}

export function literal(text: string): string {
  const doubled = text.replaceAll("'", "''");
  return text.includes('\\') ? ` E'${doubled.replaceAll('\\', String.raw`\\`)}'` : `'${doubled}'`;
}

function identifier(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}

/** What psql begins with. */
export const firstVariables: Variables = new Map([
  ['AUTOCOMMIT', 'on'],
  ['ECHO', 'none'],
  ['ECHO_HIDDEN', 'off'],
  ['ENCODING', 'UTF8'],
  ['LAST_ERROR_MESSAGE', ''],
  ['LAST_ERROR_SQLSTATE', '00000'],
  ['ON_ERROR_STOP', 'off'],
  ['QUIET', 'off'],
  ['SHOW_CONTEXT', 'errors'],
  ['VERBOSITY', 'default'],
]);

/** Variables that psql itself reads, and the words that it takes for them; undefined is a switch. */
export const watchedVariables: ReadonlyMap<string, readonly string[] | undefined> = new Map([
  ['AUTOCOMMIT', undefined],
  ['ECHO', ['none', 'errors', 'queries', 'all']],
  ['ECHO_HIDDEN', ['on', 'off', 'noexec']],
  ['ON_ERROR_STOP', undefined],
  ['QUIET', undefined],
  ['SHOW_CONTEXT', ['never', 'errors', 'always']],
  ['VERBOSITY', ['default', 'verbose', 'terse', 'sqlstate']],
]);
