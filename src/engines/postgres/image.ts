import { z } from 'zod';

/** PostgreSQL writes and checks its files in blocks of this size. */
export const BLOCK_BYTES = 8192;

/**
 * A data folder as a value: what `initdb` left, path → bytes. Folders without a file are kept as paths that end in `/`.
 * Files with the same content share one array.
 */
export type DataImage = ReadonlyMap<string, Uint8Array>;

/**
 * Many files in one array: a 4-byte length (little-endian), that many bytes of JSON (`[path, size, block numbers][]`),
 * then each different block once, filled up with zeros. Databases are copies of each other, so most blocks are shared.
 */
export function writeImage(files: DataImage): Uint8Array<ArrayBuffer> {
  const blocks: Uint8Array[] = [];
  const known = new Map<string, number>();
  const numberOf = (block: Uint8Array): number => {
    const key = latin1.decode(block);
    const found = known.get(key) ?? blocks.push(block) - 1;
    known.set(key, found);
    return found;
  };
  const index = [...files].map(([path, bytes]) => [path, bytes.length, blocksOf(bytes).map(numberOf)]);
  const head = new TextEncoder().encode(JSON.stringify(index));
  const image = new Uint8Array(4 + head.length + blocks.length * BLOCK_BYTES);
  new DataView(image.buffer).setUint32(0, head.length, true);
  image.set(head, 4);
  blocks.forEach((block, number) => image.set(block, 4 + head.length + number * BLOCK_BYTES));
  return image;
}

/** The files of an image. Throws when the bytes are none. */
export function readImage(image: Uint8Array): DataImage {
  const length = new DataView(image.buffer, image.byteOffset).getUint32(0, true);
  const index = indexSchema.parse(JSON.parse(new TextDecoder().decode(image.subarray(4, 4 + length))));
  const start = 4 + length;
  const whole = new Map<string, Uint8Array>();
  const files = new Map<string, Uint8Array>();
  for (const [path, size, numbers] of index) {
    const key = `${size} ${numbers.join(' ')}`;
    const bytes = whole.get(key) ?? joined(numbers, size, (number) => image.subarray(start + number * BLOCK_BYTES, start + (number + 1) * BLOCK_BYTES));
    whole.set(key, bytes);
    files.set(path, bytes);
  }
  return files;
}

const latin1 = new TextDecoder('latin1');
const indexSchema = z.array(z.tuple([z.string(), z.number(), z.array(z.number())]));

function blocksOf(bytes: Uint8Array): Uint8Array[] {
  return Array.from({ length: Math.ceil(bytes.length / BLOCK_BYTES) }, (_, number) => {
    const block = new Uint8Array(BLOCK_BYTES);
    block.set(bytes.subarray(number * BLOCK_BYTES, (number + 1) * BLOCK_BYTES));
    return block;
  });
}

function joined(numbers: readonly number[], size: number, block: (number: number) => Uint8Array): Uint8Array {
  const bytes = new Uint8Array(size);
  numbers.forEach((number, at) => bytes.set(block(number).subarray(0, Math.min(BLOCK_BYTES, size - at * BLOCK_BYTES)), at * BLOCK_BYTES));
  return bytes;
}
