/** Which server, which database, and as whom. */
export interface ConnectionTarget {
  /** A name or an address; a path is the folder of a socket. */
  readonly host: string;
  readonly port: string;
  readonly user: string;
  readonly database: string;
  readonly password: string | undefined;
  /** Settings that the session begins with. */
  readonly options: ReadonlyMap<string, string>;
}

/** What the command line says of the connection; a name may also be a whole URL or a list of `keyword=value`. */
export interface ConnectionWords {
  readonly name?: string | undefined;
  readonly host?: string | undefined;
  readonly port?: string | undefined;
  readonly user?: string | undefined;
}

type Keywords = ReadonlyMap<string, string>;
export type ReadTarget = { readonly type: 'target'; readonly target: ConnectionTarget } | { readonly type: 'failed'; readonly reason: string };

/**
 * Finds out where to connect to: the line's own words first, then the environment's `PGHOST`, `PGPORT`, `PGUSER`,
 * `PGPASSWORD` and `PGDATABASE`, then what PostgreSQL has as its own.
 *
 * @param login the name of who is at the machine, the user where nobody names one
 */
export function readTarget(words: ConnectionWords, variables: Readonly<Record<string, string>>, login: string): ReadTarget {
  const { name } = words;
  const read = name === undefined ? new Map<string, string>() : isUrl(name) ? readUrl(name) : name.includes('=') ? readKeywords(name) : new Map([['dbname', name]]);
  if (typeof read === 'string') return { type: 'failed', reason: read };
  const unknown = [...read.keys()].find((key) => !KNOWN.has(key));
  if (unknown !== undefined) return { type: 'failed', reason: name !== undefined && isUrl(name) ? `invalid URI query parameter: "${unknown}"` : `invalid connection option "${unknown}"` };
  const pick = (key: string, variable: string): string | undefined => filled(read.get(key)) ?? filled(variables[variable]);
  const own = (word: string | undefined, key: string, variable: string): string | undefined => (name !== undefined && read.has(key) ? pick(key, variable) : (filled(word) ?? pick(key, variable)));
  const user = own(words.user, 'user', 'PGUSER') ?? login;
  const port = own(words.port, 'port', 'PGPORT') ?? '5432';
  if (!/^\d+$/.test(port)) return { type: 'failed', reason: `invalid integer value "${port}" for connection option "port"` };
  if (Number(port) < 1 || Number(port) > 65_535) return { type: 'failed', reason: `invalid port number: "${port}"` };
  const options = new Map<string, string>([['application_name', pick('application_name', 'PGAPPNAME') ?? filled(read.get('fallback_application_name')) ?? 'psql']]);
  const start = pick('options', 'PGOPTIONS');
  if (start !== undefined) options.set('options', start);
  return {
    type: 'target',
    target: {
      host: own(words.host, 'host', 'PGHOST') ?? filled(read.get('hostaddr')) ?? '/var/run/postgresql',
      port,
      user,
      database: pick('dbname', 'PGDATABASE') ?? user,
      password: pick('password', 'PGPASSWORD'),
      options,
    },
  };
}

function filled(text: string | undefined): string | undefined {
  return text === '' ? undefined : text;
}

function isUrl(name: string): boolean {
  return /^postgres(ql)?:\/\//.test(name);
}

/** Connection options by their names, out of a URL, or the sentence of what is wrong with it. */
function readUrl(url: string): Keywords | string {
  const parts = /^postgres(?:ql)?:\/\/(?:([^@/?:]*)(?::([^@/?]*))?@)?(\[[^\]]*\]|[^/?:]*)(?::([^/?]*))?(?:\/([^?]*))?(?:\?(.*))?$/.exec(url);
  if (parts === null) return `unexpected character in position ${url.length} in URI (expected ":" or "/"): "${url}"`;
  const [, user, password, host, port, database, query] = parts;
  const found = new Map<string, string>();
  const given: readonly (readonly [string, string | undefined])[] = [['user', user], ['password', password], ['host', host?.replace(/^\[(.*)\]$/, '$1')], ['port', port], ['dbname', database]];
  for (const [key, value] of [...given, ...(query ?? '').split('&').filter((pair) => pair !== '').map((pair): [string, string] => [pair.split('=')[0] ?? '', pair.slice(pair.indexOf('=') + 1)])]) {
    if (value === undefined || value === '') continue;
    const decoded = decoding(value);
    if (decoded === undefined) return `invalid percent-encoded token: "${value}"`;
    found.set(key, decoded);
  }
  return found;
}

function decoding(text: string): string | undefined {
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
}

/** `host=localhost dbname='my shop'`. */
function readKeywords(text: string): Keywords | string {
  const found = new Map<string, string>();
  let rest = text.trimStart();
  while (rest !== '') {
    const pair = /^([^\s=]+)\s*=\s*(?:'((?:[^'\\]|\\[^])*)'|((?:[^\s\\']|\\[^])*))\s*/.exec(rest);
    if (pair === null) return /^[^\s=]+\s*=\s*'/.test(rest) ? 'unterminated quoted string in connection info string' : `missing "=" after "${/^\S*/.exec(rest)?.[0] ?? ''}" in connection info string`;
    found.set(pair[1] ?? '', (pair[2] ?? pair[3] ?? '').replaceAll(/\\([^])/g, '$1'));
    rest = rest.slice(pair[0].length);
  }
  return found;
}

const KNOWN: ReadonlySet<string> = new Set([
  'application_name', 'channel_binding', 'client_encoding', 'connect_timeout', 'dbname', 'fallback_application_name', 'gssencmode', 'host', 'hostaddr', 'keepalives', 'options',
  'password', 'port', 'sslcert', 'sslkey', 'sslmode', 'sslrootcert', 'target_session_attrs', 'user',
]);
