import { expect, test } from 'vitest';
import type { SqlOutcome } from '../domain/schema.ts';
import type { Workbench } from '../session/workbench.ts';
import { createProbe } from './probe.ts';

const one: SqlOutcome = { type: 'done', changedRows: 1 };

function asked(outcomes: readonly SqlOutcome[]) {
  const queries: string[] = [];
  const query: Workbench['query'] = (_, sql) => {
    queries.push(sql);
    return Promise.resolve(outcomes[queries.length - 1] ?? one);
  };
  // A probe that is asked nothing but queries needs nothing else of its workbench.
  return { queries, probe: createProbe({ query } as Workbench) };
}

test('the same question about the same data is asked once', async () => {
  const { probe, queries } = asked([]);
  const data = new Uint8Array(1);
  expect(await probe.query(data, 'SELECT count(*) FROM users')).toBe(one);
  expect(await probe.query(data, 'SELECT count(*) FROM users')).toBe(one);
  expect(queries).toHaveLength(1);
});

test('other data and other questions are asked anew', async () => {
  const { probe, queries } = asked([]);
  const data = new Uint8Array(1);
  await probe.query(data, 'SELECT 1');
  await probe.query(data, 'SELECT 2');
  await probe.query(new Uint8Array(1), 'SELECT 1');
  expect(queries).toEqual(['SELECT 1', 'SELECT 2', 'SELECT 1']);
});

test('what could not be answered is asked again', async () => {
  const { probe } = asked([{ type: 'error', message: 'the engine starts' }]);
  const data = new Uint8Array(1);
  expect(await probe.query(data, 'SELECT 1')).toMatchObject({ type: 'error' });
  expect(await probe.query(data, 'SELECT 1')).toBe(one);
});
