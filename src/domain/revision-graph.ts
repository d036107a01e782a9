import { textOf, type FileTree } from './file-tree.ts';
import { type BrokenBy, readModule, type ModuleReading, type PlainValue } from './python-assignments.ts';
import { findScriptLocation, revisionPaths } from './script-location.ts';

/**
 * One revision as its file declares it. Read from the text of the file, without running it.
 *
 * @property downRevisions empty for the first, several for a merge
 * @property path of the file, relative to the project folder
 */
export interface Revision {
  readonly id: string;
  readonly downRevisions: readonly string[];
  readonly branchLabels: readonly string[];
  readonly dependsOn: readonly string[];
  readonly message: string;
  readonly path: string;
}

/** A file in a `versions` folder that does not declare a revision that can be read. */
export interface UnreadableRevision {
  readonly path: string;
  readonly why: UnreadableReason;
}

/** `declared again`: the file `in` declares the same revision, and wins. */
export type UnreadableReason =
  | { readonly type: 'not text' | 'no revision' | 'revision not plain' | 'down_revision not plain' }
  | { readonly type: 'broken'; readonly line: number; readonly by: BrokenBy }
  | { readonly type: 'declared again'; readonly in: string };

export interface RevisionGraph {
  /** Newest first: a revision always comes before the ones that it revises. */
  readonly revisions: readonly Revision[];
  readonly heads: readonly string[];
  readonly bases: readonly string[];
  /** Revisions that a file names but no file declares. */
  readonly missing: readonly string[];
  readonly unreadable: readonly UnreadableRevision[];
}

/**
 * Reads the revisions of a project from the text of their files, as Alembic would find them.
 * Never throws and never hangs: a file that cannot be read, a missing link and a cycle are part of the answer.
 */
export function readRevisionGraph(files: FileTree): RevisionGraph {
  const known = graphs.get(files);
  if (known !== undefined) return known;
  const location = findScriptLocation(files);
  const graph = location === undefined ? emptyGraph : graphFrom(files, revisionPaths(files, location));
  graphs.set(files, graph);
  return graph;
}

/** A graph, and the files that it was read from. */
interface KnownGraph {
  readonly paths: readonly string[];
  readonly contents: readonly (Uint8Array | undefined)[];
  readonly graph: RevisionGraph;
}

/** Most changes to a project touch no revision: then the graph is the one that was read before. */
function graphFrom(files: FileTree, paths: readonly string[]): RevisionGraph {
  const contents = paths.map((path) => files.get(path));
  // All that were read from the same last file: few, since most revisions come with a file of their own.
  const key = contents.at(-1);
  const known = (key === undefined ? undefined : knownGraphs.get(key)) ?? [];
  const same = known.find((each) => each.paths.length === paths.length && each.paths.every((path, index) => path === paths[index] && each.contents[index] === contents[index]));
  if (same !== undefined) return same.graph;
  const graph = graphOf(paths.map((path) => readFile(files, path)));
  if (key !== undefined) knownGraphs.set(key, [{ paths, contents, graph }, ...known].slice(0, 4));
  return graph;
}

const emptyGraph: RevisionGraph = { revisions: [], heads: [], bases: [], missing: [], unreadable: [] };

/** A revision's id and everything below it: all that an upgrade to it runs, dependencies included. */
export function ancestors(graph: RevisionGraph, id: string): ReadonlySet<string> {
  const byId = revisionsById(graph);
  return reach(id, (each) => {
    const revision = byId.get(each);
    return revision === undefined ? [] : linksOf(byId, revision);
  });
}

/** A revision's id and everything above it: all that a downgrade to below it undoes. */
export function descendants(graph: RevisionGraph, id: string): ReadonlySet<string> {
  const byId = revisionsById(graph);
  const above = new Map<string, string[]>();
  for (const revision of graph.revisions) {
    for (const down of linksOf(byId, revision)) {
      above.set(down, [...(above.get(down) ?? []), revision.id]);
    }
  }
  return reach(id, (each) => above.get(each) ?? []);
}

/** The revisions that an upgrade from where a database stands runs to get to `target`, in the order of running. */
export function upgradePath(graph: RevisionGraph, standing: readonly string[], target: string): readonly Revision[] {
  const applied = new Set(standing.flatMap((id) => [...ancestors(graph, id)]));
  const wanted = ancestors(graph, target);
  return graph.revisions.filter(({ id }) => wanted.has(id) && !applied.has(id)).toReversed();
}

/** How a revision is named to people: its message, or its id where it has none. */
export function label(graph: RevisionGraph, id: string): string {
  const revision = revisionsById(graph).get(id);
  return revision === undefined || revision.message === '' ? id : revision.message;
}

/** A revision, and when its file says that it was made; `''` when it does not say. */
interface DatedRevision extends Revision {
  readonly created: string;
}

type ReadFile = { readonly type: 'revision'; readonly revision: DatedRevision } | { readonly type: 'unreadable'; readonly file: UnreadableRevision };

const graphs = new WeakMap<FileTree, RevisionGraph>();
const knownGraphs = new WeakMap<Uint8Array, readonly KnownGraph[]>();
const indexes = new WeakMap<RevisionGraph, ReadonlyMap<string, Revision>>();
const readings = new WeakMap<Uint8Array, ModuleReading>();

function readFile(files: FileTree, path: string): ReadFile {
  const unreadable = (why: UnreadableReason): ReadFile => ({ type: 'unreadable', file: { path, why } });
  const bytes = files.get(path);
  const module = bytes === undefined ? undefined : moduleOf(bytes);
  if (module === undefined) return unreadable({ type: 'not text' });
  if (module.type === 'broken') return unreadable(module);
  const id = module.assignments.get('revision');
  if (id === undefined) return unreadable({ type: 'no revision' });
  if (id.type !== 'text' || id.text === '') return unreadable({ type: 'revision not plain' });
  const downRevisions = names(module.assignments.get('down_revision'));
  if (downRevisions === undefined) return unreadable({ type: 'down_revision not plain' });
  const lines = module.docstring.trim().split('\n');
  const revision: DatedRevision = {
    id: id.text,
    downRevisions,
    branchLabels: names(module.assignments.get('branch_labels')) ?? [],
    dependsOn: names(module.assignments.get('depends_on')) ?? [],
    message: lines[0]?.trim() ?? '',
    path,
    created: lines.find((line) => line.startsWith('Create Date:'))?.slice('Create Date:'.length).trim() ?? '',
  };
  return { type: 'revision', revision };
}

/** What a file assigns, read once; undefined when it is not text. */
function moduleOf(bytes: Uint8Array): ModuleReading | undefined {
  const known = readings.get(bytes);
  if (known !== undefined) return known;
  const text = textOf(bytes);
  if (text === undefined) return undefined;
  const module = readModule(text);
  readings.set(bytes, module);
  return module;
}

/** Undefined when the value cannot be known without running the file. */
function names(value: PlainValue | undefined): readonly string[] | undefined {
  if (value === undefined || value.type === 'none') return [];
  if (value.type === 'other') return undefined;
  return value.type === 'text' ? [value.text] : value.items;
}

function graphOf(files: readonly ReadFile[]): RevisionGraph {
  const byId = new Map<string, DatedRevision>();
  const unreadable: UnreadableRevision[] = [];
  for (const file of files) {
    if (file.type === 'unreadable') unreadable.push(file.file);
    else {
      // Alembic warns and lets the later file win.
      const earlier = byId.get(file.revision.id);
      if (earlier !== undefined) unreadable.push({ path: earlier.path, why: { type: 'declared again', in: file.revision.path } });
      byId.set(file.revision.id, file.revision);
    }
  }
  const revised = new Set([...byId.values()].flatMap(({ downRevisions }) => downRevisions));
  const revisions = newestFirst(byId);
  const depended = revisions.flatMap(({ dependsOn }) => dependsOn).filter((name) => resolve(byId, name) === undefined);
  return {
    revisions: revisions.map(({ created: _, ...revision }) => revision),
    heads: revisions.filter(({ id }) => !revised.has(id)).map(({ id }) => id),
    bases: revisions.filter(({ downRevisions }) => downRevisions.length === 0).map(({ id }) => id),
    missing: [...new Set([...revised].filter((id) => !byId.has(id)).concat(depended))].sort(),
    unreadable,
  };
}

/** Kahn's order; among revisions that may come next the newest by its Create Date, then the greater id. */
function newestFirst(byId: ReadonlyMap<string, DatedRevision>): DatedRevision[] {
  const waitingFor = new Map([...byId.keys()].map((id) => [id, 0]));
  const below = (revision: Revision) => [...new Set(linksOf(byId, revision))].filter((id) => byId.has(id));
  for (const revision of byId.values()) for (const id of below(revision)) waitingFor.set(id, (waitingFor.get(id) ?? 0) + 1);
  const rest = new Set([...byId.values()].sort(newer));
  const ready = [...rest].filter(({ id }) => waitingFor.get(id) === 0).reverse();
  const ordered: DatedRevision[] = [];
  while (rest.size > 0) {
    // Nothing ready while some are left means a cycle: break it at the newest, the answer must not hang.
    const next = ready.pop() ?? [...rest][0];
    if (next === undefined) break;
    if (!rest.delete(next)) continue;
    ordered.push(next);
    for (const id of below(next)) {
      const left = (waitingFor.get(id) ?? 0) - 1;
      waitingFor.set(id, left);
      const freed = byId.get(id);
      if (left === 0 && freed !== undefined) insertSorted(ready, freed);
    }
  }
  return ordered;
}

/** Keeps the newest last, where `pop` takes it. */
function insertSorted(ready: DatedRevision[], revision: DatedRevision): void {
  const found = ready.findIndex((other) => newer(other, revision) < 0);
  ready.splice(found === -1 ? ready.length : found, 0, revision);
}

function newer(a: DatedRevision, b: DatedRevision): number {
  if (a.created !== b.created) return a.created > b.created ? -1 : 1;
  return a.id === b.id ? 0 : a.id > b.id ? -1 : 1;
}

function reach(start: string, next: (id: string) => readonly string[]): ReadonlySet<string> {
  const seen = new Set<string>([start]);
  // A set's iteration goes on over what is added meanwhile.
  for (const id of seen) for (const each of next(id)) seen.add(each);
  return seen;
}

/** What must be applied before a revision: what it revises and what it depends on. */
function linksOf(byId: ReadonlyMap<string, Revision>, revision: Revision): string[] {
  return [...revision.downRevisions, ...revision.dependsOn.map((name) => resolve(byId, name)).filter((id) => id !== undefined)];
}

/** `depends_on` may name an id, a branch label, or the start of an id. */
function resolve(byId: ReadonlyMap<string, Revision>, name: string): string | undefined {
  if (byId.has(name)) return name;
  const revisions = [...byId.values()];
  const labelled = revisions.find(({ branchLabels }) => branchLabels.includes(name));
  const started = revisions.filter(({ id }) => id.startsWith(name));
  return labelled?.id ?? (started.length === 1 ? started[0]?.id : undefined);
}

function revisionsById(graph: RevisionGraph): ReadonlyMap<string, Revision> {
  const index = indexes.get(graph) ?? new Map(graph.revisions.map((revision) => [revision.id, revision]));
  indexes.set(graph, index);
  return index;
}
