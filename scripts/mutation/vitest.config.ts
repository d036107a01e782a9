import { defineConfig } from 'vitest/config';

/** The tests that mutants of `src/domain` have to get past: its own, which need no engine. */
export default defineConfig({
  test: { root: new URL('../..', import.meta.url).pathname, include: ['src/domain/**/*.test.ts'], setupFiles: ['scripts/test/property-seed.ts'], testTimeout: 120_000 },
});
