import { type PartId, partIds, type Release, RELEASE_FILE, type ReleaseFile } from './release.ts';

/*
 * What is kept of the page's own files, in the browser's Cache Storage. Most files carry a hash in their name and are kept
 * in one place for all releases; the few that do not are kept for each release. The page and its service worker both work
 * here, so that each file is kept once, whoever needed it first.
 */

const FILES = 'headway: files';
const OF_RELEASE = 'headway: release ';
const WANTED = 'headway: wanted parts';
const AT_ONCE = 4;
const EVEN_SO: CacheQueryOptions = { ignoreSearch: true, ignoreVary: true };

/** Why a part is kept: it was used, or it was asked for. */
export type Reason = 'used' | 'asked';

/** Told of each file that is there, with the bytes that it takes. */
export type FileListener = (file: ReleaseFile) => void;

/** The files of one release below one folder of a server. */
export class KeptFiles {
  readonly #release: Release;
  readonly #scope: string;
  readonly #known: ReadonlyMap<string, ReleaseFile>;

  /** @param scope address of the page's folder, with a trailing slash */
  constructor(release: Release, scope: string) {
    this.#release = release;
    this.#scope = scope;
    this.#known = new Map(partIds.flatMap((part) => release.parts[part]).map((file) => [this.#address(file), file]));
  }

  /** The file of the release at an address, whatever its query. */
  fileAt(address: string): ReleaseFile | undefined {
    const plain = new URL(address);
    plain.search = '';
    plain.hash = '';
    return this.#known.get(plain.href);
  }

  /** What is kept of an address: of this release, or of an earlier one that a tab may still need. */
  async find(address: string): Promise<Response | undefined> {
    const file = this.fileAt(address);
    const isList = address === this.#scope + RELEASE_FILE;
    const cache = await (file === undefined ? caches.open(isList ? this.#ownName : FILES) : this.#cacheOf(file));
    return cache.match(file === undefined ? address : this.#address(file), EVEN_SO);
  }

  /** Keeps what came from the network for a file. @throws when it is not what the release says */
  async put(file: ReleaseFile, response: Response): Promise<void> {
    if (!response.ok) throw new Error(`${file.path} could not be fetched (${response.status}).`);
    const body = await response.clone().arrayBuffer();
    const isIt = body.byteLength === file.bytes && (file.hash === undefined || file.hash === (await hashOf(body)));
    if (!isIt) throw new Error(`${file.path} is not the one of this version: the server has another version by now, or sent only a part of it.`);
    await (await this.#cacheOf(file)).put(this.#address(file), response);
  }

  /** The files that are not there yet. */
  async missing(files: readonly ReleaseFile[]): Promise<readonly ReleaseFile[]> {
    const [shared, own] = await Promise.all([addressesIn(FILES), addressesIn(this.#ownName)]);
    return files.filter((file) => !(file.hash === undefined ? shared : own).has(this.#address(file)));
  }

  /** Fetches and keeps what is missing, a few at a time. @throws when one of them cannot be had; what came is kept */
  async fetchMissing(files: readonly ReleaseFile[], onFile: FileListener, signal?: AbortSignal): Promise<void> {
    const waiting = [...(await this.missing(files))];
    const work = async (): Promise<void> => {
      for (let file = waiting.shift(); file !== undefined; file = waiting.shift()) {
        // A file whose name says its content may come from the browser's own cache; any other is asked for again.
        await this.put(file, await fetch(this.#address(file), { cache: file.hash === undefined ? 'default' : 'no-cache', signal: signal ?? null }));
        onFile(file);
      }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, work));
  }

  /** Takes files away, unless a part that stays needs them, too. */
  async remove(files: readonly ReleaseFile[], stay: readonly ReleaseFile[]): Promise<void> {
    const needed = new Set(stay.map(({ path }) => path));
    for (const file of files) if (!needed.has(file.path)) await (await this.#cacheOf(file)).delete(this.#address(file), EVEN_SO);
  }

  /** Which parts are to be there without a network, and why. */
  async wanted(): Promise<ReadonlyMap<PartId, Reason>> {
    const cache = await caches.open(WANTED);
    const entries = await Promise.all(partIds.map(async (part) => [part, await (await cache.match(this.#mark(part)))?.text()] as const));
    return new Map(entries.flatMap(([part, reason]) => (reason === 'used' || reason === 'asked' ? [[part, reason] as const] : [])));
  }

  async want(part: PartId, reason: Reason): Promise<void> {
    await (await caches.open(WANTED)).put(this.#mark(part), new Response(reason));
  }

  async unwant(part: PartId): Promise<void> {
    await (await caches.open(WANTED)).delete(this.#mark(part));
  }

  /** Keeps the list itself, for the pages of this release. */
  async keepList(): Promise<void> {
    const cache = await caches.open(this.#ownName);
    await cache.put(this.#scope + RELEASE_FILE, new Response(JSON.stringify(this.#release), { headers: { 'Content-Type': 'application/json' } }));
  }

  /** Forgets what belongs to none of the releases that are in use; this one always is. */
  async forgetOthers(inUse: ReadonlySet<string>): Promise<void> {
    const addresses = new Set(this.#known.keys());
    for (const name of await caches.keys()) {
      if (!name.startsWith(OF_RELEASE) || name === this.#ownName) continue;
      const list = inUse.has(name.slice(OF_RELEASE.length)) ? await (await caches.open(name)).match(this.#scope + RELEASE_FILE) : undefined;
      if (list === undefined) await caches.delete(name);
      else for (const file of filesOf((await list.json()) as Release)) addresses.add(this.#address(file));
    }
    const cache = await caches.open(FILES);
    for (const request of await cache.keys()) if (!addresses.has(request.url)) await cache.delete(request);
  }

  get #ownName(): string {
    return OF_RELEASE + this.#release.id;
  }

  #cacheOf(file: ReleaseFile): Promise<Cache> {
    return caches.open(file.hash === undefined ? FILES : this.#ownName);
  }

  #address({ path }: ReleaseFile): string {
    return new URL(path, this.#scope).href;
  }

  #mark(part: PartId): string {
    return new URL(`wanted/${part}`, this.#scope).href;
  }
}

function filesOf(release: Release): readonly ReleaseFile[] {
  return partIds.flatMap((part) => release.parts[part]);
}

async function addressesIn(name: string): Promise<ReadonlySet<string>> {
  return new Set((await (await caches.open(name)).keys()).map(({ url }) => url));
}

async function hashOf(bytes: ArrayBuffer): Promise<string> {
  return [...new Uint8Array(await crypto.subtle.digest('SHA-256', bytes))].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
