/*
 * The same lines by the git of this machine and by the sandbox's, in two environments with one origin: stdout, stderr,
 * exit code, the files and every ref (so every commit's name) must be the same. Only the project folder's path is masked.
 * What git prints to a terminal alone does not appear on either side: progress ("Enumerating objects: …"), colours,
 * decorations of `git log`. The texts are those of git 2.39; with another version these tests are skipped, and one says so.
 */
import { spawnSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { afterAll, describe, expect, test, vi } from 'vitest';
import type { EnvironmentId } from '../../src/domain/environment.ts';
import { type Line, readLine } from '../../src/engines/git/git-testing.ts';
import { type GitSide, nativeSide, sandboxSide } from './git-sides.ts';
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

const stories = [...everydayStories, ...sharedStories];

if (hasNative) describe('git says and does what git 2.39 does', () => {
  test.each(stories)('$name', async (story) => {
    const native = nativeSide(place.base, place.origin);
    const sandbox = sandboxSide();
    expect(await differences(story, native, sandbox)).toBe('');
  });
});

test('the stories hold enough lines to be worth telling', () => {
  expect(stories.flatMap(({ steps }) => steps).filter(({ type }) => type === 'line').length).toBeGreaterThan(400);
});

if (!hasNative) test('there is no git 2.39 here, so nothing is compared with it', () => {
  expect(hasNative).toBe(false);
});

/** Tells a story to both sides and answers what came out differently. */
async function differences(story: GitStory, native: GitSide, sandbox: GitSide): Promise<string> {
  const found: string[] = [];
  let seconds = 1_767_225_600;
  for (const step of story.steps) {
    for (const side of [native, sandbox]) {
      if (step.type === 'write') side.write(step.environment, step.path, step.content);
      if (step.type === 'remove') side.remove(step.environment, step.path);
    }
    if (step.type !== 'line') continue;
    seconds += 60;
    const line = readLine(step.line.replaceAll('ORIGIN', place.origin));
    const [expected, actual] = [await told(native, step.environment, line, seconds), await told(sandbox, step.environment, line, seconds)];
    const wrong = [...new Set([...expected.keys(), ...actual.keys()])].filter((part) => expected.get(part) !== actual.get(part));
    if (wrong.length > 0) found.push(`${step.environment}$ ${step.line}\n${wrong.map((part) => `--- ${part}, native\n${expected.get(part)}\n+++ ${part}, sandbox\n${actual.get(part)}\n`).join('')}`);
  }
  return found.join('\n');
}

/** Everything that a line did, part by part. */
async function told(side: GitSide, environment: EnvironmentId, line: Line, seconds: number): Promise<ReadonlyMap<string, string>> {
  const { code, stdout, stderr } = await side.git(environment, line, seconds);
  const head = await side.git(environment, { folder: line.folder, args: ['rev-parse', '-q', '--verify', 'HEAD'] }, seconds);
  const files = [...side.files(environment)].map(([path, text]) => [`file ${path}`, text.slice(0, 1000)] as const);
  return new Map([['stdout', stdout], ['stderr', stderr], ['code', `${code}`], ['HEAD', head.stdout], ...files]);
}
