import { Zip, ZipDeflate, ZipPassThrough } from 'fflate';
import type { FileTree } from '../domain/file-tree.ts';
import { joined } from './bytes.ts';

const UNIX = 3;
const FILE = 0o100644;
const FOLDER = 0o40755;
/** The bit by which DOS, and so every zip program, tells a folder. */
const DOS_FOLDER = 0x10;

/**
 * A zip of the tree, empty folders too, as any zip program unpacks it.
 *
 * @param at when its files were changed, as the archive says
 */
export function writeZip(tree: FileTree, at: Date): Uint8Array<ArrayBuffer> {
  const chunks: Uint8Array[] = [];
  // Entry by entry, since an object with the names as its keys could not hold every name.
  const zip = new Zip((error, chunk) => {
    if (error !== null) throw error;
    chunks.push(chunk);
  });
  for (const [path, bytes] of tree) {
    const isFolder = path.endsWith('/');
    const entry = bytes.length === 0 ? new ZipPassThrough(path) : new ZipDeflate(path, { level: 6 });
    entry.os = UNIX;
    entry.attrs = isFolder ? ((FOLDER << 16) | DOS_FOLDER) >>> 0 : (FILE << 16) >>> 0;
    entry.mtime = at;
    zip.add(entry);
    entry.push(bytes, true);
  }
  zip.end();
  return joined(chunks);
}
