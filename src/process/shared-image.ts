import { type FileChanges, sameBytes } from '../domain/file-tree.ts';

/** All environments' databases go on from one image, which every worker sends anew: it is kept once. */
export function shareImages(): (changes: FileChanges) => FileChanges {
  const images: Uint8Array[] = [];
  const shared = (bytes: Uint8Array): Uint8Array => {
    const same = images.find((image) => sameBytes(image, bytes));
    if (same === undefined) images.push(bytes);
    return same ?? bytes;
  };
  return (changes) => ({ ...changes, set: changes.set.map(([path, bytes]) => [path, path === 'image' ? shared(bytes) : bytes]) });
}
