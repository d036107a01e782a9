import { createReadStream } from 'node:fs';
import react from '@vitejs/plugin-react';
import { lessonStarts } from './scripts/lesson-starts-plugin.ts';
import { policyInPage } from './src/offline/policies.ts';
import { starterWorld } from './scripts/starter-plugin.ts';
import { defineConfig, type Plugin } from 'vite';

/**
 * Vite's own server declares every `.gz` file as a compressed answer, which the browser then unpacks. The runtime's packs
 * are unpacked by the page, so they have to come as they are.
 */
function packsAsTheyAre(): Plugin {
  return {
    name: 'packs as they are',
    configureServer({ config, middlewares }) {
      middlewares.use((request, response, next) => {
        const [, pack] = /^\/((?:runtime|packages)\/\w+\/\w+\.pack\.gz)(?:\?|$)/.exec(request.url ?? '') ?? [];
        if (pack === undefined) return next();
        response.setHeader('Content-Type', 'application/octet-stream');
        createReadStream(`${config.publicDir}/${pack}`).on('error', next).pipe(response);
      });
    },
  };
}

/** The policy stands in the built page itself, so that it holds on servers that send no headers. */
function policy(): Plugin {
  return {
    name: 'content security policy',
    apply: 'build',
    transformIndexHtml: () => [{ tag: 'meta', attrs: { 'http-equiv': 'Content-Security-Policy', content: policyInPage }, injectTo: 'head-prepend' }],
  };
}

export default defineConfig({
  // Relative addresses, so that the built page works from any folder of any server.
  base: './',
  plugins: [react(), starterWorld(), lessonStarts(), packsAsTheyAre(), policy()],
  worker: {
    format: 'es',
    rollupOptions: {
      // Each engine's worker by its name: the server gives those that run an environment's JavaScript a policy of their own.
      output: { entryFileNames: ({ facadeModuleId }) => `assets/${/\/engines\/(\w+)\/worker\.ts$/.exec(facadeModuleId ?? '')?.[1]?.replace(/^/, 'engine-') ?? '[name]'}-[hash].js` },
    },
  },
  optimizeDeps: {
    // Both find their files beside their own modules, so they must stay where they are.
    exclude: ['pyodide', '@electric-sql/pglite'],
  },
  build: {
    target: 'es2023',
    // Monaco is a large chunk by nature; it is loaded only when the first file is shown.
    chunkSizeWarningLimit: 4000,
    rolldownOptions: {
      output: {
        // What the page needs first comes in two files, not in as many as other parts happen to share with it; the libraries
        // in one of their own, which stays the same from version to version. `main.tsx` stays apart: it awaits, and no part
        // that is fetched later may have to wait for it.
        codeSplitting: {
          groups: [
            { name: 'libraries', tags: ['$initial'], test: /node_modules/, priority: 1 },
            { name: 'first', tags: ['$initial'], test: (id) => !/\/(?:index\.html|src\/main\.tsx)$/.test(id) },
          ],
        },
      },
    },
  },
});
