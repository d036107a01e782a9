import { byBytes, fromUtf8, utf8 } from './byte-text.ts';
import { fatal } from './failure.ts';
import type { Entry, FlatTree } from './objects.ts';
import { hex, sha1, unhex } from './sha1.ts';

/** What a conflict left of a path: the ancestor's file, ours and theirs, each if it is there. */
export interface Conflict {
  readonly base: Entry | undefined;
  readonly ours: Entry | undefined;
  readonly theirs: Entry | undefined;
}

/** The staging area: what the next commit will hold, and what is still in conflict. */
export interface Index {
  readonly files: FlatTree;
  readonly conflicts: ReadonlyMap<string, Conflict>;
}

export const emptyIndex: Index = { files: new Map(), conflicts: new Map() };

const HEADER = 62;

/**
 * Reads `.git/index`, versions 2 and 3. Extensions are caches, and are left out. Written here rather than taken from
 * isomorphic-git because that one does not tell what is in conflict.
 */
export function parseIndex(bytes: Uint8Array | undefined): Index {
  if (bytes === undefined) return emptyIndex;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const version = view.getUint32(4);
  if (fromUtf8(bytes.subarray(0, 4)) !== 'DIRC' || version < 2 || version > 3) throw fatal(`index file version ${version} is not in this sandbox`);
  const files = new Map<string, Entry>();
  const conflicts = new Map<string, Conflict>();
  let at = 12;
  for (let count = view.getUint32(8); count > 0; count -= 1) {
    const flags = view.getUint16(at + 60);
    const start = at + HEADER + ((flags & 0x4000) === 0 ? 0 : 2);
    const end = bytes.indexOf(0, start);
    const path = fromUtf8(bytes.subarray(start, end));
    const entry: Entry = { mode: view.getUint32(at + 24).toString(8), oid: hex(bytes.subarray(at + 40, at + 60)) };
    const stage = (flags >> 12) & 3;
    if (stage === 0) files.set(path, entry);
    else conflicts.set(path, { ...(conflicts.get(path) ?? { base: undefined, ours: undefined, theirs: undefined }), [STAGES[stage - 1] ?? 'base']: entry });
    at += (end - at + 8) & ~7;
  }
  return { files, conflicts };
}

const STAGES = ['base', 'ours', 'theirs'] as const;

/**
 * Writes the index as version 2. Times, sizes and inode numbers are zero, which tells a native git that it has never
 * looked at the file: it then compares contents once and fills them in. Here the identity of the bytes tells what changed.
 */
export function serializeIndex({ files, conflicts }: Index): Uint8Array {
  const rows = [
    ...[...files].map(([path, entry]) => ({ path, entry, stage: 0 })),
    ...[...conflicts].flatMap(([path, conflict]) =>
      STAGES.flatMap((name, index) => {
        const entry = conflict[name];
        return entry === undefined ? [] : [{ path, entry, stage: index + 1 }];
      }),
    ),
  ].sort((a, b) => byBytes(a.path, b.path) || a.stage - b.stage);
  const names = rows.map(({ path }) => utf8(path));
  const lengths = names.map((name) => (HEADER + name.length + 8) & ~7);
  const body = new Uint8Array(12 + lengths.reduce((sum, length) => sum + length, 0));
  const view = new DataView(body.buffer);
  body.set(utf8('DIRC'));
  view.setUint32(4, 2);
  view.setUint32(8, rows.length);
  let at = 12;
  for (const [number, { entry, stage }] of rows.entries()) {
    const name = names[number] ?? new Uint8Array(0);
    view.setUint32(at + 24, Number.parseInt(entry.mode, 8));
    body.set(unhex(entry.oid), at + 40);
    view.setUint16(at + 60, (stage << 12) | Math.min(name.length, 0xfff));
    body.set(name, at + HEADER);
    at += lengths[number] ?? 0;
  }
  const whole = new Uint8Array(body.length + 20);
  whole.set(body);
  whole.set(sha1(body), body.length);
  return whole;
}
