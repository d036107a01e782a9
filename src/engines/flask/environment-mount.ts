import { apply, type FileChanges, type FileTree, emptyTree } from '../../domain/file-tree.ts';
import { asRoot, type EmscriptenFs, type FsNode, WRITABLE } from './emscripten.ts';

const PATH_PARTS_OUTSIDE = /(^|\/)\.{1,2}(\/|$)/;

/**
 * One environment's project folder in the interpreter's file system. Only the environment whose process runs is
 * attached; the others are out of reach of any path.
 */
export interface EnvironmentMount {
  readonly tree: FileTree;
  /** Brings the folder to the given state before a process. */
  receive(changes: FileChanges): void;
  attach(): void;
  detach(): void;
  /** What the process changed, and makes that the new state. */
  collect(): FileChanges;
}

/**
 * @param home the environment's home folder, `/home/dev-a`; the project lies in it as `project`
 */
export function createEnvironmentMount(fs: EmscriptenFs, home: string): EnvironmentMount {
  const project = `${home}/project`;
  asRoot(fs, () => {
    fs.mkdirTree(project);
    fs.mkdirTree(`/cache${home}`);
  });
  fs.chmod(home, 0o555);
  watchWrites(fs, project);
  const root = fs.lookupPath(project).node;
  const homeNode = fs.lookupPath(home).node;
  const cacheNode = fs.lookupPath(`/cache${home}`).node;
  const attached = [homeNode, cacheNode].map((node) => ({ node, parent: node.parent }));
  let tree: FileTree = emptyTree;

  return {
    get tree() {
      return tree;
    },
    receive(changes) {
      for (const path of changes.remove) {
        remove(fs, root, `${project}/`, path);
        forgetBytecode(fs, project, path);
      }
      for (const [path, bytes] of changes.set) {
        put(fs, `${project}/${path}`, bytes);
        forgetBytecode(fs, project, path);
      }
      tree = apply(tree, changes);
    },
    attach() {
      for (const { node, parent } of attached) {
        children(parent)[node.name] = node;
        fs.hashAddNode(node);
      }
    },
    detach() {
      for (const { node, parent } of attached) {
        delete children(parent)[node.name];
        fs.hashRemoveNode(node);
      }
    },
    collect() {
      const found = new Set<string>();
      const set: [string, Uint8Array][] = [];
      const visit = (folder: FsNode, prefix: string): void => {
        const names = Object.entries(children(folder));
        if (names.length === 0 && prefix !== '') note(prefix, new Uint8Array(0));
        for (const [name, node] of names) {
          const path = `${prefix}${name}`;
          if (fs.isDir(node.mode)) visit(node, `${path}/`);
          else if (fs.isFile(node.mode)) note(path, contentOf(node));
        }
      };
      const note = (path: string, bytes: Uint8Array): void => {
        found.add(path);
        const before = tree.get(path);
        const isFolder = path.endsWith('/');
        if (isFolder ? before === undefined : before !== bytes) set.push([path, bytes]);
      };
      visit(root, '');
      const changes: FileChanges = { set, remove: [...tree.keys()].filter((path) => !found.has(path)) };
      for (const path of changes.remove) forgetBytecode(fs, project, path);
      for (const [path] of changes.set) forgetBytecode(fs, project, path);
      tree = apply(tree, changes);
      return changes;
    },
  };
}

/** The file's bytes: the very array of the tree when nothing wrote to it, else a copy that becomes the new one. */
function contentOf(node: FsNode): Uint8Array {
  // A copy of a library's file is as read-only as that one; at a terminal, where it can be written, so can the copy.
  node.mode = WRITABLE;
  if (node.unchanged === undefined) {
    // What the program wrote first may still be typed as signed bytes: the view that Emscripten copied it from.
    if (!ArrayBuffer.isView(node.contents)) throw new Error(`A file without bytes: ${node.name}`);
    node.unchanged = new Uint8Array(node.contents.buffer, node.contents.byteOffset, node.usedBytes).slice();
  }
  return node.unchanged;
}

/** Every write and every change of length marks its file; all files share these functions, so once is enough. */
function watchWrites(fs: EmscriptenFs, folder: string): void {
  const probe = `${folder}/.probe`;
  const { stream_ops: stream, node_ops: attributes } = fs.mknod(probe, WRITABLE, 0);
  fs.unlink(probe);
  if (watched.has(stream)) return;
  watched.add(stream);
  const { write } = stream;
  if (write === undefined) throw new Error('The file system has no write operation.');
  stream.write = (target, ...rest) => {
    target.node.unchanged = undefined;
    return write(target, ...rest);
  };
  const { setattr } = attributes;
  attributes.setattr = (node, change) => {
    if (change.size !== undefined) node.unchanged = undefined;
    setattr(node, change);
  };
}

const watched = new WeakSet<object>();

function put(fs: EmscriptenFs, path: string, bytes: Uint8Array): void {
  if (PATH_PARTS_OUTSIDE.test(path)) throw new Error(`A file cannot be named ${path}.`);
  if (path.endsWith('/')) return fs.mkdirTree(path.slice(0, -1));
  fs.mkdirTree(path.slice(0, path.lastIndexOf('/')));
  const node = fs.analyzePath(path).exists ? fs.lookupPath(path).node : fs.mknod(path, WRITABLE, 0);
  // A copy: Python writes into a file's array in place, and the tree's array must never change.
  node.contents = bytes.slice();
  node.usedBytes = bytes.length;
  node.mtime = Date.now();
  node.unchanged = bytes;
}

/** Removes a file or an empty folder, and the folders that only it kept. */
function remove(fs: EmscriptenFs, root: FsNode, base: string, path: string): void {
  const absolute = base + path.replace(/\/$/, '');
  if (!fs.analyzePath(absolute).exists) return;
  const { node } = fs.lookupPath(absolute);
  if (fs.isDir(node.mode)) {
    if (Object.keys(children(node)).length > 0) return;
    fs.rmdir(absolute);
  } else fs.unlink(absolute);
  let folder = absolute.slice(0, absolute.lastIndexOf('/'));
  while (folder.length >= base.length && fs.lookupPath(folder).node !== root) {
    if (Object.keys(children(fs.lookupPath(folder).node)).length > 0) return;
    fs.rmdir(folder);
    folder = folder.slice(0, folder.lastIndexOf('/'));
  }
}

/**
 * Bytecode of a changed source must go: Python tells a change by time in seconds and by length, and two edits within
 * one second can have the same length.
 */
function forgetBytecode(fs: EmscriptenFs, project: string, path: string): void {
  if (!path.endsWith('.py')) return;
  const slash = path.lastIndexOf('/');
  const cached = `/cache${project}/${path.slice(0, slash + 1)}${path.slice(slash + 1, -3)}.cpython-314.pyc`;
  if (fs.analyzePath(cached).exists) fs.unlink(cached);
}

function children(folder: FsNode): Record<string, FsNode> {
  if (ArrayBuffer.isView(folder.contents)) throw new Error(`Not a folder: ${folder.name}`);
  return folder.contents;
}
