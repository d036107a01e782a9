/**
 * Answers for the page's files with what is kept of them, so that what was used once works without a network. Bundled by
 * `scripts/build-offline.ts`, which puts in the release that it belongs to.
 */
import { KeptFiles } from './kept-files.ts';
import { policyOfPage, policyOfPrograms, runsPrograms } from './policies.ts';
import { KEEPING, type Release, releaseOf } from './release.ts';

declare const RELEASE: Release;
declare const self: ServiceWorkerGlobalScope;

const POLICY = 'Content-Security-Policy';
const kept = new KeptFiles(RELEASE, self.registration.scope);

// All that everybody uses, and what this visitor used or asked for in the release before. One missing file, and this
// release is not installed; the one before goes on, and what came of this one waits for the next try.
self.addEventListener('install', (event) => {
  event.waitUntil(
    navigator.locks.request(KEEPING, async () => {
      const wanted = await kept.wanted();
      await kept.fetchMissing([...RELEASE.parts.page, ...[...wanted.keys()].flatMap((part) => RELEASE.parts[part])], () => undefined);
      await kept.keepList();
    }),
  );
});

self.addEventListener('activate', (event) => {
  event.waitUntil(Promise.all([forgetOldReleases(), self.clients.claim()]));
});

self.addEventListener('message', (event) => {
  // A new release waits until a person wants it, or until no tab is open.
  if (event.data === 'use the new version') void self.skipWaiting();
  if (event.data === 'a page was opened' || event.data === 'the last page of a release was closed') event.waitUntil(forgetOldReleases());
});

self.addEventListener('fetch', (event) => {
  const { request } = event;
  if (request.method !== 'GET' || !request.url.startsWith(self.registration.scope)) return;
  event.respondWith(answer(event, request));
});

async function answer(event: FetchEvent, request: Request): Promise<Response> {
  const address = request.mode === 'navigate' ? pageAddress(request.url) : request.url;
  const found = await kept.find(address);
  if (found !== undefined) return withPolicy(found, address);
  const response = await fetch(request);
  const file = kept.fileAt(address);
  // What was used once is there the next time. What is not what the release says is not kept; whoever asked sees it.
  if (file !== undefined && response.ok && request.mode !== 'navigate') event.waitUntil(kept.put(file, response.clone()).catch(() => undefined));
  return withPolicy(response, address);
}

/** A worker has the policy that it is sent with. Where the server sends none, it gets it here: see docs/security.md. */
function withPolicy(response: Response, address: string): Response {
  const policy = runsPrograms.test(address) ? policyOfPrograms : /\/assets\/[^/]+\.js$/.test(address) ? policyOfPage : undefined;
  if (policy === undefined || !response.ok || response.headers.has(POLICY)) return response;
  const headers = new Headers(response.headers);
  headers.set(POLICY, policy);
  return new Response(response.body, { status: response.status, statusText: response.statusText, headers });
}

/** The page is one, whatever it is called: `…/` and `…/index.html`. */
function pageAddress(url: string): string {
  const { pathname } = new URL(url);
  const folder = new URL(self.registration.scope).pathname;
  return pathname === folder || pathname === `${folder}index.html` ? self.registration.scope : url;
}

/**
 * A tab of an earlier release goes on with its own files; they go when nobody holds its lock, or waits to hold it. The next
 * release has no tab yet, so while there is one nothing is forgotten: once it is in use, it forgets this one.
 */
async function forgetOldReleases(): Promise<void> {
  await navigator.locks.request(KEEPING, { ifAvailable: true }, async (lock) => {
    const { installing, waiting } = self.registration;
    if (lock === null || installing !== null || waiting !== null || self.serviceWorker?.state === 'redundant') return;
    const { held = [], pending = [] } = await navigator.locks.query();
    // A page that waits for the last tab of a release to be closed asks for its lock alone: it needs none of its files.
    const tabs = [...held, ...pending].filter(({ mode }) => mode === 'shared');
    await kept.forgetOthers(new Set(tabs.flatMap(({ name }) => (name === undefined ? [] : (releaseOf(name) ?? [])))));
  });
}
