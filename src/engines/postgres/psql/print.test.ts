import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { widthOf } from './cells.ts';
import { printed } from './print.ts';
import { defaultPrintSettings, type Table } from './print-settings.ts';

const cell = fc.option(fc.oneof(fc.constantFrom('', 'a', 'two\nlines', 'a\n\nb', '日本語', 'tab\there', 'é', 'e\u0301', '\r'), fc.string({ unit: 'grapheme', maxLength: 8 })));
const tables: fc.Arbitrary<Table> = fc.integer({ min: 1, max: 5 }).chain((columns) =>
  fc.record({
    headers: fc.array(fc.oneof(fc.constant('two\nlines'), fc.string({ minLength: 1, maxLength: 8 })), { minLength: columns, maxLength: columns }),
    right: fc.array(fc.boolean(), { minLength: columns, maxLength: columns }),
    rows: fc.array(fc.array(cell, { minLength: columns, maxLength: columns }), { maxLength: 6 }),
  }),
);
const linesOf = (text: string): string[] => text.split('\n');

describe('an aligned table', () => {
  test('has rows of one width on the screen, frame and all', () => {
    fc.assert(
      fc.property(tables, (table) => {
        const lines = linesOf(printed(table, { ...defaultPrintSettings, border: 2, footer: false })).filter((line) => line !== '');
        expect(new Set(lines.map(widthOf)).size).toBe(1);
      }),
    );
  });

  test('has no row wider than its rule, and every cell but the last as wide as its column', () => {
    fc.assert(
      fc.property(tables, (table) => {
        const lines = linesOf(printed({ ...table, rows: table.rows.map((row) => row.map((value) => value?.replaceAll('|', '') ?? null)) }, { ...defaultPrintSettings, tuplesOnly: false, footer: false }));
        const rule = lines.find((line) => /^-+(\+-+)*$/.test(line)) ?? '';
        const places = [...rule.matchAll(/\+/g)].map(({ index }) => index);
        for (const line of lines.slice(lines.indexOf(rule) + 1).filter((each) => each !== '')) {
          expect(widthOf(line)).toBeLessThanOrEqual(rule.length);
          expect(separators(line)).toEqual(places);
        }
      }),
    );
  });

  test('is drawn the same whatever the order of its rows, line for line', () => {
    fc.assert(
      fc.property(tables, (table) => {
        const reversed = { ...table, rows: table.rows.toReversed() };
        expect(linesOf(printed(reversed, defaultPrintSettings)).sort()).toEqual(linesOf(printed(table, defaultPrintSettings)).sort());
      }),
    );
  });
});

/** The columns on the screen in which a row has its separators. */
function separators(line: string): number[] {
  return [...line.matchAll(/\|/g)].map(({ index }) => widthOf(line.slice(0, index)));
}

test('comma-separated values are read back as they were', () => {
  fc.assert(
    fc.property(tables, (table) => {
      const text = printed(table, { ...defaultPrintSettings, format: 'csv' });
      expect(readCsv(text)).toEqual([table.headers, ...table.rows.map((row) => row.map((value) => value ?? ''))]);
    }),
  );
});

function readCsv(text: string): string[][] {
  const rows: string[][] = [[]];
  for (const [, quoted, bare = '', end] of text.matchAll(/(?:"((?:[^"]|"")*)"|([^",\n]*))(,|\n)/g)) {
    rows.at(-1)?.push(quoted?.replaceAll('""', '"') ?? bare);
    if (end === '\n') rows.push([]);
  }
  return rows.slice(0, -1);
}
