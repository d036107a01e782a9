import { z } from 'zod';

/**
 * Many files in one array: a 4-byte length (little-endian), that many bytes of JSON (`[path, size][]`),
 * then the files' bytes in the same order. Reading makes views, not copies.
 */
export function writePack(files: ReadonlyMap<string, Uint8Array>): Uint8Array<ArrayBuffer> {
  const index = new TextEncoder().encode(JSON.stringify([...files].map(([path, bytes]) => [path, bytes.length])));
  const size = 4 + index.length + [...files.values()].reduce((sum, bytes) => sum + bytes.length, 0);
  const pack = new Uint8Array(size);
  new DataView(pack.buffer).setUint32(0, index.length, true);
  pack.set(index, 4);
  let offset = 4 + index.length;
  for (const bytes of files.values()) {
    pack.set(bytes, offset);
    offset += bytes.length;
  }
  return pack;
}

/** The files of a pack, as views into it. Throws when the bytes are no pack. */
export function readPack(pack: Uint8Array): Map<string, Uint8Array> {
  const indexLength = new DataView(pack.buffer, pack.byteOffset).getUint32(0, true);
  const index = z.array(z.tuple([z.string(), z.number()])).parse(JSON.parse(new TextDecoder().decode(pack.subarray(4, 4 + indexLength))));
  const files = new Map<string, Uint8Array>();
  let offset = 4 + indexLength;
  for (const [path, size] of index) {
    files.set(path, pack.subarray(offset, offset + size));
    offset += size;
  }
  if (offset !== pack.length) throw new Error(`A runtime pack of ${pack.length} bytes ends at byte ${offset}: it is damaged.`);
  return files;
}
