import { describe, expect, it } from 'vitest';
import { changedPart } from './changed-part.ts';

describe('the changed part of a text', () => {
  const apply = (before: string, after: string) => {
    const { start, end, replacement } = changedPart(before, after);
    return before.slice(0, start) + replacement + before.slice(end);
  };

  it('is only what differs', () => {
    expect(changedPart('id\nemail\n', 'id\nemail\nphone\n')).toEqual({ start: 9, end: 9, replacement: 'phone\n' });
    expect(changedPart('same', 'same')).toEqual({ start: 4, end: 4, replacement: '' });
  });

  it('turns the one text into the other', () => {
    for (const [before, after] of [['', 'a'], ['a', ''], ['aa', 'aaa'], ['aaa', 'aa'], ['abc', 'axc']] as const) {
      expect(apply(before, after)).toBe(after);
    }
  });
});
