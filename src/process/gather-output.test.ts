import { expect, test } from 'vitest';
import { gatherOutput } from './gather-output.ts';

const bytes = (length: number): Uint8Array => new Uint8Array(length).fill(7);

test('what a process writes at first is passed on at once', () => {
  const pieces: string[] = [];
  const output = gatherOutput((stream, piece) => pieces.push(`${stream} ${piece.length}`));
  output.stdout(bytes(3));
  output.stderr(bytes(1));
  output.stdout(bytes(2));
  expect(pieces).toEqual(['stdout 3', 'stderr 1', 'stdout 2']);
});

test('a flood arrives in few pieces, whole and in order', () => {
  const pieces: Uint8Array[] = [];
  const output = gatherOutput((_, piece) => pieces.push(piece));
  const written = Array.from({ length: 50_000 }, (_, index) => new Uint8Array([index % 251, (index * 7) % 251, 1, 2, 3, 4, 5, 6, 7, 8]));
  for (const piece of written) output.stdout(piece);
  output.flush();
  expect(pieces.length).toBeLessThan(3300);
  expect(Buffer.concat(pieces).equals(Buffer.concat(written))).toBe(true);
});

test('the two streams keep their order in a flood', () => {
  const pieces: string[] = [];
  const output = gatherOutput((stream, piece) => pieces.push(`${stream} ${piece.length}`));
  output.stdout(bytes(40_000));
  output.stdout(bytes(5));
  output.stderr(bytes(6));
  output.stdout(bytes(7));
  output.flush();
  expect(pieces).toEqual(['stdout 40000', 'stdout 5', 'stderr 6', 'stdout 7']);
});

test('a flush without anything gathered passes nothing on', () => {
  const pieces: Uint8Array[] = [];
  gatherOutput((_, piece) => pieces.push(piece)).flush();
  expect(pieces).toEqual([]);
});
