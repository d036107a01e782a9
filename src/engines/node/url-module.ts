/** Node's `url`: the two directions between paths and addresses, and the old `url.parse`. */
export function createUrlModule(): Readonly<Record<string, unknown>> {
  return {
    URL,
    URLSearchParams,
    parse: parseAddress,
    fileURLToPath(address: string | URL) {
      const url = new URL(address);
      if (url.protocol !== 'file:') throw new TypeError('The URL must be of scheme file');
      return decodeURIComponent(url.pathname);
    },
    pathToFileURL: (path: string) => new URL(`file://${path.split('/').map(encodeURIComponent).join('/')}`),
    format: (address: unknown) => String(address instanceof URL ? address : (address as { href?: string }).href),
    resolve: (from: string, to: string) => new URL(to, from).href,
  };
}

interface Parsed {
  readonly protocol: string | null;
  readonly slashes: boolean | null;
  readonly auth: string | null;
  readonly host: string | null;
  readonly port: string | null;
  readonly hostname: string | null;
  readonly hash: string | null;
  readonly search: string | null;
  readonly query: string | Record<string, string> | null;
  readonly pathname: string | null;
  readonly path: string | null;
  readonly href: string;
}

/** What stands behind another protocol is a host, whether or not it has its two slashes: `sqlite:a.db` has the host `a.db`. */
const SLASHED = new Set(['http:', 'https:', 'ftp:', 'gopher:', 'file:', 'ws:', 'wss:', 'javascript:']);

const ADDRESS = /^([a-z][a-z0-9+.-]*:)?(\/\/)?(.*?)(\?[^#]*)?(#.*)?$/is;

/** `url.parse` for addresses of databases and of the web: what it finds is a string, what it does not is null. */
function parseAddress(text: string, readsQuery = false): Parsed {
  const [, protocol, slashes, rest = '', search, hash] = ADDRESS.exec(text.trim()) ?? [];
  const hasHost = slashes !== undefined || (protocol !== undefined && !SLASHED.has(protocol.toLowerCase()));
  const slash = rest.indexOf('/');
  const authority = !hasHost ? '' : slash === -1 ? rest : rest.slice(0, slash);
  const pathname = !hasHost ? rest : slash === -1 ? '' : rest.slice(slash);
  const at = authority.lastIndexOf('@');
  const host = authority.slice(at + 1).toLowerCase();
  const [, hostname = host, port] = /^(.*?):(\d*)$/.exec(host) ?? [];
  const query = search?.slice(1);
  return {
    protocol: protocol?.toLowerCase() ?? null,
    slashes: slashes === undefined ? null : true,
    auth: at === -1 ? null : decodeURIComponent(authority.slice(0, at)),
    host: hasHost ? host : null,
    port: port ?? null,
    hostname: hasHost ? hostname : null,
    hash: hash ?? null,
    search: search ?? null,
    query: readsQuery ? Object.fromEntries(new URLSearchParams(query ?? '')) : (query ?? null),
    pathname: pathname === '' ? null : pathname,
    path: pathname === '' && search === undefined ? null : pathname + (search ?? ''),
    href: text.trim(),
  };
}
