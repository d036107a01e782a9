import { expect, test } from 'vitest';
import { fuzz } from './fuzz.ts';

/* A short run in every test; `npm run fuzz` goes on for as long as asked. */
test.each([
  ['a shop whose pushes run a pipeline', { project: 'shop', seed: 11, ci: true, steps: 100 }],
  ['a repository of three tools', { project: 'three-tools', seed: 12, ci: false, steps: 50 }],
] as const)(
  'whatever is done to %s, all holds after each step',
  async (_, options) => {
    const told: string[] = [];
    expect(await fuzz({ ...options, onStep: (_step, step) => told.push(step) })).toBeUndefined();
    expect(told).toHaveLength(options.steps);
  },
  600_000,
);
