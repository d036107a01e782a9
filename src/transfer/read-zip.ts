import { type Entry, type FileEntry, Uint8ArrayReader, ZipReader } from '@zip.js/zip.js/lib/zip-core-custom.js';
import { emptyTree, type FileTree } from '../domain/file-tree.ts';
import { joined } from './bytes.ts';
import { isLeftOut } from './left-out.ts';
import { limits, tooLarge, tooManyFiles, tooManyListed } from './limits.ts';
import { archiveNameProblem, clashIn, controlCharacter, shownName } from './path-rules.ts';
import { worldDescription } from './world-names.ts';

/** What is in an archive, or a sentence that says why nothing of it was taken. */
export type Unpacked = { readonly type: 'files'; readonly files: FileTree } | { readonly type: 'refused'; readonly reason: string };

/**
 * Reads a zip that anybody may have made. The whole list is judged before the first byte is unpacked, and what is unpacked
 * is counted while it comes, since an archive may say what it likes of its sizes. Never throws for what an archive holds.
 *
 * @param wentOn is told now and then how many of how many entries are unpacked
 */
export async function readZip(bytes: Uint8Array, wentOn: (done: number, all: number) => void = () => undefined): Promise<Unpacked> {
  if (bytes.length > limits.bytes) return { type: 'refused', reason: `The file is too large. ${tooLarge}` };
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
  for await (const entry of reader.getEntriesGenerator()) {
    // Of the bytes themselves, since old names are read in an encoding that draws control characters as pictures.
    const problem = archiveNameProblem(entry.filename) ?? (entry.rawFilename.some((byte) => byte < 0x20) ? controlCharacter : undefined);
    if (problem !== undefined) throw new Refusal(`The name ${shownName(entry.filename)} cannot be taken: ${problem}.`);
    listed.push(entry);
    if (listed.length > limits.listed) throw new Refusal(tooManyListed);
  }
  // A world is taken as it is; a project without what its tools make again.
  const wanted = listed.some(({ filename }) => filename === worldDescription) ? listed : listed.filter(({ filename }) => !isLeftOut(filename));
  if (wanted.length > limits.files) throw new Refusal(tooManyFiles);
  for (const entry of wanted) {
    const { filename, unixMode } = entry;
    const kind = specialKind(unixMode ?? 0);
    if (kind !== undefined) throw new Refusal(`${shownName(filename)} is ${kind}, and only files and folders can be taken.`);
    if (entry.encrypted) throw new Refusal(`${shownName(filename)} is encrypted. Unpack it with its password, and bring in the folder.`);
    if (entry.directory && entry.uncompressedSize > 0) throw new Refusal(`${shownName(filename)} is a folder that holds bytes like a file.`);
  }
  const clash = clashIn(wanted.map(({ filename }) => filename));
  if (clash !== undefined) throw new Refusal(clash);
  if (wanted.reduce((sum, { uncompressedSize }) => sum + uncompressedSize, 0) > limits.bytes) throw new Refusal(tooLarge);
  return wanted;
}

async function unpack(entries: readonly Entry[], wentOn: (done: number, all: number) => void): Promise<FileTree> {
  const files = new Map<string, Uint8Array>();
  const full = new Set<string>();
  let total = 0;
  for (const [index, entry] of entries.entries()) {
    if (index > 0 && index % OFTEN === 0) wentOn(index, entries.length);
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

/** The bytes of one entry; stops as soon as there are more than `room`, or more than the entry says. */
async function bytesOf(entry: FileEntry, room: number): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  const sink = new WritableStream<Uint8Array>({
    write(chunk) {
      length += chunk.length;
      if (length > room) throw new Refusal(tooLarge);
      if (length > entry.uncompressedSize) throw new Refusal(`${shownName(entry.filename)} unpacks to more than the ${entry.uncompressedSize} bytes that are said of it.`);
      chunks.push(chunk.slice());
    },
  });
  try {
    await entry.getData(sink);
  } catch (error) {
    throw error instanceof Refusal ? error : new Refusal(`${shownName(entry.filename)} cannot be unpacked: ${wordsFor(error)}`);
  }
  return joined(chunks);
}

/** `a/b/` and `a/` for `a/b/c`: folders that need no entry of their own to be there. */
function foldersAbove(path: string): string[] {
  const parts = path.split('/').filter((part) => part !== '');
  return parts.slice(0, -1).map((_, index) => `${parts.slice(0, index + 1).join('/')}/`);
}

const KIND = 0o170000;
const KINDS: ReadonlyMap<number, string> = new Map([
  [0o120000, 'a link'],
  [0o020000, 'a device'],
  [0o060000, 'a device'],
  [0o010000, 'a pipe'],
  [0o140000, 'a socket'],
]);

function specialKind(unixMode: number): string | undefined {
  return KINDS.get(unixMode & KIND);
}

function reasonOf(error: unknown): string {
  return error instanceof Refusal ? error.message : `It cannot be read as a zip archive: ${wordsFor(error)}`;
}

/** zip.js names its errors by their text; what has no words here is shown as it is. */
function wordsFor(error: unknown): string {
  const text = error instanceof Error ? error.message : String(error);
  return WORDS.get(text) ?? `${text.replace(/\.$/, '')}.`;
}

const WORDS: ReadonlyMap<string, string> = new Map([
  ['File format is not recognized', 'it is not one, or its end is missing.'],
  ['End of central directory not found', 'it is not one, or its end is missing.'],
  ['Central directory header not found', 'its list of files is damaged.'],
  ['Local file header not found', 'its list names a file that is not there.'],
  ['Entry data out of bounds', 'its list names bytes that are not there.'],
  ['Zip64 extra field not found', 'its list of files is damaged.'],
  ['End of Zip64 central directory locator not found', 'its end is damaged.'],
  ['Overlapping entry found', 'two of its files share bytes, as only a trap does.'],
  ['Ambiguous archive', 'two programs could read two different things in it, for a name that is there twice, or for bytes before, between or after its files.'],
  ['Split zip file', 'it is one part of several.'],
  ['Encrypted central directory is not supported', 'its list of files is encrypted.'],
  ['File contains encrypted entry', 'it is encrypted.'],
  ['Compression method not supported', 'it is compressed in a way that is not known here. Deflate is the usual one.'],
  ['Invalid CRC32', 'its checksum is wrong, so it was damaged on its way.'],
  ['Invalid uncompressed size', 'its size is not the one that is said of it.'],
  ['Invalid compressed data', 'its compressed bytes are damaged.'],
]);
