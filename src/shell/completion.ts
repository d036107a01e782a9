import type { Environment, EnvironmentId } from '../domain/environment.ts';
import { branchesIn } from '../domain/branches.ts';
import { namesAt, placeAt } from '../domain/place.ts';
import { readRevisionGraph } from '../domain/revision-graph.ts';
import { commandTable, dotCommands, gitCommands, takesBranches, takesPaths, type CommandShape, type MigrationKind, type RevisionKind, type ValueKind } from './command-table.ts';
import { quoteWord, readSoFar, type CurrentWord } from './completion-words.ts';
import { programVariables } from './variables.ts';

/** What completion knows of the world. */
export interface CompletionContext {
  readonly id: EnvironmentId;
  readonly environment: Environment;
  readonly commandNames: readonly string[];
}

/** What may stand in the line from `start` to the cursor instead of what is there. Folders end in `/`. */
export interface Completion {
  readonly start: number;
  readonly candidates: readonly string[];
}

/** Completes the word that the cursor is in or behind. Never fails; no candidates where nothing fits. */
export function complete(line: string, cursor: number, context: CompletionContext): Completion {
  const { words, current, afterRedirection } = readSoFar(line, cursor);
  if (words[0] === '#') return { start: cursor, candidates: [] };
  if (current.variableStart !== undefined) return completeVariable(line.slice(current.variableStart, cursor), current.variableStart, context);
  const plain = (candidates: readonly string[]): Completion => ({
    start: current.start,
    candidates: candidates.filter((each) => each.startsWith(current.text)).map((each) => quoteWord(each, current.quote, true)),
  });
  const paths = (foldersOnly: boolean): Completion => ({ start: current.start, candidates: completePath(current, context, foldersOnly) });

  if (afterRedirection) return paths(false);
  const [name, ...args] = words;
  if (name === undefined) return current.text.includes('/') || current.text.startsWith('~') ? paths(false) : plain(context.commandNames);
  if (['which', 'type', 'help', 'command'].includes(name)) return plain(context.commandNames);
  if (name === 'export' || name === 'unset') return plain(variableNames(context));
  if (name === 'git' && !current.text.startsWith('-')) return completeGit(args, plain, paths, context);
  const shape = Object.hasOwn(commandTable, name) ? commandTable[name] : undefined;
  if (shape === undefined) return paths(false);
  if (name === 'sqlite3' && current.text.startsWith('.') && args.some((arg) => !arg.startsWith('-'))) return plain(dotCommands);

  const expected = expectedAt(shape, args, current.text);
  switch (expected.type) {
    case 'options':
      return plain(Object.keys(expected.shape.options).sort(longOnesFirst));
    case 'commands':
      return plain(Object.keys(expected.shape.commands ?? {}));
    case 'value':
      return completeValue(expected.kind, expected.afterDashes, current, context, plain, paths);
  }
}

/** git's commands, then branches and paths where the command takes them. */
function completeGit(args: readonly string[], plain: (candidates: readonly string[]) => Completion, paths: (foldersOnly: boolean) => Completion, { environment }: CompletionContext): Completion {
  const [command, ...rest] = args;
  if (command === undefined) return plain(gitCommands);
  const branches = takesBranches.has(command) && !rest.includes('--') ? plain(branchesIn(environment.files)) : undefined;
  if (branches === undefined || branches.candidates.length === 0) return paths(false);
  return takesPaths.has(command) ? { ...branches, candidates: [...branches.candidates, ...paths(false).candidates] } : branches;
}

type Expected =
  | { readonly type: 'options' | 'commands'; readonly shape: CommandShape }
  | { readonly type: 'value'; readonly kind: ValueKind; readonly afterDashes: boolean };

/** Follows the words of a command down to what may come next. */
function expectedAt(root: CommandShape, args: readonly string[], current: string): Expected {
  let shape = root;
  let afterDashes = false;
  for (let at = 0; at < args.length; at += 1) {
    const arg = args[at] ?? '';
    const option = Object.hasOwn(shape.options, arg) && !afterDashes ? shape.options[arg] : undefined;
    if (arg === '--') afterDashes = true;
    else if (option !== undefined && option !== 'none') {
      if (at === args.length - 1) return { type: 'value', kind: option, afterDashes };
      at += 1;
    } else if (!arg.startsWith('-') && shape.commands !== undefined) {
      const inner = Object.hasOwn(shape.commands, arg) ? shape.commands[arg] : undefined;
      if (inner === undefined) return { type: 'value', kind: 'none', afterDashes };
      shape = inner;
    }
  }
  if (current.startsWith('-') && !afterDashes) return { type: 'options', shape };
  if (shape.commands !== undefined) return { type: 'commands', shape };
  return { type: 'value', kind: shape.operands ?? 'none', afterDashes };
}

function completeValue(
  kind: ValueKind,
  afterDashes: boolean,
  current: CurrentWord,
  context: CompletionContext,
  plain: (candidates: readonly string[]) => Completion,
  paths: (foldersOnly: boolean) => Completion,
): Completion {
  switch (kind) {
    case 'none':
    case 'text':
      return { start: current.start, candidates: [] };
    case 'path':
      return paths(false);
    case 'folder':
      return paths(true);
    case 'file of migrations':
    case 'file of seeders':
    case 'migration of Prisma':
      return plain(migrationNames(kind, context));
    case 'upgrade target':
    case 'downgrade target':
    case 'stamp target':
    case 'any revision':
    case 'revisions to merge':
    case 'revision range':
    case 'revision head': {
      // `a:b` is a range; what is being typed is its second half.
      const colon = kind === 'revision range' || kind.endsWith('target') ? current.text.lastIndexOf(':') : -1;
      return plain(revisionWords(kind, afterDashes, context).map((word) => current.text.slice(0, colon + 1) + word));
    }
  }
}

/** Sequelize's are the files of a folder of this name, Prisma's the folders that hold a `migration.sql`. */
function migrationNames(kind: MigrationKind, { environment }: CompletionContext): string[] {
  const pattern = kind === 'migration of Prisma' ? /(?:^|\/)([^/]+)\/migration\.sql$/ : kind === 'file of seeders' ? /(?:^|\/)seeders\/([^/]+\.[cm]?js)$/ : /(?:^|\/)migrations\/([^/]+\.[cm]?js)$/;
  return [...environment.files.keys()].flatMap((path) => pattern.exec(path)?.[1] ?? []).sort();
}

function revisionWords(kind: RevisionKind, afterDashes: boolean, { environment }: CompletionContext): string[] {
  const graph = readRevisionGraph(environment.files);
  const labels = [...new Set(graph.revisions.flatMap(({ branchLabels }) => branchLabels))].map((label) => `${label}@head`);
  return [...SYMBOLS[kind], ...(kind === 'downgrade target' && afterDashes ? ['-1'] : []), ...labels, ...graph.revisions.map(({ id }) => id)];
}

const SYMBOLS: Readonly<Record<RevisionKind, readonly string[]>> = {
  'upgrade target': ['head', 'heads', '+1'],
  'downgrade target': ['base'],
  'stamp target': ['head', 'heads', 'base'],
  'any revision': ['head', 'heads', 'base', 'current'],
  'revisions to merge': ['heads'],
  'revision range': ['base', 'head', 'heads', 'current'],
  'revision head': ['head'],
};

function completePath(current: CurrentWord, { id, environment }: CompletionContext, foldersOnly: boolean): string[] {
  const from = { environment: id, cwd: environment.cwd, files: environment.files };
  const slash = current.text.lastIndexOf('/');
  const typedFolder = current.text.slice(0, slash + 1);
  const start = current.text.slice(slash + 1);
  const home = typedFolder.startsWith('~/') && current.quote === '' ? '~/' : '';
  const typedRest = typedFolder.slice(home.length);
  const folder = home === '' ? typedFolder : `/home/${id}/${typedRest}`;
  return namesAt(from, placeAt(from, folder === '' ? '.' : folder))
    .filter(({ name, kind }) => name.startsWith(start) && (start.startsWith('.') || !name.startsWith('.')) && (!foldersOnly || kind === 'folder'))
    .map(({ name, kind }) => home + quoteWord(`${typedRest}${name}${kind === 'folder' ? '/' : ''}`, current.quote, kind === 'file'));
}

function completeVariable(typed: string, start: number, context: CompletionContext): Completion {
  const braces = typed.startsWith('${');
  const name = typed.slice(braces ? 2 : 1);
  return { start, candidates: variableNames(context).filter((each) => each.startsWith(name)).map((each) => (braces ? `\${${each}}` : `$${each}`)) };
}

function variableNames({ id, environment }: CompletionContext): string[] {
  return [...new Set([...Object.keys(programVariables(id, environment)), ...Object.keys(environment.locals ?? {})])].sort();
}

function longOnesFirst(a: string, b: string): number {
  const length = (option: string) => Number(!option.startsWith('--'));
  return length(a) - length(b) || (a < b ? -1 : 1);
}
