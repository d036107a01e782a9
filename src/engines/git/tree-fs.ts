import type { PromiseFsClient } from 'isomorphic-git';
import type { WorkFiles } from './work-files.ts';

/**
 * The file system that isomorphic-git is given: a {@link WorkFiles}, whose top is `/`. Every write gets a new inode
 * number and a later millisecond, because isomorphic-git takes a file with the same times and size for unchanged.
 */
export function treeFs(files: WorkFiles): PromiseFsClient {
  const written = new Map<string, number>();
  let writes = 0;
  const stat = async (name: string): Promise<object> => {
    const path = inside(name);
    const kind = files.kind(path);
    if (kind === undefined) throw missing(name);
    const number = written.get(path) ?? 0;
    return {
      type: kind === 'file' ? 'file' : 'dir',
      mode: kind === 'file' ? 0o100644 : 0o040000,
      size: files.read(path)?.length ?? 0,
      ino: number + 1,
      mtimeMs: number,
      ctimeMs: number,
      uid: 0,
      gid: 0,
      dev: 0,
      isFile: () => kind === 'file',
      isDirectory: () => kind === 'folder',
      isSymbolicLink: () => false,
    };
  };
  return {
    promises: {
      async readFile(name: string, options?: string | { encoding?: string }) {
        const bytes = files.read(inside(name));
        if (bytes === undefined) throw missing(name);
        const encoding = typeof options === 'string' ? options : options?.encoding;
        return encoding === undefined ? bytes : new TextDecoder().decode(bytes);
      },
      async writeFile(name: string, content: string | Uint8Array) {
        // A copy: what isomorphic-git hands over may be a window on a larger buffer, or be used again.
        const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : new Uint8Array(content);
        const path = inside(name);
        writes += 1;
        written.set(path, writes);
        files.write(path, bytes);
      },
      async unlink(name: string) {
        if (files.kind(inside(name)) !== 'file') throw missing(name);
        files.remove(inside(name));
      },
      async readdir(name: string) {
        if (files.kind(inside(name)) !== 'folder') throw missing(name);
        return files.names(inside(name));
      },
      async mkdir(name: string) {
        if (files.kind(inside(name)) !== undefined) throw systemError('EEXIST', name);
        files.makeFolder(inside(name));
      },
      async rmdir(name: string) {
        if (!files.removeEmptyFolder(inside(name))) throw systemError('ENOTEMPTY', name);
      },
      stat,
      lstat: stat,
      async readlink(name: string) {
        throw systemError('EINVAL', name);
      },
      async symlink(_target: string, name: string) {
        throw systemError('EPERM', name);
      },
    },
  };
}

function inside(name: string): string {
  return name
    .split('/')
    .filter((part) => part !== '' && part !== '.')
    .join('/');
}

function missing(name: string): Error {
  return systemError('ENOENT', name);
}

function systemError(code: string, name: string): Error {
  return Object.assign(new Error(`${code}: ${name}`), { code });
}
