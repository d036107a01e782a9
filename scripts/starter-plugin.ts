import type { Plugin } from 'vite';
import type { FileTree } from '../src/domain/file-tree.ts';
import { makeStarterWorld } from './starter-world.ts';

const MODULE = 'virtual:starter-world';

/** Bundles the starter project with its repository, made when the page is built: a first visit need not wait for git. */
export function starterWorld(): Plugin {
  return {
    name: 'starter-world',
    resolveId: (id) => (id === MODULE ? `\0${MODULE}` : undefined),
    async load(id) {
      if (id !== `\0${MODULE}`) return undefined;
      const { files, origin } = await makeStarterWorld();
      return `export const files = ${encode(files)};\nexport const origin = ${encode(origin)};\n`;
    },
  };
}

/** Path → base64, as JavaScript. */
function encode(tree: FileTree): string {
  return JSON.stringify(Object.fromEntries([...tree].map(([path, bytes]) => [path, Buffer.from(bytes).toString('base64')])));
}
