import { joined } from './bytes.ts';

/** The bytes compressed by the browser itself, with a checksum, so that a link that was changed on its way is found out. */
export async function deflate(bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array<ArrayBuffer>> {
  const stream = new Blob([bytes]).stream().pipeThrough(new CompressionStream('deflate'));
  return new Uint8Array(await new Response(stream).arrayBuffer());
}

export type Inflated = { readonly type: 'bytes'; readonly bytes: Uint8Array<ArrayBuffer> } | { readonly type: 'too large' } | { readonly type: 'damaged' };

/** The bytes unpacked again; stops as soon as there are more than `most`. */
export async function inflate(bytes: Uint8Array<ArrayBuffer>, most: number): Promise<Inflated> {
  const reader = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('deflate')).getReader();
  const chunks: Uint8Array[] = [];
  let length = 0;
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return { type: 'bytes', bytes: joined(chunks) };
      length += value.length;
      if (length > most) {
        await reader.cancel();
        return { type: 'too large' };
      }
      chunks.push(value);
    }
  } catch {
    return { type: 'damaged' };
  }
}
