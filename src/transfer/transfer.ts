import { type EnvironmentId } from '../domain/environment.ts';
import { emptyTree, type FileTree } from '../domain/file-tree.ts';
import type { DatabaseView } from '../domain/schema.ts';
import type { Workspace } from '../domain/workspace.ts';
import type { Program } from '../process/program.ts';
import { environmentTree } from './environment-zip.ts';
import { readIncoming } from './incoming.ts';
import { isLeftOut } from './left-out.ts';
import { limits, tooLarge, tooManyFiles } from './limits.ts';
import { newWorld, type NewWorld } from './new-world.ts';
import { archiveNameProblem, clashIn, shownName } from './path-rules.ts';
import { type Proposal, propose, type Way } from './proposal.ts';
import { readZip } from './read-zip.ts';
import { longestLink, readFragment, worldFragment } from './share-link.ts';
import { isSqlite } from './sqlite-file.ts';
import { contentsOf, type WorldContents } from './world-contents.ts';
import { worldProblem, worldTree } from './world-file.ts';
import { writeZip } from './write-zip.ts';
import { incomingTexts } from '../texts/en/incoming.ts';
import { textsOf } from '../texts/texts-of.ts';

/** A file for the browser's download folder, or why there is none. */
export type Download = { readonly type: 'file'; readonly name: string; readonly bytes: Uint8Array<ArrayBuffer> } | { readonly type: 'refused'; readonly reason: string };

/** A link's fragment; `too long` when chat and mail programs would cut it. */
export type Link = { readonly type: 'fragment'; readonly fragment: string } | { readonly type: 'too long'; readonly characters: number; readonly longest: number };

/** What a person chose or dropped. A folder's files come with their paths from it, its own name first. */
export type Source =
  | { readonly type: 'file'; readonly name: string; readonly file: Blob }
  | { readonly type: 'folder'; readonly name: string; readonly files: readonly { readonly path: string; readonly file: Blob }[]; readonly emptyFolders: readonly string[] };

/** What may be put in place of the present work, after a question. */
export type Offer =
  | { readonly type: 'world'; readonly name: string; readonly workspace: Workspace; readonly contents: WorldContents }
  | { readonly type: 'project'; readonly name: string; readonly proposal: Proposal; readonly database: { readonly path: string; readonly bytes: Uint8Array } | undefined }
  | { readonly type: 'refused'; readonly name: string; readonly reason: string };

/** Takes worlds and environments out of the page and into it. Nothing here changes the present one. */
export interface Transfer {
  environmentZip(id: EnvironmentId, workspace: Workspace): Download;
  worldFile(workspace: Workspace): Download;
  link(workspace: Workspace): Promise<Link>;
  /** @param say is told what is done now, since Python may have to start first */
  read(source: Source, say: (words: string) => void, signal: AbortSignal): Promise<Offer>;
  readLink(fragment: string): Promise<Offer>;
  newWorld(way: Way, proposal: Proposal): Promise<NewWorld>;
}

export function createTransfer(python: Program, inspect: (bytes: Uint8Array) => Promise<DatabaseView>): Transfer {
  const offerOf = async (name: string, files: FileTree, say: (words: string) => void, signal: AbortSignal): Promise<Offer> => {
    const incoming = readIncoming(files);
    switch (incoming.type) {
      case 'refused':
        return { type: 'refused', name, reason: incoming.reason };
      case 'world':
        return { type: 'world', name, workspace: incoming.workspace, contents: await contentsOf(incoming.workspace, inspect) };
      case 'project':
      case 'migrations':
      case 'database':
        say(textsOf(incomingTexts).doing.python);
        return { type: 'project', name, proposal: await propose(incoming, python, signal), database: incoming.type === 'database' ? incoming : undefined };
    }
  };
  return {
    environmentZip: (id, { environments, origin }) => ({ type: 'file', name: `headway-${id}.zip`, bytes: writeZip(environmentTree(id, environments[id], origin), new Date()) }),
    worldFile(workspace) {
      const tree = worldTree(workspace);
      const problem = worldProblem(tree);
      if (problem !== undefined) return { type: 'refused', reason: textsOf(incomingTexts).world.notWritten(problem) };
      return { type: 'file', name: 'headway-world.zip', bytes: writeZip(tree, new Date()) };
    },
    async link(workspace) {
      const fragment = await worldFragment(workspace);
      return fragment.length <= longestLink ? { type: 'fragment', fragment } : { type: 'too long', characters: fragment.length, longest: longestLink };
    },
    async read(source, say, signal) {
      say(source.type === 'file' ? textsOf(incomingTexts).doing.unpacking : textsOf(incomingTexts).doing.reading);
      const unpacked = source.type === 'file' ? await filesOf(source.name, source.file, say) : await filesIn(source.files, source.emptyFolders);
      return typeof unpacked === 'string' ? { type: 'refused', name: source.name, reason: unpacked } : offerOf(source.name, unpacked, say, signal);
    },
    async readLink(fragment) {
      const name = textsOf(incomingTexts).link.shared;
      const reading = await readFragment(fragment);
      if (reading.type === 'refused') return { type: 'refused', name, reason: reading.reason };
      return { type: 'world', name, workspace: reading.workspace, contents: await contentsOf(reading.workspace, inspect) };
    },
    newWorld: (way, { origin }) => newWorld(way, origin, { seconds: Math.floor(Date.now() / 1000), minutesWest: new Date().getTimezoneOffset() }),
  };
}

/** The files of a zip, or a database by itself; a sentence when it is neither. */
async function filesOf(name: string, file: Blob, say: (words: string) => void): Promise<FileTree | string> {
  if (file.size > limits.bytes) return textsOf(incomingTexts).size.file(tooLarge());
  const bytes = new Uint8Array(await file.arrayBuffer());
  if (isSqlite(bytes)) return archiveNameProblem(name) === undefined ? new Map([[name, bytes]]) : new Map([['app.db', bytes]]);
  if (!isZip(bytes)) return textsOf(incomingTexts).what.neither(shownName(name));
  const unpacked = await readZip(bytes, (done, all) => say(textsOf(incomingTexts).doing.unpacked(done, all)));
  return unpacked.type === 'files' ? unpacked.files : unpacked.reason;
}

/** Every zip begins so, an empty one too; its own judge is asked about the rest. */
function isZip([first, second]: Uint8Array): boolean {
  return first === 0x50 && second === 0x4b;
}

/** The files of a folder, by the same rules as those of an archive; what is left out is not read at all. */
async function filesIn(files: Extract<Source, { type: 'folder' }>['files'], emptyFolders: readonly string[]): Promise<FileTree | string> {
  const wanted = files.filter(({ path }) => !isLeftOut(path));
  const folders = emptyFolders.map((path) => `${path}/`).filter((path) => !isLeftOut(path));
  if (wanted.length + folders.length > limits.files) return tooManyFiles();
  const paths = [...wanted.map(({ path }) => path), ...folders];
  for (const path of paths) {
    const problem = archiveNameProblem(path);
    if (problem !== undefined) return textsOf(incomingTexts).name.refused(shownName(path), problem);
  }
  const clash = clashIn(paths);
  if (clash !== undefined) return clash;
  if (wanted.reduce((sum, { file }) => sum + file.size, 0) > limits.bytes) return tooLarge();
  if (paths.length === 0) return emptyTree;
  const tree = new Map<string, Uint8Array>(folders.map((path) => [path, new Uint8Array(0)]));
  for (const { path, file } of wanted) tree.set(path, new Uint8Array(await file.arrayBuffer()));
  return tree;
}
