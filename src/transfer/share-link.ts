import { z } from 'zod';
import { eachEnvironment, environmentIds } from '../domain/environment.ts';
import { type FileTree, sameBytes } from '../domain/file-tree.ts';
import type { Workspace } from '../domain/workspace.ts';
import { base64urlBytes, base64urlText } from './base64url.ts';
import { joined } from './bytes.ts';
import { deflate, inflate } from './deflate.ts';
import { limits, tooLarge, tooManyFiles } from './limits.ts';
import { clashIn, shownName, treePathProblem } from './path-rules.ts';
import { worldFragmentStart } from './world-address.ts';
import { problemIn, shellOf, shellSchema } from './world-description.ts';
import type { WorldReading } from './world-file.ts';
import { incomingTexts } from '../texts/en/incoming.ts';
import { textsOf } from '../texts/texts-of.ts';
import { valueProblem } from '../texts/value-problem.ts';

/**
 * Characters of the longest link that is offered. Browsers take far more; mail and chat programs are the ones that cut,
 * and this is what the stricter of them still pass on whole.
 */
export const longestLink = 32_000;

/** Comes first in the text, so that a later format can be told from this one. */
const VERSION = '1.';

/** The world as an address's fragment: compressed, and bytes that lie in several places once. */
export async function worldFragment(workspace: Workspace): Promise<string> {
  const { blobs, number } = collect();
  const list = (files: FileTree): Entry[] => [...files].map(([path, bytes]) => [path, number(bytes)]);
  const manifest: Manifest = {
    origin: list(workspace.origin),
    environments: eachEnvironment((id) => {
      const { files, database } = workspace.environments[id];
      return { ...shellOf(workspace.environments[id]), files: list(files), ...(database === undefined ? {} : { database: list(database) }) };
    }),
    lengths: blobs.map(({ length }) => length),
  };
  const head = new TextEncoder().encode(JSON.stringify(manifest));
  const size = new Uint8Array(4);
  new DataView(size.buffer).setUint32(0, head.length);
  return `${worldFragmentStart}${VERSION}${base64urlText(await deflate(joined([size, head, ...blobs])))}`;
}

/** The world that a fragment holds. It may come from anybody: never throws, and takes no more room than a world may have. */
export async function readFragment(fragment: string): Promise<WorldReading> {
  const refused = (reason: string): WorldReading => ({ type: 'refused', reason });
  const text = fragment.slice(worldFragmentStart.length);
  if (!text.startsWith(VERSION)) return refused(textsOf(incomingTexts).link.other);
  const packed = base64urlBytes(text.slice(VERSION.length));
  if (packed === undefined) return refused(textsOf(incomingTexts).link.cut);
  const unpacked = await inflate(packed, limits.bytes + MANIFEST_BYTES);
  switch (unpacked.type) {
    case 'too large':
      return refused(textsOf(incomingTexts).link.tooLarge(tooLarge()));
    case 'damaged':
      return refused(textsOf(incomingTexts).link.cut);
    case 'bytes':
      return worldIn(unpacked.bytes);
  }
}

/** Room for the list of files beside the files: far more than the longest that is allowed. */
const MANIFEST_BYTES = 40_000_000;

const entrySchema = z.tuple([z.string(), z.int().nonnegative()]);
const treeSchema = z.array(entrySchema).max(limits.files);
const manifestSchema = z.strictObject({
  origin: treeSchema,
  environments: z.strictObject(eachEnvironment(() => shellSchema.extend({ files: treeSchema, database: treeSchema.optional() }))),
  lengths: z.array(z.int().nonnegative()).max(limits.files),
});
type Entry = z.infer<typeof entrySchema>;
type Manifest = Readonly<z.input<typeof manifestSchema>>;

function worldIn(bytes: Uint8Array): WorldReading {
  const refused = (reason: string): WorldReading => ({ type: 'refused', reason });
  if (bytes.length < 4) return refused(textsOf(incomingTexts).link.cut);
  const end = 4 + new DataView(bytes.buffer, bytes.byteOffset).getUint32(0);
  if (end > bytes.length) return refused(textsOf(incomingTexts).link.cut);
  const read = manifestSchema.safeParse(parsed(bytes.subarray(4, end)), { error: valueProblem });
  if (!read.success) return refused(textsOf(incomingTexts).link.notAsWritten(problemIn(read.error)));
  const { origin, environments, lengths } = read.data;

  const blobs: Uint8Array[] = [];
  let at = end;
  for (const length of lengths) {
    blobs.push(bytes.slice(at, at + length));
    at += length;
  }
  if (at !== bytes.length) return refused(textsOf(incomingTexts).link.cut);

  const trees = [origin, ...environmentIds.flatMap((id) => [environments[id].files, environments[id].database ?? []])];
  if (trees.reduce((sum, { length }) => sum + length, 0) > limits.files) return refused(tooManyFiles());
  let total = 0;
  for (const tree of trees) {
    for (const [path, number] of tree) {
      const problem = treePathProblem(path);
      if (problem !== undefined) return refused(textsOf(incomingTexts).link.name(shownName(path), problem));
      const blob = blobs[number];
      if (blob === undefined || (path.endsWith('/') && blob.length > 0)) return refused(textsOf(incomingTexts).link.bytes(shownName(path)));
      total += blob.length;
    }
    const clash = clashIn(tree.map(([path]) => path));
    if (clash !== undefined) return refused(textsOf(incomingTexts).link.refused(clash));
  }
  if (total > limits.bytes) return refused(textsOf(incomingTexts).link.tooLarge(tooLarge()));

  const treeFrom = (entries: readonly Entry[]): FileTree => new Map(entries.map(([path, number]) => [path, blobs[number] ?? new Uint8Array(0)]));
  return {
    type: 'world',
    workspace: {
      origin: treeFrom(origin),
      environments: eachEnvironment((id) => {
        const { files, database } = environments[id];
        return { files: treeFrom(files), ...shellOf(environments[id]), ...(database === undefined ? {} : { database: treeFrom(database) }) };
      }),
    },
  };
}

/** Gives every array of bytes a number, equal ones the same. */
function collect() {
  const blobs: Uint8Array[] = [];
  const byIdentity = new Map<Uint8Array, number>();
  const byLength = new Map<number, number[]>();
  const number = (bytes: Uint8Array): number => {
    const known = byIdentity.get(bytes);
    if (known !== undefined) return known;
    const alike = byLength.get(bytes.length) ?? [];
    const found = alike.find((each) => sameBytes(blobs[each] ?? new Uint8Array(0), bytes)) ?? blobs.push(bytes) - 1;
    if (!alike.includes(found)) byLength.set(bytes.length, [...alike, found]);
    byIdentity.set(bytes, found);
    return found;
  };
  return { blobs, number };
}

function parsed(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    return undefined;
  }
}
