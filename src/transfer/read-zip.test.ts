import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { Zip, ZipDeflate, ZipPassThrough } from 'fflate';
import { expect, test } from 'vitest';
import { type FileTree, removePath, treeOf } from '../domain/file-tree.ts';
import { joined } from './bytes.ts';
import { limits } from './limits.ts';
import { clashIn, treePathProblem } from './path-rules.ts';
import { readZip } from './read-zip.ts';
import { plain } from './transfer-testing.ts';
import { writeZip } from './write-zip.ts';

const at = new Date(2026, 0, 5);
const some = treeOf({ 'app.py': 'app = 1\n'.repeat(50), 'migrations/env.py': 'x', 'empty/': '', 'data.bin': Uint8Array.from({ length: 300 }, (_, index) => index % 256) });

/** A zip with names and attributes as they are given, whatever they are. */
function zipOf(entries: readonly (readonly [name: string, content: string | Uint8Array, mode?: number])[]): Uint8Array {
  const chunks: Uint8Array[] = [];
  const zip = new Zip((error, chunk) => {
    if (error !== null) throw error;
    chunks.push(chunk);
  });
  for (const [name, content, mode] of entries) {
    const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
    const entry = bytes.length > 1000 ? new ZipDeflate(name) : new ZipPassThrough(name);
    entry.os = 3;
    entry.attrs = ((mode ?? 0o100644) << 16) >>> 0;
    zip.add(entry);
    entry.push(bytes, true);
  }
  zip.end();
  return joined(chunks);
}

async function refusal(bytes: Uint8Array): Promise<string> {
  const reading = await readZip(bytes);
  return reading.type === 'refused' ? reading.reason : `taken: ${[...reading.files.keys()].join(', ')}`;
}

test.each([
  ['an absolute path', '/etc/passwd', 'it is an absolute path'],
  ['a path out of the folder', 'a/../../b', 'it leads out of the folder'],
  ['a dot', './a', 'a part of it is empty or a single dot'],
  ['an empty part', 'a//b', 'a part of it is empty or a single dot'],
  ['a backslash', 'a\\..\\b', 'it holds a backslash'],
  ['a drive letter', 'C:windows', 'it begins with a drive letter'],
  ['a NUL', 'a\0.py', 'it holds a NUL character'],
  ['a line end', 'a\nb', 'it holds a control character'],
  ['no name at all', '', 'it has no name'],
  ['a name that no file system takes', 'n'.repeat(256), 'longer than 255 bytes'],
  ['a path that is too long', 'n/'.repeat(501), 'longer than 1000 bytes'],
])('an archive with %s is refused', async (_, name, words) => {
  expect(await refusal(zipOf([['fine.py', 'x'], [name, 'y']]))).toContain(words);
});

test.each([
  ['a link', 0o120777, 'is a link'],
  ['a device', 0o020644, 'is a device'],
  ['a block device', 0o060644, 'is a device'],
  ['a pipe', 0o010644, 'is a pipe'],
  ['a socket', 0o140644, 'is a socket'],
])('an archive with %s is refused', async (_, mode, words) => {
  expect(await refusal(zipOf([['odd', '/etc/passwd', mode]]))).toContain(words);
});

test('a name that is there twice, and one that is a file and a folder, are refused', async () => {
  expect(await refusal(zipOf([['a', '1'], ['a', '2']]))).toMatch(/twice/);
  expect(await refusal(zipOf([['a', '1'], ['a/b', '2']]))).toBe('“a” is a file and a folder in it.');
  expect(await refusal(zipOf([['a/b', '2'], ['a/', '', 0o040755], ['a', 'x']]))).toBe('“a” is a file and a folder in it.');
});

test('what is no archive, or the half of one, is refused', async () => {
  const whole = writeZip(some, at);
  for (const bytes of [new Uint8Array(0), new TextEncoder().encode('hello'), new Uint8Array(5000), whole.slice(0, whole.length - 30), whole.slice(0, 40), whole.slice(100)]) {
    expect(await refusal(bytes)).toMatch(/^It cannot be read as a zip archive: |cannot be unpacked: /);
  }
});

test('an archive whose bytes are damaged is refused by its checksum', async () => {
  const bytes = zipOf([['a', 'hello world']]);
  const damaged = bytes.slice();
  damaged[35] = (damaged[35] ?? 0) ^ 1;
  expect(await refusal(bytes)).toBe('taken: a');
  expect(await refusal(damaged)).toContain('“a” cannot be unpacked: its checksum is wrong');
});

test('encrypted entries are refused', async () => {
  const bytes = zipOf([['a', 'hello']]);
  const at = (signature: number) => bytes.findIndex((_, index) => new DataView(bytes.buffer, index).byteLength >= 4 && new DataView(bytes.buffer).getUint32(index, true) === signature);
  for (const [start, flag] of [[at(0x04034b50), 6], [at(0x02014b50), 8]] as const) bytes[start + flag] = (bytes[start + flag] ?? 0) | 1;
  expect(await refusal(bytes)).toContain('is encrypted');
});

test('two entries that share bytes are refused', async () => {
  const bytes = zipOf([['a', 'hello'], ['b', 'hello']]);
  const view = new DataView(bytes.buffer);
  const starts = [...bytes.keys()].filter((index) => index + 46 < bytes.length && view.getUint32(index, true) === 0x02014b50);
  view.setUint32((starts[1] ?? 0) + 42, 0, true);
  expect(await refusal(bytes)).toMatch(/cannot be/);
});

test('a bomb is refused by the size it declares, and by the size it has', async () => {
  const much = new Uint8Array(30_000_000);
  const bomb = zipOf([1, 2, 3, 4, 5].map((number) => [`${number}`, much]));
  expect(bomb.length).toBeLessThan(1_000_000);
  expect(await refusal(bomb)).toContain('Unpacked it is larger than 128.0 MB');
  const liar = zipOf([['zeros', much]]);
  const view = new DataView(liar.buffer);
  for (let index = 0; index + 46 < liar.length; index += 1) {
    if (view.getUint32(index, true) === 0x02014b50) view.setUint32(index + 24, 1000, true);
    if (view.getUint32(index, true) === 0x08074b50) view.setUint32(index + 12, 1000, true);
  }
  expect(await refusal(liar)).toContain('“zeros” cannot be unpacked: its size is not the one that is said of it');
});

test('an archive in an archive stays a file', async () => {
  const inner = zipOf([['zeros', new Uint8Array(3_000_000)]]);
  const reading = await readZip(zipOf([['inner.zip', inner]]));
  expect(reading.type === 'files' ? plain(reading.files) : reading.reason).toEqual([['inner.zip', [...inner]]]);
});

test('more files than a project has are refused before any of them is unpacked', async () => {
  const empty = new Uint8Array(0);
  expect(await refusal(zipOf(Array.from({ length: limits.files + 1 }, (_, index) => [`f${index}`, empty])))).toContain('more than 20,000 files');
  const folder = mkdtempSync(join(tmpdir(), 'zip-'));
  spawnSync('python3', ['-c', `import zipfile\nwith zipfile.ZipFile('many.zip', 'w') as zip:\n  for number in range(${limits.listed + 1}): zip.writestr(zipfile.ZipInfo(f'node_modules/{number}'), '')`], { cwd: folder });
  expect(await refusal(new Uint8Array(readFileSync(join(folder, 'many.zip'))))).toContain('more than 100,000 entries');
  rmSync(folder, { recursive: true });
}, 120_000);

test('what tools make again by themselves is left out, links among it too', async () => {
  const reading = await readZip(zipOf([['app.py', 'x'], ['venv/bin/python', '/usr/bin/python', 0o120777], ['a/__pycache__/x.pyc', 'y'], ['.DS_Store', 'z'], ['venv.py', 'v']]));
  expect(reading.type === 'files' ? [...reading.files.keys()] : reading.reason).toEqual(['app.py', 'venv.py']);
});

test('archives that other programs wrote are read', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'zip-'));
  writeFileSync(join(folder, 'app.py'), 'app = 1\n');
  const made = spawnSync('python3', ['-c', "import os, shutil, zipfile\nos.makedirs('p/empty')\nshutil.copy('app.py', 'p/ü.py')\nshutil.make_archive('made', 'zip', '.', 'p')\nclass Pipe:\n  def __init__(self, file): self.file = file\n  def write(self, data): return self.file.write(data)\n  def flush(self): self.file.flush()\nwith zipfile.ZipFile(Pipe(open('streamed.zip', 'wb')), 'w', zipfile.ZIP_DEFLATED) as zip: zip.writestr('p/ü.py', 'app = 1\\n'); zip.writestr('p/empty/', '')"], { cwd: folder, encoding: 'utf8' });
  expect(made.stderr).toBe('');
  for (const name of ['made.zip', 'streamed.zip']) {
    const reading = await readZip(new Uint8Array(readFileSync(join(folder, name))));
    expect(reading.type === 'files' ? plain(reading.files) : reading.reason).toEqual(plain(treeOf({ 'p/empty/': '', 'p/ü.py': 'app = 1\n' })));
  }
  rmSync(folder, { recursive: true });
});

test('a damaged archive is refused with a sentence, or what comes out is exactly what was put in', async () => {
  const files = removePath(some, 'empty');
  const original = writeZip(files, at);
  const change = fc.record({ index: fc.nat(original.length - 1), byte: fc.nat(255) });
  await fc.assert(
    fc.asyncProperty(fc.array(change, { minLength: 1, maxLength: 3 }), fc.option(fc.nat(original.length), { nil: undefined }), async (changes, end) => {
      const bytes = original.slice(0, end);
      for (const { index, byte } of changes) if (index < bytes.length) bytes[index] = byte;
      await expectSafe(bytes, files);
    }),
    { numRuns: 400 },
  );
});

test('whatever names an archive holds, it is refused with a sentence or all of them lie inside', async () => {
  const part = fc.constantFrom('..', '.', '', 'a', 'b', 'C:', '\\', '\0', 'é', '__proto__', 'x'.repeat(200));
  const name = fc.array(part, { maxLength: 4 }).map((parts) => parts.join('/'));
  const mode = fc.constantFrom(0, 0o100644, 0o120777, 0o040755, 0o020000);
  await fc.assert(
    fc.asyncProperty(fc.array(fc.tuple(name, fc.constantFrom('', 'x', 'y'.repeat(2000)), mode), { maxLength: 5 }), async (entries) => {
      await expectSafe(zipOf(entries), undefined);
    }),
    { numRuns: 300 },
  );
});

async function expectSafe(bytes: Uint8Array, exact: FileTree | undefined): Promise<void> {
  const reading = await readZip(bytes);
  if (reading.type === 'refused') expect(reading.reason).toMatch(/^[\p{Lu}“].* .*\.$/su);
  else {
    const paths = [...reading.files.keys()];
    expect(paths.map((path) => treePathProblem(path)).filter((problem) => problem !== undefined)).toEqual([]);
    expect(clashIn(paths)).toBeUndefined();
    if (exact !== undefined) expect(plain(reading.files)).toEqual(plain(exact));
  }
}
