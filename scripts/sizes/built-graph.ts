import { readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, posix } from 'node:path';
import { gzipSync } from 'node:zlib';
import { parseSync } from 'vite';

/**
 * A file of the built page, by its path in the built folder.
 *
 * @property name what stays of its name when its content changes: `assets/index-3fx-2b1c.js` is `index.js`
 * @property gzip bytes as they travel, gzipped; what is packed already travels as it is
 * @property imports what is fetched with it, before its first line runs
 * @property asks what it fetches later, if at all: other modules, workers, data
 */
export interface BuiltFile {
  readonly path: string;
  readonly name: string;
  readonly gzip: number;
  readonly imports: readonly string[];
  readonly asks: readonly string[];
}

/** All files of a built page, and which of them follow from which, as the files themselves say it. */
export function readBuiltFiles(dist: string): ReadonlyMap<string, BuiltFile> {
  const paths = readdirSync(dist, { recursive: true, encoding: 'utf8' })
    .map((path) => path.replaceAll('\\', '/'))
    .filter((path) => !/\.(br|gz)$/.test(path) || path.endsWith('.pack.gz'))
    .filter((path) => statSync(join(dist, path)).isFile());
  const present = new Set(paths);
  return new Map(
    paths.map((path) => {
      const bytes = readFileSync(join(dist, path));
      const isText = /\.(js|html|css)$/.test(path);
      const leads = isText ? leadsOf(path, bytes.toString('utf8')) : { imports: [], asks: [] };
      const known = (relative: readonly string[]): string[] => [...new Set(relative.map((each) => posix.normalize(posix.join(dirname(path), each))))].filter((each) => present.has(each) && each !== path);
      return [path, { path, name: nameOf(path), gzip: path.endsWith('.gz') || path.endsWith('.image') ? bytes.length : gzipSync(bytes, { level: 9 }).length, imports: known(leads.imports), asks: known(leads.asks) }];
    }),
  );
}

/** What a file leads to without any further wish: itself, and all that is fetched with it. */
export function fetchedWith(files: ReadonlyMap<string, BuiltFile>, path: string): ReadonlySet<string> {
  const reached = new Set<string>();
  const follow = (each: string): void => {
    if (reached.has(each)) return;
    reached.add(each);
    files.get(each)?.imports.forEach(follow);
  };
  follow(path);
  return reached;
}

function leadsOf(path: string, text: string): { imports: string[]; asks: string[] } {
  if (path.endsWith('.html')) return { imports: [...text.matchAll(/<(?:script|link)\b[^>]*?\b(?:src|href)="([^"]+)"/g)].flatMap(([, address]) => address ?? []), asks: [] };
  if (path.endsWith('.css')) return { imports: [], asks: [...text.matchAll(/url\(["']?([^"')]+)/g)].flatMap(([, address]) => address ?? []) };
  const { module } = parseSync(path, text);
  const exported = module.staticExports.flatMap(({ entries }) => entries.flatMap(({ moduleRequest }) => moduleRequest?.value ?? []));
  const dynamic = module.dynamicImports.map(({ moduleRequest: { start, end } }) => text.slice(start, end)).flatMap((source) => /^[`"']([^`"'$]+)[`"']$/.exec(source)?.[1] ?? []);
  // Workers and data: `new URL("engine-flask-….js", import.meta.url)`.
  const addresses = [...text.matchAll(/new URL\(\s*[`"']([^`"'$]+)[`"']\s*,\s*(?:``\+|""\+|'' *\+)?import\.meta\.url/g)].flatMap(([, address]) => address ?? []);
  return { imports: [...module.staticImports.map(({ moduleRequest }) => moduleRequest.value), ...exported], asks: [...dynamic, ...addresses] };
}

function nameOf(path: string): string {
  const file = posix.basename(path);
  const [, name, ending] = path.startsWith('assets/') ? (/^(.+)-[\w-]{8}(\.\w+)$/.exec(file) ?? []) : [];
  return name === undefined || ending === undefined ? file : name + ending;
}
