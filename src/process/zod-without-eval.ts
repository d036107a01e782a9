/**
 * Zod tries once whether it may make functions from strings, which the page's Content-Security-Policy forbids: nothing breaks,
 * but a browser reports it as an attempt. This tells Zod not to try (its `jitless`). It is where Zod itself keeps the setting,
 * so that what needs no Zod at its start does not fetch it for a word; to be imported first.
 */
Object.assign(globalThis, { __zod_globalConfig: { jitless: true } });
