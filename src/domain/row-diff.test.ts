import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compareKeys, diffRows, isSame, type Row, type RowDiff, sameValue, type TableRows } from './row-diff.ts';
import type { SqlValue } from './schema.ts';

/** A table whose first column is its key. */
function tableOf(columns: readonly string[], ...rows: readonly Row[]): TableRows {
  return { columns, rows: rows.map((values) => ({ key: values.slice(0, 1), values })).toSorted((a, b) => compareKeys(a.key, b.key)) };
}

const value: fc.Arbitrary<SqlValue> = fc.oneof(fc.constant(null), fc.bigInt({ min: -3n, max: 3n }), fc.constantFrom(-0.5, 1, 1.5), fc.constantFrom('', 'a', 'B', 'é', '漢', '😀', 'Ａ'), fc.uint8Array({ maxLength: 2 }));
const columns = fc.subarray(['b', 'c', 'd']).map((names) => ['id', ...names]);
const table = columns.chain((names) =>
  fc
    .uniqueArray(fc.tuple(fc.bigInt({ min: 0n, max: 12n }), ...names.slice(1).map(() => value)), { selector: ([id]) => id, maxLength: 10 })
    .map((rows) => tableOf(names, ...rows)),
);

function turned(diff: RowDiff): RowDiff {
  const { columnsBefore, columnsAfter, added, removed, changed, lost, gained } = diff;
  const back = changed.first.map(({ before, after, columns: names }) => ({ before: after, after: before, columns: (columnsAfter ?? []).filter((name) => names.includes(name)) }));
  return { ...diff, columnsBefore: columnsAfter, columnsAfter: columnsBefore, added: removed, removed: added, changed: { count: changed.count, first: back }, lost: gained, gained: lost };
}

describe('a difference of rows', () => {
  test('says which rows came, went and changed, and in which columns', () => {
    const diff = diffRows('users', tableOf(['id', 'name', 'age'], [1n, 'Ada', 36n], [2n, 'Ben', 20n], [3n, 'Cy', 5n]), tableOf(['id', 'age', 'name'], [2n, 21n, 'Ben'], [3n, 5n, 'Cy'], [4n, 1n, 'Di']), 9);
    expect(diff.removed).toEqual({ count: 1, first: [[1n, 'Ada', 36n]] });
    expect(diff.added).toEqual({ count: 1, first: [[4n, 1n, 'Di']] });
    expect(diff.changed).toEqual({ count: 1, first: [{ before: [2n, 'Ben', 20n], after: [2n, 21n, 'Ben'], columns: ['age'] }] });
    expect([diff.lost, diff.gained, diff.overwritten]).toEqual([[], [], 1]);
  });

  test('does not count a value as lost that was written where there was none', () => {
    const [empty, filled] = [tableOf(['id', 'phone'], [1n, null]), tableOf(['id', 'phone'], [1n, '1'])];
    expect(diffRows('users', empty, filled, 9)).toMatchObject({ changed: { count: 1 }, overwritten: 0 });
    expect(diffRows('users', filled, empty, 9)).toMatchObject({ changed: { count: 1 }, overwritten: 1 });
  });

  test('says which values went with a column, but not of rows that went whole', () => {
    const diff = diffRows('users', tableOf(['id', 'phone'], [1n, '1'], [2n, null], [3n, '3']), tableOf(['id'], [1n], [2n]), 9);
    expect(diff.lost).toEqual([{ name: 'phone', rows: { count: 1, first: [[1n, '1']] }, sameAs: undefined }]);
    expect(diff.removed.first).toEqual([[3n, '3']]);
  });

  test('takes a column for renamed only where one other holds all its values', () => {
    const before = tableOf(['id', 'phone'], [1n, '1'], [2n, null]);
    const sameAs = (after: TableRows) => diffRows('users', before, after, 9).lost[0]?.sameAs;
    expect(sameAs(tableOf(['id', 'mobile'], [1n, '1'], [2n, null]))).toBe('mobile');
    expect(sameAs(tableOf(['id', 'mobile'], [1n, '1'], [2n, '']))).toBeUndefined();
    expect(sameAs(tableOf(['id', 'mobile', 'fax'], [1n, '1', '1'], [2n, null, null]))).toBeUndefined();
    expect(diffRows('users', tableOf(['id', 'a'], [1n, null]), tableOf(['id', 'b'], [1n, null]), 9).lost[0]?.sameAs).toBeUndefined();
  });

  test('of a table that is only on one side is all its rows', () => {
    const users = tableOf(['id'], [1n], [2n]);
    expect(diffRows('users', users, undefined, 9)).toMatchObject({ columnsBefore: ['id'], columnsAfter: undefined, removed: { count: 2 }, lost: [] });
    expect(isSame(diffRows('users', undefined, tableOf(['id']), 9))).toBe(false);
    expect(isSame(diffRows('users', users, users, 9))).toBe(true);
  });

  test('is there where a column came or went, rows or no rows', () => {
    const [less, more] = [tableOf(['id']), tableOf(['id', 'phone'])];
    expect([isSame(diffRows('users', more, less, 9)), isSame(diffRows('users', less, more, 9)), isSame(diffRows('users', more, more, 9))]).toEqual([false, false, true]);
  });

  test('counts all and keeps the first', () => {
    const many = tableOf(['id'], ...Array.from({ length: 50 }, (_, id): Row => [BigInt(id)]));
    expect(diffRows('t', many, tableOf(['id']), 3).removed).toEqual({ count: 50, first: [[0n], [1n], [2n]] });
  });

  test('is what comparing each row with each other one finds', () => {
    fc.assert(
      fc.property(table, table, (before, after) => {
        const diff = diffRows('t', before, after, 99);
        const [olds, nexts] = [[...before.rows], [...after.rows]];
        const without = (rows: typeof olds, others: typeof olds) => rows.filter(({ key }) => !others.some((other) => other.key[0] === key[0])).map(({ values }) => values);
        expect(diff.removed.first).toEqual(without(olds, nexts));
        expect(diff.added.first).toEqual(without(nexts, olds));
        const shared = before.columns.filter((name) => after.columns.includes(name));
        const changed = olds.flatMap(({ key, values }) => {
          const next = nexts.find((other) => other.key[0] === key[0])?.values;
          const names = next === undefined ? [] : shared.filter((name) => !sameValue(values[before.columns.indexOf(name)], next[after.columns.indexOf(name)]));
          return next === undefined || names.length === 0 ? [] : [{ before: values, after: next, columns: names }];
        });
        expect(diff.changed.first).toEqual(changed);
        expect(diff.lost.map(({ name }) => name)).toEqual(before.columns.filter((name) => !after.columns.includes(name)));
      }),
    );
  });

  test('turns round with its sides: what came has gone, what was lost is gained', () => {
    fc.assert(
      fc.property(table, table, fc.nat(4), (before, after, most) => {
        const { overwritten, ...there } = diffRows('t', after, before, most);
        expect(turned(diffRows('t', before, after, most))).toMatchObject(there);
        expect(overwritten).toBeLessThanOrEqual(there.changed.count);
      }),
    );
  });
});

test('keys have one order: NULL, numbers, texts by code points, bytes', () => {
  const inOrder: SqlValue[] = [null, -2n, -0.5, 1n, 1.5, 9007199254740993n, '', 'a', 'ab', 'abc', 'abd', 'é', '漢', 'Ａ', '\u{10000}', '\u{103FE}', '\u{103FF}', '😀', new Uint8Array(0), new Uint8Array([1]), new Uint8Array([1, 0]), new Uint8Array([2]), new Uint8Array([9, 200]), new Uint8Array([10])];
  fc.assert(fc.property(fc.shuffledSubarray(inOrder), (some) => {
    expect(some.toSorted((a, b) => compareKeys([a], [b]))).toEqual(inOrder.filter((each) => some.includes(each)));
  }));
  expect(compareKeys(['a', 1n], ['a', 2n])).toBeLessThan(0);
  expect([compareKeys([1n], [1]), compareKeys([1], [1n]), compareKeys([null], [null]), compareKeys(['a'], ['a'])]).toEqual([0, 0, 0, 0]);
  expect([sameValue(1n, 1), sameValue('1', 1n), sameValue(new Uint8Array([1]), new Uint8Array([1])), sameValue(new Uint8Array([1]), new Uint8Array([2]))]).toEqual([false, false, true, false]);
});

test('texts are ordered as their UTF-8 bytes are, and bytes one by one', () => {
  const encoder = new TextEncoder();
  const text = fc.string({ unit: fc.constantFrom('a', 'b', 'é', 'Ａ', '\uFFFF', '\u{10000}', '\u{10FFFF}'), maxLength: 4 });
  fc.assert(fc.property(text, text, (a, b) => {
    expect(Math.sign(compareKeys([a], [b]))).toBe(Math.sign(compareKeys([encoder.encode(a)], [encoder.encode(b)])));
  }));
  const hex = (bytes: Uint8Array) => [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
  const bytes = fc.uint8Array({ maxLength: 4 });
  fc.assert(fc.property(bytes, bytes, (a, b) => {
    expect(Math.sign(compareKeys([a], [b]))).toBe(hex(a) < hex(b) ? -1 : hex(a) > hex(b) ? 1 : 0);
  }));
});
