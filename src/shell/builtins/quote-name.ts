/** A file name in a message: as it is, or quoted as a shell would want it where it has to be. GNU's `quotef`. */
export function nameInMessage(name: string): string {
  return name !== '' && !NEEDS_QUOTES.test(name) ? name : quotedName(name);
}

/** A file name in a message that always quotes. GNU's `quoteaf`. */
export function quotedName(name: string): string {
  // eslint-disable-next-line no-control-regex -- control characters are what has to be escaped
  if (/[\u0000-\u001f]/.test(name)) return `'${name.replaceAll("'", "'\\''").replace(/[\n\t\r]+/g, (run) => `'$'${[...run].map((char) => ESCAPES.get(char) ?? char).join('')}''`)}'`.replace(/''$/, '');
  if (!name.includes("'")) return `'${name}'`;
  return /["$`\\!]/.test(name) ? `'${name.replaceAll("'", "'\\''")}'` : `"${name}"`;
}

// eslint-disable-next-line no-control-regex -- the set of characters that the GNU tools quote
const NEEDS_QUOTES = /[ !"$&'()*;<=>?[\\^`|\u0000-\u001f]|^[#~]|^[{}]$/;
const ESCAPES = new Map([['\n', '\\n'], ['\t', '\\t'], ['\r', '\\r']]);
