import { expect, test } from 'vitest';
import { postgresType } from './postgres-types.ts';

test.each([
  ['VARCHAR(20)', 'character varying(20)'],
  ['varchar ( 20 )', 'character varying(20)'],
  ['character varying(20)', 'character varying(20)'],
  ['INT', 'integer'],
  ['SERIAL', 'integer'],
  ['BIGINT', 'bigint'],
  ['Numeric(10, 2)', 'numeric(10,2)'],
  ['DECIMAL', 'numeric'],
  ['TIMESTAMP', 'timestamp without time zone'],
  ['timestamp(3)', 'timestamp(3) without time zone'],
  ['TIMESTAMP(3) WITH TIME ZONE', 'timestamp(3) with time zone'],
  ['timestamptz', 'timestamp with time zone'],
  ['timestamptz(3)', 'timestamp(3) with time zone'],
  ['time', 'time without time zone'],
  ['VARCHAR(20)[]', 'character varying(20)[]'],
  ['int[]', 'integer[]'],
  ['JSONB', 'jsonb'],
  ['order_status', 'order_status'],
])('%s is what PostgreSQL calls %s', (written, meant) => {
  expect(postgresType(written)).toBe(meant);
  expect(postgresType(meant)).toBe(meant);
});
