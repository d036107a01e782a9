import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { valueProblem } from './value-problem.ts';

const schema = z.strictObject({
  format: z.literal('headway-world'),
  version: z.int().min(1).max(3),
  name: z.string().min(2).max(4).regex(/^[a-z]+$/),
  either: z.union([z.string(), z.number()]),
  listed: z.array(z.boolean()),
  own: z.string('expected a name').optional(),
});
const good = { format: 'headway-world', version: 1, name: 'ada', either: 1, listed: [true] };

function said(change: Readonly<Record<string, unknown>>): string {
  const read = schema.safeParse({ ...good, ...change }, { error: valueProblem });
  return read.error?.issues[0]?.message ?? 'nothing';
}

describe('what is wrong with a value', () => {
  test.each([
    [{}, 'nothing'],
    [{ format: 'other' }, 'expected "headway-world"'],
    [{ version: 'one' }, 'expected a number'],
    [{ version: 1.5 }, 'expected a whole number'],
    [{ version: 0 }, 'expected at least 1'],
    [{ version: 9 }, 'expected at most 3'],
    [{ name: 'A7' }, 'it is not written as expected here'],
    [{ either: [] }, 'it is not what is expected here'],
    [{ listed: {} }, 'expected a list'],
    [{ listed: ['x'] }, 'expected true or false'],
    [{ more: 1, most: 2 }, 'more, most are not known here'],
    [{ own: 5 }, 'expected a name'],
  ])('%j', (change, sentence) => {
    expect(said(change)).toBe(sentence);
  });
});
