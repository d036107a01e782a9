import fc from 'fast-check';
import { expect, test } from 'vitest';
import { emptyTree } from '../../domain/file-tree.ts';
import { createDataFolder } from './data-folder.ts';
import type { EmscriptenFs, FsNode } from './emscripten.ts';
import { BLOCK_BYTES, readImage, writeImage } from './image.ts';

/** Emscripten's file system as far as the data folder uses it, with files that are written in place. */
function fileSystem() {
  const root: FsNode = folder('');
  const stream_ops: FsNode['stream_ops'] = {
    write({ node }, buffer, offset, length, position) {
      const size = Math.max(node.usedBytes, position + length);
      const bytes = new Uint8Array(size);
      bytes.set((node.contents as Uint8Array).subarray(0, node.usedBytes));
      bytes.set(buffer.subarray(offset, offset + length), position);
      node.contents = bytes;
      node.usedBytes = size;
      return length;
    },
  };
  const node_ops: FsNode['node_ops'] = {
    setattr(node, { size = 0 }) {
      const bytes = new Uint8Array(size);
      bytes.set((node.contents as Uint8Array).subarray(0, Math.min(size, node.usedBytes)));
      node.contents = bytes;
      node.usedBytes = size;
    },
  };
  function folder(name: string): FsNode {
    return { name, mode: 2, contents: {}, usedBytes: 0, stream_ops: { write: () => 0 }, node_ops: { setattr: () => undefined } };
  }
  const at = (path: string): FsNode | undefined =>
    path.split('/').filter(Boolean).reduce<FsNode | undefined>((node, name) => (node === undefined || ArrayBuffer.isView(node.contents) || node.contents === null ? undefined : node.contents[name]), root);
  const childrenOf = (path: string): Record<string, FsNode> => at(path.slice(0, path.lastIndexOf('/')))?.contents as Record<string, FsNode>;
  const fs: EmscriptenFs = {
    ErrnoError: class extends Error {
      constructor(number: number) {
        super(`errno ${number}`);
      }
    },
    lookupPath: (path) => ({ node: at(path) ?? expect.fail(path) }),
    analyzePath: (path) => ({ exists: at(path) !== undefined }),
    mkdirTree(path) {
      let node = root;
      for (const name of path.split('/').filter(Boolean)) {
        const children = node.contents as Record<string, FsNode>;
        node = children[name] ??= folder(name);
      }
    },
    mknod(path) {
      const name = path.slice(path.lastIndexOf('/') + 1);
      const parent = at(path.slice(0, path.lastIndexOf('/'))) ?? expect.fail(path);
      const node: FsNode = { name, parent, mode: 1, contents: new Uint8Array(0), usedBytes: 0, stream_ops, node_ops };
      childrenOf(path)[name] = node;
      return node;
    },
    unlink(path) {
      delete childrenOf(path)[path.slice(path.lastIndexOf('/') + 1)];
    },
    isDir: (mode) => mode === 2,
    isFile: (mode) => mode === 1,
  };
  return {
    fs,
    write: (path: string, position: number, bytes: Uint8Array) => {
      const node = at(path) ?? fs.mknod(path, 1, 0);
      node.stream_ops.write({ node }, bytes, 0, bytes.length, position);
    },
    truncate: (path: string, size: number) => {
      const node = at(path);
      node?.node_ops.setattr(node, { size });
    },
    rename: (from: string, to: string) => {
      const node = at(from);
      if (node === undefined || from === to) return;
      fs.unlink(from);
      childrenOf(to)[to.slice(to.lastIndexOf('/') + 1)] = { ...node, name: to };
    },
    remove: (path: string) => {
      if (at(path) !== undefined) fs.unlink(path);
    },
    all: (prefix: string) => {
      const found: Record<string, string> = {};
      const visit = (node: FsNode, path: string): void => {
        if (ArrayBuffer.isView(node.contents)) found[path] = Buffer.from(node.contents.subarray(0, node.usedBytes)).toString('latin1');
        else for (const [name, child] of Object.entries(node.contents ?? {})) visit(child, `${path}/${name}`);
      };
      visit(at(prefix) ?? expect.fail(prefix), '');
      return found;
    },
  };
}

const image = new Map([
  ['base/1', new Uint8Array(3 * BLOCK_BYTES).fill(1)],
  ['base/2', new Uint8Array(BLOCK_BYTES + 10).fill(2)],
  ['global/', new Uint8Array(0)],
  ['wal', new Uint8Array(2 * BLOCK_BYTES)],
]);
const paths = ['base/1', 'base/2', 'base/3', 'global/4', 'wal'];
const path = fc.constantFrom(...paths);
const step = fc.oneof(
  fc.record({ do: fc.constant('write' as const), path, at: fc.nat(4 * BLOCK_BYTES), length: fc.integer({ min: 1, max: 2 * BLOCK_BYTES }), byte: fc.constantFrom(0, 1, 2, 7) }),
  fc.record({ do: fc.constant('truncate' as const), path, size: fc.nat(4 * BLOCK_BYTES) }),
  fc.record({ do: fc.constant('rename' as const), path, to: path }),
  fc.record({ do: fc.constant('remove' as const), path }),
  fc.record({ do: fc.constant('collect' as const) }),
);

test('a data folder made anew from its image and the blocks that differ is the same folder, whatever was done to it', () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 30 }), (steps) => {
      const files = fileSystem();
      const folder = createDataFolder('/data', image, emptyTree);
      folder.fill(files.fs);
      for (const each of steps) {
        switch (each.do) {
          case 'write':
            files.write(`/data/${each.path}`, each.at, new Uint8Array(each.length).fill(each.byte));
            break;
          case 'truncate':
            files.truncate(`/data/${each.path}`, each.size);
            break;
          case 'rename':
            files.rename(`/data/${each.path}`, `/data/${each.to}`);
            break;
          case 'remove':
            files.remove(`/data/${each.path}`);
            break;
          case 'collect':
            folder.collect();
        }
      }
      const again = fileSystem();
      createDataFolder('/data', image, folder.collect().data).fill(again.fs);
      expect(again.all('/data')).toEqual(files.all('/data'));
    }),
  );
});

test('what was not written is not collected, and the image is never written to', () => {
  const files = fileSystem();
  const folder = createDataFolder('/data', image, emptyTree);
  folder.fill(files.fs);
  expect(folder.collect().changes).toEqual({ set: [], remove: [] });
  files.write('/data/base/1', BLOCK_BYTES, new Uint8Array(4).fill(9));
  expect(folder.collect().changes.set.map(([key]) => key)).toEqual(['base/1:1']);
  expect(image.get('base/1')?.every((byte) => byte === 1)).toBe(true);
});

test('blocks are unsigned bytes, also of a file whose first bytes came from a signed view of the memory', () => {
  const files = fileSystem();
  const folder = createDataFolder('/data', image, emptyTree);
  folder.fill(files.fs);
  files.write('/data/base/3', 0, new Uint8Array(1));
  // As Emscripten leaves a file's first bytes: a piece of the view that they were copied from.
  files.fs.lookupPath('/data/base/3').node.contents = new Int8Array([-1, 2]) as never;
  files.fs.lookupPath('/data/base/3').node.usedBytes = 2;
  expect(folder.collect().data.get('base/3:0')).toEqual(new Uint8Array([255, 2]));
});

test('a file does not grow beyond the disk, what is removed makes room, and the log has a disk of its own', () => {
  const files = fileSystem();
  createDataFolder('/data', new Map([...image, ['pg_wal/1', new Uint8Array(8)]]), emptyTree, 8 * BLOCK_BYTES).fill(files.fs);
  files.write('/data/base/3', 0, new Uint8Array(BLOCK_BYTES));
  expect(() => files.write('/data/base/3', BLOCK_BYTES, new Uint8Array(BLOCK_BYTES))).toThrow('errno 51');
  files.write('/data/base/3', 0, new Uint8Array(BLOCK_BYTES).fill(1));
  files.write('/data/pg_wal/1', 0, new Uint8Array(20 * BLOCK_BYTES));
  files.remove('/data/base/1');
  files.write('/data/base/3', BLOCK_BYTES, new Uint8Array(BLOCK_BYTES));
  expect(files.all('/data/base')['/3']?.length).toBe(2 * BLOCK_BYTES);
});

test('an image holds each different block once and gives the files back', () => {
  const packed = writeImage(image);
  expect(packed.length).toBeLessThan(5 * BLOCK_BYTES);
  expect([...readImage(packed)]).toEqual([...image]);
});
