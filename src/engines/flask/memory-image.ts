import type { PythonModule } from './emscripten.ts';

/**
 * The interpreter's whole memory at a moment when no process runs, and where its stack stood. All that CPython is lies
 * in it; what lies outside (the file system, the compiled code) is made again by whoever makes the module.
 */
export interface MemoryImage {
  readonly bytes: Uint8Array;
  readonly stack: number;
}

export function takeImage(module: PythonModule): MemoryImage {
  return { bytes: module.HEAPU8.slice(), stack: module.stackSave() };
}

/** Overwrites the memory with the image. What was allocated since is gone, whoever held it. */
export function putBack(module: PythonModule, image: MemoryImage): void {
  const end = module._sbrk(0);
  module.stackRestore(image.stack);
  module.HEAPU8.set(image.bytes);
  // Memory beyond the image must be zero again: the allocator counts on it for memory it has never handed out.
  if (end > image.bytes.length) module.HEAPU8.fill(0, image.bytes.length, end);
}

/** Fills a module in which Python was never started. Throws when there is no room for the image. */
export function loadImage(module: PythonModule, image: MemoryImage): void {
  if (module.HEAPU8.length < image.bytes.length) module.growMemory(image.bytes.length);
  if (module.HEAPU8.length < image.bytes.length) throw new Error(`There is no room for the ${image.bytes.length} bytes of the interpreter's image.`);
  module.HEAPU8.set(image.bytes);
  module.stackRestore(image.stack);
}

const MAGIC = 0x48_57_49_31;
const HEADER_BYTES = 16;

/** An image as one array, to be kept: 16 bytes of header (magic, stack, length), then the memory. */
export function writeImage({ bytes, stack }: MemoryImage): Uint8Array<ArrayBuffer> {
  const file = new Uint8Array(HEADER_BYTES + bytes.length);
  new Uint32Array(file.buffer, 0, 3).set([MAGIC, stack, bytes.length]);
  file.set(bytes, HEADER_BYTES);
  return file;
}

/** The image that was kept, or undefined when these bytes are no whole image. */
export function readImage(file: Uint8Array): MemoryImage | undefined {
  if (file.length < HEADER_BYTES) return undefined;
  const header = new DataView(file.buffer, file.byteOffset, HEADER_BYTES);
  const [magic, stack, length] = [0, 4, 8].map((offset) => header.getUint32(offset, true));
  if (magic !== MAGIC || stack === undefined || length !== file.length - HEADER_BYTES) return undefined;
  return { bytes: file.subarray(HEADER_BYTES), stack };
}
