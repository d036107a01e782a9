import { gunzipSync } from 'fflate';
import { bytecodePack, dataPack, runtimeManifest, type RuntimeFiles } from './runtime-files.ts';
import type { Progress } from './serve.ts';

const bootFiles = ['pyodide.asm.mjs', 'pyodide.asm.wasm', dataPack, bytecodePack];
const IMAGES = 'headway: images of the Python interpreter';

// What leads out of the worker is taken from its global scope when Python is ready (lock-out.ts); here it is needed later, too.
const fetchLater = globalThis.fetch.bind(globalThis);
const { XMLHttpRequest, caches, navigator } = globalThis;

/**
 * The runtime below an address of the page's own origin, for a worker.
 *
 * @param base address of the folder that holds `runtime/`, with a trailing slash
 */
export async function browserRuntime(base: string, onProgress: Progress): Promise<RuntimeFiles> {
  const response = await fetch(new URL('runtime/manifest.json', base), { cache: 'no-cache' });
  if (!response.ok) throw new Error(`The Python runtime is not there (${response.status} for runtime/manifest.json).`);
  const manifest = runtimeManifest.parse(await response.json());
  const indexURL = new URL(`runtime/${manifest.folder}/`, base).href;
  const size = (name: string): number => manifest.sizes[name] ?? 0;
  const total = bootFiles.reduce((sum, name) => sum + size(name), 0);
  let loaded = 0;
  const count = (bytes: number): void => {
    loaded += bytes;
    onProgress(Math.min(loaded, total), total);
  };
  countFetches(indexURL, count);
  /** What is fetched ahead and not there yet. */
  const onItsWay = new Set<string>();
  // Another browser, or another version of it, may lay out compiled code differently; the time zone is read at a start.
  const imageKey = `${indexURL}image?${encodeURIComponent(`${navigator.userAgent} ${timeZone()}`)}`;
  return {
    manifest,
    indexURL,
    load: async (name) => unpack(name, await fetchOk(indexURL + name)),
    loadNow(name) {
      // This thread, which blocks now, would have to read on what it fetches ahead, and the browser's cache makes a second
      // request for one address wait for the first one, for up to twenty seconds: so it asks by another address.
      const bytes = fetchNow(indexURL + name + (onItsWay.has(name) ? '?now' : ''));
      return name.endsWith('.gz') ? gunzipSync(bytes) : bytes;
    },
    prefetch(name) {
      onItsWay.add(name);
      fetchLater(indexURL + name, { priority: 'low' })
        .then((response) => response.arrayBuffer())
        .catch(() => undefined)
        .finally(() => onItsWay.delete(name));
    },
    loadImage: async () => {
      const kept = await (await imageCache())?.match(imageKey);
      return kept === undefined ? undefined : new Uint8Array(await kept.arrayBuffer());
    },
    async keepImage(file) {
      const cache = await imageCache();
      if (cache === undefined) return;
      // Of other versions nothing is of use any more.
      for (const request of await cache.keys()) await cache.delete(request);
      await cache.put(imageKey, new Response(file));
    },
    async dropImage() {
      await (await imageCache())?.delete(imageKey);
    },
    importScript: async (name) => {
      const module: unknown = await import(/* @vite-ignore */ indexURL + name);
      count(size(name));
      return module;
    },
  };
}

function timeZone(): string {
  return Intl.DateTimeFormat().resolvedOptions().timeZone;
}

/** Undefined where the browser keeps nothing for this page. */
async function imageCache(): Promise<Cache | undefined> {
  try {
    return await caches.open(IMAGES);
  } catch {
    return undefined;
  }
}

/** Pyodide fetches its WASM itself, streaming into the compiler; a copy of the stream is counted beside it. */
function countFetches(prefix: string, count: (bytes: number) => void): void {
  const original = globalThis.fetch;
  globalThis.fetch = async (input, init) => {
    const response = await original(input, init);
    if (response.url.startsWith(prefix) && bootFiles.some((name) => response.url.endsWith(name))) {
      void countBody(response.clone(), count);
    }
    return response;
  };
}

async function countBody(copy: Response, count: (bytes: number) => void): Promise<void> {
  if (copy.body === null) return;
  for await (const chunk of copy.body) count(chunk.length);
}

async function fetchOk(url: string): Promise<Response> {
  const response = await fetch(url);
  if (!response.ok) throw new Error(`A part of the Python runtime could not be fetched (${response.status}).`);
  return response;
}

async function unpack(name: string, response: Response): Promise<Uint8Array> {
  const body = name.endsWith('.gz') && response.body !== null ? response.body.pipeThrough(new DecompressionStream('gzip')) : response.body;
  return new Uint8Array(await new Response(body).arrayBuffer());
}

/** Python reads a source in the middle of a statement, so this one request blocks the worker (and only the worker). */
function fetchNow(url: string): Uint8Array {
  const request = new XMLHttpRequest();
  request.open('GET', url, false);
  request.responseType = 'arraybuffer';
  request.send();
  if (request.status !== 200 || !(request.response instanceof ArrayBuffer)) {
    throw new Error(`The sources of Python's library could not be fetched (${request.status}).`);
  }
  return new Uint8Array(request.response);
}
