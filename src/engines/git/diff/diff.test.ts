import { cpuTime } from '../../../../scripts/test/cpu-time.ts';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { linesOf } from '../byte-text.ts';
import { mergeText } from '../merge/merge-text.ts';
import { similarity } from './similarity.ts';
import { renameName } from './stat.ts';
import { countChanges, hunks } from './unified.ts';

const labels = { ours: 'HEAD', theirs: 'feature' };
const text = fc.array(fc.constantFrom('a\n', 'b\n', '\n', '    x\n', '}\n', 'long line\n', 'c\n'), { maxLength: 20 }).chain((lines) => fc.constantFrom(lines.join(''), `${lines.join('')}no end`));

describe('a difference', () => {
  test('turns the one text into the other, whatever they are', () => {
    fc.assert(
      fc.property(text, text, (before, after) => {
        expect(patched(before, hunks(before, after))).toBe(after);
      }),
      { numRuns: 500 },
    );
  });

  test('of a text with itself is none', () => {
    fc.assert(fc.property(text, (one) => hunks(one, one) === ''));
    expect(hunks('a\n', 'a\n')).toBe('');
  });

  test('puts a new function between two others where a reader would', () => {
    const before = 'def a():\n    return 1\n\n\ndef c():\n    return 3\n';
    const after = 'def a():\n    return 1\n\n\ndef b():\n    return 2\n\n\ndef c():\n    return 3\n';
    expect(hunks(before, after)).toBe('@@ -2,5 +2,9 @@ def a():\n     return 1\n \n \n+def b():\n+    return 2\n+\n+\n def c():\n     return 3\n');
  });

  test.each([
    ['behind a blank line', '@on\ndef a():\n    pass\n\n@on\ndef c():\n    pass\n', '@on\ndef a():\n    pass\n\n@on\ndef b():\n    pass\n\n@on\ndef c():\n    pass\n', '+@on\n+def b():\n+    pass\n+\n'],
    ['where its first line is indented the least', '<p>\n  1\n</p>\n<p>\n  3\n</p>\n', '<p>\n  1\n</p>\n<p>\n  2\n</p>\n<p>\n  3\n</p>\n', '+<p>\n+  2\n+</p>\n'],
    ['as low as it goes', '    x\n', '    x\n\ndef b():\n    x\n', '+\n+def b():\n+    x\n'],
  ])('that could stand at several places stands %s', (_, before, after, expected) => {
    expect(linesOf(hunks(before, after)).filter((line) => line.startsWith('+')).join('')).toBe(expected);
  });

  test('never moves lines over a change above them', () => {
    const [before, after] = ['\nc\nc\nc\nlong line\n', 'c\na\nc\nlong line\nno end'];
    expect(patched(before, hunks(before, after))).toBe(after);
  });

  test('is the shortest one', () => {
    fc.assert(
      fc.property(text, text, (before, after) => {
        const { added, removed } = countChanges(before, after);
        expect(added + removed).toBe(linesOf(before).length + linesOf(after).length - 2 * mostInCommon(linesOf(before), linesOf(after)));
      }),
      { numRuns: 500 },
    );
  });

  test('of two texts that share nothing takes time as they are long, not as the square of it', async () => {
    const lines = (name: string, count: number): string => Array.from({ length: count }, (_, index) => `${name}${index}\n${index % 7}\n`).join('');
    const time = (count: number): Promise<number> => cpuTime(() => expect(countChanges(lines('a', count), lines('b', count)).added).toBeGreaterThanOrEqual(count));
    await time(500);
    // Eight times as long: linear is 8, quadratic 64.
    expect((await time(5000)) / (await time(625))).toBeLessThan(32);
  });
});

describe('a merge of texts', () => {
  test('takes the side that changed, and does not mind when both did the same', () => {
    fc.assert(
      fc.property(text, text, (base, changed) => {
        expect(mergeText(base, changed, base, labels)).toEqual({ text: changed, conflicts: 0 });
        expect(mergeText(base, base, changed, labels)).toEqual({ text: changed, conflicts: 0 });
        expect(mergeText(base, changed, changed, labels)).toEqual({ text: changed, conflicts: 0 });
      }),
    );
  });

  test('loses no line of either side: one is there with the markers resolved to it', () => {
    fc.assert(
      fc.property(text, text, text, (base, ours, theirs) => {
        const { text: merged, conflicts } = mergeText(base, ours, theirs, labels);
        expect(merged.split('<<<<<<< HEAD\n').length - 1).toBe(conflicts);
        expect(merged.split('>>>>>>> feature\n').length - 1).toBe(conflicts);
      }),
    );
  });

  test('shows only what differs, and joins conflicts that are near to each other', () => {
    const base = '1\n2\n3\n4\n5\n6\n7\n8\n9\n';
    const one = mergeText(base, base.replace('2', 'two'), base.replace('2', 'zwei'), labels);
    expect(one.text).toBe('1\n<<<<<<< HEAD\ntwo\n=======\nzwei\n>>>>>>> feature\n3\n4\n5\n6\n7\n8\n9\n');
    const near = mergeText(base, base.replace('2', 'two').replace('5', 'five'), base.replace('2', 'zwei').replace('5', 'fuenf'), labels);
    expect(near.conflicts).toBe(1);
    const far = mergeText(base, base.replace('2', 'two').replace('9', 'nine'), base.replace('2', 'zwei').replace('9', 'neun'), labels);
    expect(far.conflicts).toBe(2);
  });
});

test('two files are alike by the bytes that they share', () => {
  const bytes = (lines: string): Uint8Array => new TextEncoder().encode(lines);
  expect(similarity(bytes('a\nb\nc\nd\n'), bytes('a\nb\nc\nd\n'))).toBe(100);
  expect(similarity(bytes('a\nb\nc\nd\n'), bytes('a\nb\nc\nx\n'))).toBe(75);
  expect(similarity(bytes('a\n'), bytes('other\nother\n'))).toBe(0);
});

test.each([
  ['a.py', 'b.py', 'a.py => b.py'],
  ['x/a.py', 'x/b.py', 'x/{a.py => b.py}'],
  ['a/file.py', 'b/file.py', '{a => b}/file.py'],
  ['file.py', 'data/file.py', 'file.py => data/file.py'],
  ['a/b/c.py', 'a/c.py', 'a/{b => }/c.py'],
  ['a/c.py', 'a/b/c.py', 'a/{ => b}/c.py'],
])('%s renamed to %s is written %s', (from, to, expected) => {
  expect(renameName(from, to)).toBe(expected);
});

/** The length of the longest common subsequence, by its definition. */
function mostInCommon(before: readonly string[], after: readonly string[]): number {
  let above = after.map(() => 0);
  for (const line of before) {
    const row: number[] = [];
    after.forEach((other, at) => row.push(line === other ? (above[at - 1] ?? 0) + 1 : Math.max(above[at] ?? 0, row[at - 1] ?? 0)));
    above = row;
  }
  return above.at(-1) ?? 0;
}

/** Applies hunks as `patch` does, to see that they say all there is to say. */
function patched(before: string, patch: string): string {
  const old = linesOf(before);
  const result: string[] = [];
  let at = 0;
  for (const hunk of patch.split(/^(?=@@ )/m).filter((part) => part !== '')) {
    const [, start = '0', count = '1'] = /^@@ -(\d+)(?:,(\d+))? /.exec(hunk) ?? [];
    const from = count === '0' ? Number(start) : Number(start) - 1;
    result.push(...old.slice(at, from));
    at = from;
    let last = '';
    for (const line of linesOf(hunk).slice(1)) {
      if (line.startsWith('\\') && last !== '-') result.splice(-1, 1, (result.at(-1) ?? '').replace(/\n$/, ''));
      else if (line.startsWith('+')) result.push(line.slice(1));
      else if (line.startsWith(' ')) result.push(line.slice(1));
      if (!line.startsWith('+') && !line.startsWith('\\')) at += 1;
      last = line.charAt(0);
    }
  }
  return [...result, ...old.slice(at)].join('');
}
