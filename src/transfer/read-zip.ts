import { type Entry, type FileEntry, Uint8ArrayReader, ZipReader } from '@zip.js/zip.js/lib/zip-core-custom.js';
import { emptyTree, type FileTree } from '../domain/file-tree.ts';
import { nextTask } from '../ui/short-tasks.ts';
import { joined } from './bytes.ts';
import { isLeftOut } from './left-out.ts';
import { limits, tooLarge, tooManyFiles, tooManyListed } from './limits.ts';
import { archiveNameProblem, clashIn, shownName } from './path-rules.ts';
import { worldDescription } from './world-names.ts';
import { incomingTexts } from '../texts/en/incoming.ts';
import { textsOf } from '../texts/texts-of.ts';

/** What is in an archive, or a sentence that says why nothing of it was taken. */
export type Unpacked = { readonly type: 'files'; readonly files: FileTree } | { readonly type: 'refused'; readonly reason: string };

/**
 * Reads a zip that anybody may have made. The whole list is judged before the first byte is unpacked, and what is unpacked
 * is counted while it comes, since an archive may say what it likes of its sizes. Never throws for what an archive holds.
 *
 * @param wentOn is told now and then how many of how many entries are unpacked
 */
export async function readZip(bytes: Uint8Array, wentOn: (done: number, all: number) => void = () => undefined): Promise<Unpacked> {
  if (bytes.length > limits.bytes) return { type: 'refused', reason: textsOf(incomingTexts).size.file(tooLarge()) };
  // Strict: an archive that two programs could read as two different things is taken by neither.
  const reader = new ZipReader(new Uint8ArrayReader(bytes), { useWebWorkers: false, strictness: 'strict', filenameValidation: 'tolerant', checkCrc32: true, checkOverlappingEntry: true });
  try {
    const entries = await wantedEntries(reader);
    return { type: 'files', files: await unpack(entries, wentOn) };
  } catch (error) {
    return { type: 'refused', reason: reasonOf(error) };
  } finally {
    await reader.close();
  }
}

/** An archive that is not taken, with the sentence for people. */
class Refusal extends Error {}

/** All entries that are to be unpacked, judged by what the list says of them. */
async function wantedEntries(reader: ZipReader<unknown>): Promise<Entry[]> {
  const listed: Entry[] = [];
  const turn = takeTurns();
  for await (const entry of reader.getEntriesGenerator()) {
    await turn();
    // Of the bytes themselves, since old names are read in an encoding that draws control characters as pictures.
    const problem = archiveNameProblem(entry.filename) ?? (entry.rawFilename.some((byte) => byte < 0x20) ? textsOf(incomingTexts).name.control : undefined);
    if (problem !== undefined) throw new Refusal(textsOf(incomingTexts).name.refused(shownName(entry.filename), problem));
    listed.push(entry);
    if (listed.length > limits.listed) throw new Refusal(tooManyListed());
  }
  // A world is taken as it is; a project without what its tools make again.
  const wanted = listed.some(({ filename }) => filename === worldDescription) ? listed : listed.filter(({ filename }) => !isLeftOut(filename));
  if (wanted.length > limits.files) throw new Refusal(tooManyFiles());
  for (const entry of wanted) {
    const { filename, unixMode } = entry;
    const kind = specialKind(unixMode ?? 0);
    if (kind !== undefined) throw new Refusal(textsOf(incomingTexts).zip.kind(shownName(filename), kind));
    if (entry.encrypted) throw new Refusal(textsOf(incomingTexts).zip.encryptedFile(shownName(filename)));
    if (entry.directory && entry.uncompressedSize > 0) throw new Refusal(textsOf(incomingTexts).zip.folderWithBytes(shownName(filename)));
  }
  const clash = clashIn(wanted.map(({ filename }) => filename));
  if (clash !== undefined) throw new Refusal(clash);
  if (wanted.reduce((sum, { uncompressedSize }) => sum + uncompressedSize, 0) > limits.bytes) throw new Refusal(tooLarge());
  return wanted;
}

async function unpack(entries: readonly Entry[], wentOn: (done: number, all: number) => void): Promise<FileTree> {
  const files = new Map<string, Uint8Array>();
  const full = new Set<string>();
  let total = 0;
  const turn = takeTurns();
  for (const [index, entry] of entries.entries()) {
    if (index > 0 && index % OFTEN === 0) wentOn(index, entries.length);
    await turn();
    if (entry.directory) continue;
    const bytes = await bytesOf(entry, limits.bytes - total);
    total += bytes.length;
    files.set(entry.filename, bytes);
  }
  for (const { filename } of entries) for (const folder of foldersAbove(filename)) full.add(folder);
  for (const { filename, directory } of entries) {
    const folder = filename.endsWith('/') ? filename : `${filename}/`;
    if (directory && !full.has(folder)) files.set(folder, new Uint8Array(0));
  }
  return files.size === 0 ? emptyTree : files;
}

/** After how many entries it is said how far it is: some tenths of a second. */
const OFTEN = 250;

/** For how long entries are read before the page may draw and answer, in milliseconds. */
const TURN_MS = 8;

/** To be awaited at each entry: the library waits only for itself, so that the page would stand still over a thousand of them. */
function takeTurns(): () => Promise<void> {
  let began = performance.now();
  return async () => {
    if (performance.now() - began < TURN_MS) return;
    await nextTask();
    began = performance.now();
  };
}

/** The bytes of one entry; stops as soon as there are more than `room`, or more than the entry says. */
async function bytesOf(entry: FileEntry, room: number): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  const sink = new WritableStream<Uint8Array>({
    write(chunk) {
      length += chunk.length;
      if (length > room) throw new Refusal(tooLarge());
      if (length > entry.uncompressedSize) throw new Refusal(textsOf(incomingTexts).zip.moreBytes(shownName(entry.filename), entry.uncompressedSize));
      chunks.push(chunk.slice());
    },
  });
  try {
    await entry.getData(sink);
  } catch (error) {
    throw error instanceof Refusal ? error : new Refusal(textsOf(incomingTexts).zip.notUnpacked(shownName(entry.filename), wordsFor(error)));
  }
  return joined(chunks);
}

/** `a/b/` and `a/` for `a/b/c`: folders that need no entry of their own to be there. */
function foldersAbove(path: string): string[] {
  const parts = path.split('/').filter((part) => part !== '');
  return parts.slice(0, -1).map((_, index) => `${parts.slice(0, index + 1).join('/')}/`);
}

const KIND = 0o170000;
const KINDS: ReadonlyMap<number, 'link' | 'device' | 'pipe' | 'socket'> = new Map([
  [0o120000, 'link'],
  [0o020000, 'device'],
  [0o060000, 'device'],
  [0o010000, 'pipe'],
  [0o140000, 'socket'],
]);

function specialKind(unixMode: number): string | undefined {
  const kind = KINDS.get(unixMode & KIND);
  return kind === undefined ? undefined : textsOf(incomingTexts).zip.kinds[kind];
}

function reasonOf(error: unknown): string {
  return error instanceof Refusal ? error.message : textsOf(incomingTexts).zip.unreadable(wordsFor(error));
}

/** zip.js names its errors by their text; what has no words is shown as it is. */
function wordsFor(error: unknown): string {
  const text = error instanceof Error ? error.message : String(error);
  const { errors } = textsOf(incomingTexts).zip;
  return (Object.hasOwn(errors, text) ? errors[text] : undefined) ?? `${text.replace(/\.$/, '')}.`;
}
