import fc from 'fast-check';

/*
 * Property tests meet the same random values in every run. `FAST_CHECK_SEED=7 npx vitest run …` looks elsewhere: what it
 * finds becomes a test of its own.
 */
fc.configureGlobal({ seed: Number(process.env['FAST_CHECK_SEED'] ?? 20_261_123) });
