import { createReadStream, existsSync, readFileSync, statSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { extname, join, normalize, sep } from 'node:path';
import { policyOfPage, policyOfPrograms, runsPrograms } from '../../src/offline/policies.ts';

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.wasm': 'application/wasm',
  '.webmanifest': 'application/manifest+json; charset=utf-8',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
  '.ttf': 'font/ttf',
};

/** Serves a built folder. A file with a `.br` or `.gz` beside it travels compressed. */
export function createStaticServer(root: string): Server {
  return createServer((request, response) => {
    try {
      answer(root, request, response);
    } catch (error) {
      response.writeHead(500, { 'Content-Type': 'text/plain' }).end(error instanceof Error ? error.message : String(error));
    }
  });
}

/** Listens on 127.0.0.1 at the first free port from the given one on, and answers the address. */
export async function listen(server: Server, firstPort: number): Promise<string> {
  for (let port = firstPort; port < firstPort + 50; port++) {
    const taken = await new Promise<boolean>((resolve, reject) => {
      server.once('error', (error: NodeJS.ErrnoException) => (error.code === 'EADDRINUSE' ? resolve(true) : reject(error)));
      server.listen(port, '127.0.0.1', () => resolve(false));
    });
    server.removeAllListeners('error');
    if (!taken) return `http://127.0.0.1:${port}/`;
  }
  throw new Error(`all ports from ${firstPort} to ${firstPort + 49} are in use. Set PORT to a free one.`);
}

function answer(root: string, request: IncomingMessage, response: ServerResponse): void {
  if (request.method !== 'GET' && request.method !== 'HEAD') {
    response.writeHead(405, { Allow: 'GET, HEAD' }).end();
    return;
  }
  const path = fileFor(root, request.url ?? '/');
  if (path === undefined) {
    response.writeHead(404, { 'Content-Type': 'text/plain; charset=utf-8' }).end('There is no such file here.\n');
    return;
  }
  const encoding = encodingFor(path, request.headers['accept-encoding'] ?? '');
  const sent = encoding === undefined ? path : `${path}.${encoding.ending}`;
  const { size, mtimeMs } = statSync(sent);
  const etag = `"${size.toString(36)}-${Math.round(mtimeMs).toString(36)}"`;
  const headers = {
    'Content-Type': types[extname(path)] ?? 'application/octet-stream',
    'Content-Length': size,
    ...(encoding && { 'Content-Encoding': encoding.name }),
    Vary: 'Accept-Encoding',
    ETag: etag,
    // Names in these folders change with their content; everything else is asked for again.
    'Cache-Control': /[/\\](assets|(?:runtime|packages)[/\\][0-9a-f]{12})[/\\]/.test(path) ? 'public, max-age=31536000, immutable' : 'no-cache',
    'Content-Security-Policy': runsPrograms.test(path) ? policyOfPrograms : policyOfPage,
    'X-Content-Type-Options': 'nosniff',
    'Referrer-Policy': 'no-referrer',
  };
  if (request.headers['if-none-match'] === etag) {
    response.writeHead(304, headers).end();
    return;
  }
  response.writeHead(200, headers);
  if (request.method === 'HEAD') response.end();
  else createReadStream(sent).pipe(response);
}

/** The file that an address means, or undefined: no address leads out of the folder. */
function fileFor(root: string, url: string): string | undefined {
  let name: string;
  try {
    name = decodeURIComponent(new URL(url, 'http://localhost').pathname);
  } catch {
    return undefined;
  }
  const path = normalize(join(root, name.endsWith('/') ? `${name}index.html` : name));
  if (!path.startsWith(root + sep) || path.includes('\0')) return undefined;
  return existsSync(path) && statSync(path).isFile() ? path : undefined;
}

function encodingFor(path: string, accepted: string): { name: string; ending: string } | undefined {
  const known = [
    { name: 'br', ending: 'br' },
    { name: 'gzip', ending: 'gz' },
  ];
  return known.find(({ name, ending }) => accepted.includes(name) && existsSync(`${path}.${ending}`));
}

/** The built page, or a sentence that says how to build it. */
export function builtPage(root: string): string {
  const page = join(root, 'dist');
  try {
    readFileSync(join(page, 'index.html'));
  } catch {
    throw new Error('the page has not been built. Run: npm run build');
  }
  return page;
}
