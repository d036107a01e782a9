import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { zipSync } from 'fflate';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { fetchWheels, packagesOf } from './wheels.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'headway-wheels-'));
});
afterEach(() => {
  vi.unstubAllEnvs();
  rmSync(folder, { recursive: true, force: true });
});

/** A requirements file with one package that no index has, and the message of the attempt to fetch it. */
function attempt(hash = '0'.repeat(64)): string {
  const requirements = join(folder, 'requirements.txt');
  writeFileSync(requirements, `tiny-headway-test==1.0 --hash=sha256:${hash}\n`);
  try {
    fetchWheels(join(folder, 'cache'), requirements);
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
  return 'no error';
}

const oneLine = (words: RegExp) => expect.toSatisfy((message: string) => !message.includes('\n') && words.test(message));

test('without Python the error says so and what to do, in one line', () => {
  vi.stubEnv('PYTHON', join(folder, 'no-such-python'));
  expect(attempt()).toEqual(oneLine(/Python is not installed .* Install Python 3\.10 or newer/));
});

test('without pip the error says so and what to do, in one line', () => {
  const python = join(folder, 'python');
  writeFileSync(python, '#!/bin/sh\n[ "$1" = --version ] && echo Python 3.12.0 && exit 0\necho "No module named pip" >&2\nexit 1\n', { mode: 0o755 });
  vi.stubEnv('PYTHON', python);
  expect(attempt()).toEqual(oneLine(/has no pip\. Install it/));
});

test('without a network the error says so and what to do, in one line, and nothing half-fetched is kept', () => {
  vi.stubEnv('PIP_INDEX_URL', 'http://127.0.0.1:9/simple');
  vi.stubEnv('PIP_RETRIES', '0');
  vi.stubEnv('PIP_FIND_LINKS', '');
  expect(attempt()).toEqual(oneLine(/cannot reach the package index\. Connect to the network/));
  expect(readdirSync(join(folder, 'cache'))).toEqual([]);
});

test('a wheel with another hash than the pinned one is refused by name', () => {
  const links = join(folder, 'links');
  mkdirSync(links);
  const text = (content: string): Uint8Array => new TextEncoder().encode(content);
  const info = 'tiny_headway_test-1.0.dist-info';
  writeFileSync(
    join(links, 'tiny_headway_test-1.0-py3-none-any.whl'),
    zipSync({
      'tiny.py': text(''),
      [`${info}/METADATA`]: text('Metadata-Version: 2.1\nName: tiny-headway-test\nVersion: 1.0\n'),
      [`${info}/WHEEL`]: text('Wheel-Version: 1.0\nGenerator: test\nRoot-Is-Purelib: true\nTag: py3-none-any\n'),
      [`${info}/RECORD`]: text(''),
    }),
  );
  vi.stubEnv('PIP_NO_INDEX', '1');
  vi.stubEnv('PIP_FIND_LINKS', links);
  expect(attempt()).toEqual(oneLine(/the hash of tiny-headway-test is not the one in .*requirements\.txt/));
});

test('the pinned packages are told by name and version', () => {
  expect(packagesOf()).toMatchObject({ 'flask-migrate': '4.1.0', alembic: expect.stringMatching(/^\d+\.\d+/) });
});
