import { defineConfig } from 'vitest/config';

/**
 * Optimising compilers are for what runs long. Engines are started for a few commands each and are gone before any of it pays, so they
 * run what WebAssembly's first compiler makes, which is what every person's first commands run on as well, and JavaScript is
 * optimised when it has run fifteen times as long as it would have to by itself.
 */
const shortRuns = ['--liftoff-only', '--interrupt-budget=1000000'];

/*
 * Three kinds of tests, told apart by their file names:
 * unit      *.test.ts            pure, fast, no runtime needed
 * engine    *.engine.test.ts     the real engines in Node; need `npm run build:runtime` first
 * fidelity  *.fidelity.test.ts   the sandbox against native tools; need the runtime and Python
 */
export default defineConfig({
  test: {
    // Two cores is what a small machine has; more workers than that only make each one slower.
    maxWorkers: 2,
    expect: { requireAssertions: true },
    setupFiles: ['scripts/test/property-seed.ts'],
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          // Some start a program of the machine, or try hundreds of databases, and the machine may be busy.
          testTimeout: 120_000,
          include: ['src/**/*.test.{ts,tsx}', 'scripts/**/*.test.ts', 'e2e/**/*.test.ts', 'lessons/**/*.test.ts'],
          exclude: ['**/*.engine.test.ts', '**/*.fidelity.test.ts'],
        },
      },
      {
        extends: true,
        test: { name: 'engine', execArgv: shortRuns, include: ['src/**/*.engine.test.ts', 'scripts/**/*.engine.test.ts'], testTimeout: 120_000, hookTimeout: 120_000 },
      },
      {
        extends: true,
        test: {
          name: 'fidelity',
          execArgv: shortRuns,
          include: ['e2e/fidelity/**/*.fidelity.test.ts'],
          globalSetup: ['e2e/fidelity/native-setup.ts'],
          testTimeout: 120_000,
          hookTimeout: 300_000,
        },
      },
    ],
  },
});
