/**
 * What Prisma's native schema engine says of SQL that SQLite refuses to prepare: SQLite's words, and where SQLite points at a
 * place in it, the rest of the script from that statement on with the offset of that place.
 *
 * The engine takes the text of rusqlite's error as it is (`generic_apply_migration_script` in prisma-engines), and rusqlite,
 * which is built with its own SQLite there, adds the SQL and the result of `sqlite3_error_offset`. sql.js does not have
 * that function, so the place is found again here, by the rules of SQLite's own source: it points at the token of which
 * it says that it is in the way, and at nothing when a name comes from elsewhere.
 *
 * @param rest the script from the refused statement to its end
 * @param refusal what SQLite says when it is given some SQL to prepare; undefined when it takes it
 */
export function refusedSql(message: string, rest: string, refusal: (sql: string) => string | undefined): string {
  const offset = offsetOf(message, rest, refusal);
  return offset === undefined ? message : `${message} in ${rest} at offset ${new TextEncoder().encode(rest.slice(0, offset)).length}`;
}

function offsetOf(message: string, sql: string, refusal: (sql: string) => string | undefined): number | undefined {
  const unexpected = /^(?:near|unrecognized token:) "([^]*?)"(?:: syntax error)?$/.exec(message)?.[1];
  // What comes before the token could go on, so only the token itself makes the beginning of the statement wrong.
  if (unexpected !== undefined) return placesOf(unexpected, sql).find((at) => refusal(sql.slice(0, at + unexpected.length)) === message);

  const words = wordsOf(sql);
  const taken = /^(?:table|view) ([^]+) already exists$/.exec(message)?.[1] ?? /^unknown database ([^]+)$/.exec(message)?.[1];
  if (taken !== undefined) return words.find(({ text }) => text === taken)?.at;

  const isAltered = words[0]?.text.toUpperCase() === 'ALTER';
  const column = isAltered ? /^no such column: "([^]+)"$/.exec(message)?.[1] : undefined;
  if (column !== undefined) return words.findLast(({ text }, index) => text === column && /^(?:COLUMN|DROP|RENAME)$/i.test(words[index - 1]?.text ?? ''))?.at;

  const name = /^(?:no such column|ambiguous column name|no such function): "?([^\s"]+)"?/.exec(message)?.[1] ?? /^(?:wrong number of arguments to|misuse of aggregate) function ([^\s(]+)\(\)$/.exec(message)?.[1];
  if (name === undefined) return undefined;
  const [first = '', ...further] = name.split('.');
  const found = words.findIndex(({ text }, index) => unquoted(text) === first && further.every((part, more) => unquoted(words[index + 2 * (more + 1)]?.text ?? '') === part));
  // The column that an UPDATE sets is looked up by its name alone.
  return isSetBy(words, found) ? undefined : words[found]?.at;
}

function isSetBy(words: readonly Word[], at: number): boolean {
  const before = words.slice(0, Math.max(0, at)).map(({ text }) => text.toUpperCase());
  return before[0] === 'UPDATE' && !before.includes('WHERE') && words[at + 1]?.text === '=' && ['SET', ','].includes(before.at(-1) ?? '');
}

interface Word {
  readonly text: string;
  readonly at: number;
}

/** The words of the first statement without blanks and comments: names as they are quoted, numbers, and single characters. */
function wordsOf(sql: string): Word[] {
  const words: Word[] = [];
  for (const { 0: text, index } of sql.matchAll(/--[^\n]*|\/\*[^]*?\*\/|"(?:[^"]|"")*"|`(?:[^`]|``)*`|\[[^\]]*\]|'(?:[^']|'')*'|[\p{L}\d_$]+|\S/gu)) {
    if (text.startsWith('--') || text.startsWith('/*')) continue;
    if (text === ';') break;
    words.push({ text, at: index });
  }
  return words;
}

function placesOf(text: string, sql: string): number[] {
  const places: number[] = [];
  for (let at = sql.indexOf(text); at !== -1; at = sql.indexOf(text, at + 1)) places.push(at);
  return places;
}

const unquoted = (word: string): string => word.replace(/^["`[]([^]*)["`\]]$/, '$1');
