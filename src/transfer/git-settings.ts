import { apply, type FileTree, textAt } from '../domain/file-tree.ts';
import { parseConfig, withSetting } from '../engines/git/config-file.ts';

const CONFIG = '.git/config';

/** The tree with every remote of that address at another one; the same tree when there is none. */
export function withRemoteMoved(files: FileTree, from: string, to: string): FileTree {
  const text = textAt(files, CONFIG);
  if (text === undefined) return files;
  const names = parseConfig(text).flatMap(({ name, value }) => (isRemoteUrl(name) && value === from ? [name] : []));
  if (names.length === 0) return files;
  const moved = names.reduce((each, name) => withSetting(each, name, to), text);
  return apply(files, { set: [[CONFIG, new TextEncoder().encode(moved)]], remove: [] });
}

/** The addresses of a repository's remotes, by their names. */
export function remotesIn(files: FileTree): ReadonlyMap<string, string> {
  const settings = parseConfig(textAt(files, CONFIG) ?? '');
  return new Map(settings.flatMap(({ name, value }): [string, string][] => (isRemoteUrl(name) ? [[name.slice('remote.'.length, -'.url'.length), value]] : [])));
}

function isRemoteUrl(name: string): boolean {
  return /^remote\..+\.url$/.test(name);
}
