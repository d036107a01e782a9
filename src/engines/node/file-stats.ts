import { contentOf, type DiskNode } from './disk.ts';

/** What `fs.stat` answers. */
export type Stats = ReturnType<typeof statsOf>;

const FOLDER_MODE = 0o40_755;
const FILE_MODE = 0o100_644;

export function statsOf(node: DiskNode) {
  const size = node.kind === 'file' ? contentOf(node).length : 4096;
  const mode = node.kind === 'file' ? FILE_MODE : FOLDER_MODE;
  const time = node.changed;
  const date = new Date(time);
  return {
    ...kindOf(node),
    dev: 1, ino: node.inode, mode, nlink: 1, uid: 1000, gid: 1000, rdev: 0, size, blksize: 4096, blocks: Math.ceil(size / 512),
    atimeMs: time, mtimeMs: time, ctimeMs: time, birthtimeMs: time, atime: date, mtime: date, ctime: date, birthtime: date,
  };
}

/** What `fs.readdir` answers when it is asked for kinds. */
export function direntOf(name: string, folder: string, node: DiskNode): unknown {
  return { name, path: folder, parentPath: folder, ...kindOf(node) };
}

function kindOf(node: DiskNode): Readonly<Record<string, () => boolean>> {
  const no = (): boolean => false;
  return {
    isFile: () => node.kind === 'file',
    isDirectory: () => node.kind === 'folder',
    isSymbolicLink: no,
    isFIFO: no,
    isSocket: no,
    isBlockDevice: no,
    isCharacterDevice: no,
  };
}
