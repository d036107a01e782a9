import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readPack, writePack } from './pack.ts';

test('what is packed is read again, whatever the names and bytes', () => {
  fc.assert(
    fc.property(fc.uniqueArray(fc.tuple(fc.string(), fc.uint8Array()), { selector: ([path]) => path }), (entries) => {
      const files = new Map(entries);
      expect([...readPack(writePack(files))].map(([path, bytes]) => [path, [...bytes]])).toEqual(entries.map(([path, bytes]) => [path, [...bytes]]));
    }),
  );
});

test('a pack that was cut off is refused', () => {
  const pack = writePack(new Map([['a', new Uint8Array([1, 2, 3])]]));
  expect(() => readPack(pack.subarray(0, -1))).toThrow('it is damaged');
});
