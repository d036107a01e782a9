import { fromUtf8 } from './byte-text.ts';
import { below, type WorkFiles } from './work-files.ts';

interface Pattern {
  readonly test: RegExp;
  readonly negated: boolean;
  readonly foldersOnly: boolean;
}

/** Says whether a path is ignored by the `.gitignore` files around it and by `.git/info/exclude`. */
export type Ignored = (path: string, kind: 'file' | 'folder') => boolean;

/** Paths are relative to the files' top; `root` is the repository's folder in them. */
export function ignoreRules(files: WorkFiles, root: string): Ignored {
  const patterns = new Map<string, readonly Pattern[]>();
  const patternsIn = (folder: string): readonly Pattern[] => {
    const known = patterns.get(folder);
    if (known !== undefined) return known;
    const excluded = folder === root ? patternsOf(files.read(below(root, '.git/info/exclude'))) : [];
    const found = [...excluded, ...patternsOf(files.read(below(folder, '.gitignore')))];
    patterns.set(folder, found);
    return found;
  };
  const answers = new Map<string, boolean>();
  const ignored: Ignored = (path, kind) => {
    const known = answers.get(path);
    if (known !== undefined) return known;
    const folder = path.slice(0, Math.max(path.lastIndexOf('/'), 0));
    // What lies in an ignored folder is ignored, whatever the patterns further down say.
    const answer = (folder.length > root.length && ignored(folder, 'folder')) || verdict(path, kind);
    answers.set(path, answer);
    return answer;
  };
  const verdict = (path: string, kind: 'file' | 'folder'): boolean => {
    const inner = root === '' ? path : path.slice(root.length + 1);
    const parts = inner.split('/');
    for (let depth = parts.length - 1; depth >= 0; depth -= 1) {
      const folder = [root, ...parts.slice(0, depth)].filter((part) => part !== '').join('/');
      const rest = parts.slice(depth).join('/');
      const last = patternsIn(folder).findLast((pattern) => (!pattern.foldersOnly || kind === 'folder') && pattern.test.test(rest));
      if (last !== undefined) return !last.negated;
    }
    return false;
  };
  return ignored;
}

function patternsOf(bytes: Uint8Array | undefined): Pattern[] {
  if (bytes === undefined) return [];
  return fromUtf8(bytes).split('\n').flatMap((raw) => {
    const line = raw.replace(/\r$/, '').replace(/(?<!\\)[ \t]+$/, '');
    if (line === '' || line.startsWith('#')) return [];
    const negated = line.startsWith('!');
    const text = negated ? line.slice(1) : line;
    const foldersOnly = text.endsWith('/');
    const bare = foldersOnly ? text.slice(0, -1) : text;
    const anchored = bare.includes('/');
    return [{ test: new RegExp(`^${anchored ? '' : '(?:.*/)?'}${expression(bare.replace(/^\//, ''))}$`, 's'), negated, foldersOnly }];
  });
}

/** A pattern of git's as the text of a regular expression: star, question mark, classes, and double stars between slashes. */
function expression(pattern: string): string {
  return pattern.replaceAll(/\*\*\/|\/\*\*$|\*+|\?|\[(?:\\.|[^\]\\])+\]|\\.|[^*?[\\]+|\[/g, (token, at: number) => {
    if (token === '**/' && (at === 0 || pattern[at - 1] === '/')) return '(?:.*/)?';
    if (token === '/**') return '/.*';
    if (token === '**/') return '[^/]*/';
    if (token.startsWith('*')) return '[^/]*';
    if (token === '?') return '[^/]';
    if (token.startsWith('[') && token.length > 1) return token.replace(/^\[[!^]/, '[^');
    return (token.startsWith('\\') ? token.slice(1) : token).replaceAll(/[.+^${}()|[\]\\/]/g, '\\$&');
  });
}

/** Whether a path matches a pathspec's glob; git lets `*` cross folders there. */
export function globMatches(glob: string, path: string): boolean {
  const text = glob.replaceAll(/[.+^${}()|\\]/g, '\\$&').replaceAll('*', '.*').replaceAll('?', '.');
  return new RegExp(`^${text}$`, 's').test(path);
}
