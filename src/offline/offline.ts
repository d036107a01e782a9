import { KeptFiles, type Reason } from './kept-files.ts';
import { lockOf, type PartId, partIds, type Release, RELEASE_FILE, releaseOf } from './release.ts';
import { offlineTexts } from '../texts/en/offline.ts';
import { textsOf } from '../texts/texts-of.ts';

/**
 * What is kept of a part.
 *
 * @property reason why it is to be kept; undefined: nobody wanted it yet
 * @property bytes what it takes when it is whole
 * @property keptBytes what is there of it
 * @property travels bytes that would be fetched to complete it
 */
export interface PartState {
  readonly id: PartId;
  readonly reason: Reason | undefined;
  readonly bytes: number;
  readonly keptBytes: number;
  readonly travels: number;
}

/** What works without a network, as the browser's storage says it, never as it was planned. */
export type OfflineState =
  | { readonly type: 'looking' }
  | { readonly type: 'unavailable'; readonly reason: string }
  | {
      readonly type: 'known';
      /** Whether the page itself opens without a network. */
      readonly opens: boolean;
      readonly parts: readonly PartState[];
      /** Bytes of the image of the started Python (decisions/0004), which the page makes itself. */
      readonly imageBytes: number;
      /** Bytes that the browser counts for this page in all, and that it allows; undefined where it does not say. */
      readonly room: { readonly used: number; readonly allowed: number } | undefined;
      readonly fetching: { readonly loadedBytes: number; readonly totalBytes: number } | undefined;
      /** Why the last try to keep something ended early. */
      readonly problem: string;
    };

/** The page's side of working without a network. */
export interface Offline {
  getState(): OfflineState;
  /** Whether another version of the page is there and waits to be used. */
  newVersionWaits(): boolean;
  subscribe(listener: () => void): () => void;
  /** Begins to keep what everybody uses. To be called when the page has nothing more urgent to fetch. */
  start(): void;
  /** An engine was used, so it is to be there without a network, too. */
  used(part: Exclude<PartId, 'page'>): void;
  /** Looks anew at what is kept. */
  look(): Promise<void>;
  keepAll(): Promise<void>;
  stopFetching(): void;
  /** Takes away again what was fetched only because it was asked for. */
  undo(): Promise<void>;
  /** Saves the work, then goes on in the new version, in this tab alone. */
  takeNewVersion(): Promise<void>;
}

const SCRIPT = 'service-worker.js';
const IMAGES = 'headway: images of the Python interpreter';
const LOOK_FOR_NEW_AFTER = 3_600_000;

/**
 * @param base address of the page's folder, with a trailing slash
 * @param release the id of the page's own release; undefined where the page was not built, and nothing is kept
 * @param saved resolves when the work is kept
 */
export function createOffline(base: string, release: string | undefined, saved: () => Promise<void>): Offline {
  const listeners = new Set<() => void>();
  let state: OfflineState = { type: 'looking' };
  let registration: ServiceWorkerRegistration | undefined;
  let started = false;
  let stop: AbortController | undefined;
  let fetching: { loadedBytes: number; totalBytes: number } | undefined;
  let problem = '';
  let opened: Promise<{ kept: KeptFiles; list: Release }> | undefined;
  const changed = (): void => {
    for (const listener of listeners) listener();
  };
  const unavailable = release === undefined ? textsOf(offlineTexts).unavailable.notBuilt : whyNot();

  /** The list of the release that this tab's files come from. */
  const open = (): Promise<{ kept: KeptFiles; list: Release }> => {
    opened ??= fetch(new URL(RELEASE_FILE, base), { cache: 'no-cache' })
      .then(async (response) => {
        if (!response.ok) throw new Error(textsOf(offlineTexts).problem.list(response.status));
        const list = (await response.json()) as Release;
        return { kept: new KeptFiles(list, base), list };
      })
      .catch((error: unknown) => {
        opened = undefined;
        throw error;
      });
    return opened;
  };

  const look = async (): Promise<void> => {
    if (unavailable !== undefined) state = { type: 'unavailable', reason: unavailable };
    else {
      try {
        const { kept, list } = await open();
        const [wanted, imageBytes, room] = await Promise.all([kept.wanted(), sizeOfImage(), roomOf()]);
        const parts = await Promise.all(partIds.map(async (id) => partState(id, list, wanted, await kept.missing(list.parts[id]))));
        const [page] = parts;
        state = { type: 'known', opens: registration?.active?.state === 'activated' && page?.keptBytes === page?.bytes, parts, imageBytes, room, fetching, problem };
      } catch (error) {
        state = { type: 'unavailable', reason: textsOf(offlineTexts).unavailable.unreadable(wordsOf(error)) };
      }
    }
    changed();
  };

  /** Keeps parts whole. What stops it is told, and what came stays. */
  const keep = async (parts: readonly PartId[]): Promise<void> => {
    const { kept, list } = await open();
    const files = [...new Map(parts.flatMap((part) => list.parts[part]).map((file) => [file.path, file])).values()];
    const missing = await kept.missing(files);
    const mine = new AbortController();
    stop = mine;
    problem = '';
    fetching = { loadedBytes: 0, totalBytes: missing.reduce((sum, { travels }) => sum + travels, 0) };
    await look();
    try {
      await kept.fetchMissing(
        files,
        ({ travels }) => {
          if (fetching !== undefined) fetching = { ...fetching, loadedBytes: fetching.loadedBytes + travels };
          if (state.type === 'known') state = { ...state, fetching };
          changed();
        },
        mine.signal,
      );
    } catch (error) {
      mine.abort();
      problem = error instanceof DOMException && error.name === 'AbortError' ? textsOf(offlineTexts).problem.stopped : textsOf(offlineTexts).problem.notWhole(wordsOf(error));
    }
    fetching = undefined;
    await look();
  };

  const register = async (): Promise<void> => {
    try {
      registration = await navigator.serviceWorker.register(new URL(SCRIPT, base), { updateViaCache: 'none' });
    } catch (error) {
      problem = textsOf(offlineTexts).problem.notKept(wordsOf(error));
      return look();
    }
    const seen = registration;
    const follow = (worker: ServiceWorker | null): void => worker?.addEventListener('statechange', () => void look());
    follow(seen.installing);
    follow(seen.active);
    seen.addEventListener('updatefound', () => follow(seen.installing));
    lookForNew(seen);
    return look();
  };

  const lookForNew = (seen: ServiceWorkerRegistration): void => {
    let last = Date.now();
    document.addEventListener('visibilitychange', () => {
      if (document.visibilityState !== 'visible' || Date.now() - last < LOOK_FOR_NEW_AFTER) return;
      last = Date.now();
      // Without a network there is nothing to be found, and nothing lost.
      seen.update().catch(() => undefined);
    });
  };

  if (unavailable === undefined && release !== undefined) {
    // Held for as long as the tab is open: until then nothing of its release is thrown away.
    void navigator.locks.request(lockOf(release), { mode: 'shared' }, () => new Promise<never>(() => undefined));
    navigator.serviceWorker.controller?.postMessage('a page was opened');
    void forgetWhenClosed(release);
  }

  return {
    getState: () => state,
    newVersionWaits: () => registration?.waiting?.state === 'installed' && registration.active !== null,
    subscribe(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    start() {
      if (started || unavailable !== undefined) return;
      started = true;
      void register()
        .then(open)
        // What this visitor wanted in an earlier release, and what the browser threw away meanwhile.
        .then(async ({ kept, list }) => kept.fetchMissing([...(await kept.wanted()).keys()].flatMap((part) => list.parts[part]), () => undefined))
        .catch(() => undefined)
        .then(look);
    },
    used(part) {
      if (unavailable !== undefined) return;
      void open()
        .then(async ({ kept, list }) => {
          if ((await kept.wanted()).get(part) !== 'used') await kept.want(part, 'used');
          await kept.fetchMissing(list.parts[part], () => undefined);
        })
        // Without a network, or without room: the state says what is there.
        .catch(() => undefined)
        .then(look);
    },
    look,
    async keepAll() {
      if (fetching !== undefined || unavailable !== undefined) return;
      // Asked for by a person, the browser may be asked not to throw it away when room gets scarce.
      await navigator.storage.persist().catch(() => false);
      try {
        const { kept } = await open();
        const wanted = await kept.wanted();
        for (const part of partIds) if (part !== 'page' && !wanted.has(part)) await kept.want(part, 'asked');
        await keep(partIds);
      } catch (error) {
        problem = textsOf(offlineTexts).problem.notFetched(wordsOf(error));
        await look();
      }
    },
    stopFetching: () => stop?.abort(new DOMException('Stopped', 'AbortError')),
    async undo() {
      const { kept, list } = await open();
      const wanted = await kept.wanted();
      const stay = partIds.filter((part) => part === 'page' || wanted.get(part) === 'used');
      for (const part of partIds) {
        if (stay.includes(part)) continue;
        await kept.unwant(part);
        await kept.remove(list.parts[part], stay.flatMap((each) => list.parts[each]));
      }
      problem = '';
      await look();
    },
    async takeNewVersion() {
      const waiting = registration?.waiting;
      if (waiting === null || waiting === undefined) return;
      await saved();
      navigator.serviceWorker.addEventListener('controllerchange', () => location.reload(), { once: true });
      waiting.postMessage('use the new version');
    },
  };
}

function partState(id: PartId, list: Release, wanted: ReadonlyMap<PartId, Reason>, missing: readonly { readonly bytes: number; readonly travels: number }[]): PartState {
  const bytes = list.parts[id].reduce((sum, file) => sum + file.bytes, 0);
  return {
    id,
    reason: id === 'page' ? 'used' : wanted.get(id),
    bytes,
    keptBytes: bytes - missing.reduce((sum, file) => sum + file.bytes, 0),
    travels: missing.reduce((sum, file) => sum + file.travels, 0),
  };
}

/** Waits for the last tab of each other release: its files are of no use then, and nobody might open a page for long. */
async function forgetWhenClosed(own: string): Promise<void> {
  const { held = [] } = await navigator.locks.query();
  const others = new Set(held.flatMap(({ name = '' }) => (releaseOf(name) ?? own) === own ? [] : [name]));
  for (const lock of others) {
    void navigator.locks.request(lock, () => navigator.serviceWorker.controller?.postMessage('the last page of a release was closed'));
  }
}

function whyNot(): string | undefined {
  if (!isSecureContext) return textsOf(offlineTexts).unavailable.notSecure;
  return 'serviceWorker' in navigator && 'caches' in globalThis && 'locks' in navigator ? undefined : textsOf(offlineTexts).unavailable.keepsNone;
}

async function sizeOfImage(): Promise<number> {
  if (!(await caches.has(IMAGES))) return 0;
  const cache = await caches.open(IMAGES);
  const responses = await cache.matchAll();
  const sizes = await Promise.all(responses.map(async (response) => (await response.blob()).size));
  return sizes.reduce((sum, size) => sum + size, 0);
}

async function roomOf(): Promise<{ used: number; allowed: number } | undefined> {
  const { usage, quota } = await navigator.storage.estimate();
  return usage === undefined || quota === undefined ? undefined : { used: usage, allowed: quota };
}

function wordsOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
