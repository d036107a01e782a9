import { mergeBases } from '../history.ts';
import type { FlatTree, Objects } from '../objects.ts';
import { mergeTrees } from './merge-trees.ts';

/**
 * The tree that two commits are merged from: that of their best common ancestor. After a criss-cross there are several,
 * which are merged with each other first, conflicts and all, as git does.
 */
export async function mergeBaseTree(objects: Objects, one: string, two: string): Promise<FlatTree> {
  const [first, ...more] = (await mergeBases(objects, one, two)).reverse();
  let tree = await objects.flatOf(first);
  for (const other of more) {
    const base = first === undefined ? new Map() : await mergeBaseTree(objects, first, other);
    tree = (await mergeTrees(objects, base, tree, await objects.flatOf(other), { ours: 'Temporary merge branch 1', theirs: 'Temporary merge branch 2' })).files;
  }
  return tree;
}
