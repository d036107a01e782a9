/*
 * The same lines by the git of this machine and by the sandbox's, in two environments with one origin: stdout, stderr,
 * exit code, the files and every ref (so every commit's name) must be the same. Only the project folder's path is masked.
 * What git prints to a terminal alone does not appear on either side: progress ("Enumerating objects: …"), colours,
 * decorations of `git log`. The texts are those of git 2.39; with another version these tests are skipped, and one says so.
 */
import { spawnSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { afterAll, describe, expect, test, vi } from 'vitest';
import { nativeSide, readLine, sandboxSide } from './git-sides.ts';
import type { GitStory } from './git-stories.ts';
import { everydayStories } from './git-stories-everyday.ts';
import { sharedStories } from './git-stories-shared.ts';

const place = await vi.hoisted(async () => {
  const { mkdtempSync: make } = await import('node:fs');
  const os = await import('node:os');
  const base = make(`${os.tmpdir()}/git-`);
  return { base, origin: `${base}/srv/git/project.git` };
});

// The origin's path is in merge messages and so in commit names: both sides have to have it at the same place.
vi.mock('../../src/engines/git/origin.ts', async (load) => ({ ...(await load<object>()), originUrl: place.origin }));

const version = spawnSync('git', ['--version'], { encoding: 'utf8' }).stdout ?? '';
const hasNative = version.startsWith('git version 2.39.');

afterAll(() => rmSync(place.base, { recursive: true, force: true }));

describe.skipIf(!hasNative)('git says and does what git 2.39 does', () => {
  test.each([...everydayStories, ...sharedStories])('$name', async (story) => {
    const native = nativeSide(place.base, place.origin);
    const sandbox = sandboxSide();
    await compareStory(story, native, sandbox);
  });
});

test.runIf(!hasNative)('there is no git 2.39 here, so nothing is compared with it', () => {
  expect(hasNative).toBe(false);
});

async function compareStory(story: GitStory, native: ReturnType<typeof nativeSide>, sandbox: ReturnType<typeof sandboxSide>): Promise<void> {
  let seconds = 1_767_225_600;
  for (const step of story.steps) {
    switch (step.type) {
      case 'write':
        native.write(step.environment, step.path, step.content);
        sandbox.write(step.environment, step.path, step.content);
        break;
      case 'remove':
        native.remove(step.environment, step.path);
        sandbox.remove(step.environment, step.path);
        break;
      case 'line': {
        seconds += 60;
        const { folder, args } = readLine(step.line.replaceAll('ORIGIN', place.origin));
        const words = folder === '' ? args : [`@${folder}`, ...args];
        const expected = await native.git(step.environment, words, seconds);
        const actual = await sandbox.git(step.environment, words, seconds);
        const where = `${step.environment}$ ${step.line}`;
        expect.soft({ line: where, ...actual }).toEqual({ line: where, ...expected });
        const refs = async (side: typeof native): Promise<string> => (await side.git(step.environment, folder === '' ? ['rev-parse', '--verify', '-q', 'HEAD'] : [`@${folder}`, 'rev-parse', '--verify', '-q', 'HEAD'], seconds)).stdout;
        expect.soft(await refs(sandbox), `HEAD after ${where}`).toEqual(await refs(native));
        expect.soft(Object.fromEntries(sandbox.files(step.environment)), `files after ${where}`).toEqual(Object.fromEntries(native.files(step.environment)));
      }
    }
  }
}

