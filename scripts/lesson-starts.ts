/**
 * Makes the worlds in which lessons begin, by playing the solutions of the lessons before them on the real engines, and
 * writes each to .cache/lesson-starts/<lesson>.json. What did not change since the last time is not played again. A lesson
 * that cannot be read or played is told and left out.
 */
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Workspace } from '../src/domain/workspace.ts';
import { lessonWorlds, type Play, playActions } from '../src/lesson/lesson-worlds.ts';
import { readLessonsFolder } from '../src/lesson/node-course.ts';
import { storeWorld, worldFrom } from '../src/lesson/stored-world.ts';
import { openStage, type Stage } from '../src/scenario/node-stage.ts';
import { makeProjectWorld } from './starter-world.ts';

/** When everything in them was made, so that they do not differ from one day to the next: an hour after the starter project. */
const MADE_AT = Date.UTC(2026, 0, 5, 10, 0, 0);

const root = join(import.meta.dirname, '..');
const target = join(root, '.cache/lesson-starts');
const played = join(target, 'played');

process.env['TZ'] = 'UTC';
const { lessons, problems } = readLessonsFolder();
const fail = (words: string): void => {
  console.error(words);
  process.exitCode = 1;
};
for (const { file, line, message } of problems) fail(`lessons/${file}:${line}: ${message}`);
mkdirSync(played, { recursive: true });
const tools = hashOfTools();
const used = new Set<string>();
let stage: Promise<Stage> | undefined;

const play: Play = async (lesson, file, world, actions) => {
  // Where an action stands in its file changes nothing.
  const plain = actions.map(({ at: _, ...action }) => action);
  const key = createHash('sha256').update(JSON.stringify([tools, storeWorld(world), lesson.pipeline, plain])).digest('hex').slice(0, 32);
  used.add(`${key}.json`);
  const kept = join(played, `${key}.json`);
  if (existsSync(kept)) return worldFrom(readFileSync(kept, 'utf8'));
  stage ??= openStage(MADE_AT);
  console.log(`Playing ${file}`);
  const after = await playActions((await stage).openWorkbench(world, lesson.pipeline), actions, file);
  write(kept, after);
  return after;
};

const worlds = lessonWorlds({ lessons, starterOf: makeProjectWorld, play });
for (const lesson of lessons) {
  const path = join(target, `${lesson.id}.json`);
  try {
    write(path, await worlds.start(lesson));
  } catch (error) {
    fail(`${lesson.id} has no beginning: ${error instanceof Error ? error.message : String(error)}`);
    rmSync(path, { force: true });
  }
}
if (stage !== undefined) (await stage).close();
if (process.exitCode !== 1) for (const name of readdirSync(played)) if (!used.has(name)) rmSync(join(played, name), { force: true });

/** Whole or not at all: another process may read it meanwhile. */
function write(path: string, world: Workspace): void {
  const text = storeWorld(world);
  if (existsSync(path) && readFileSync(path, 'utf8') === text) return;
  writeFileSync(`${path}.${process.pid}`, text);
  renameSync(`${path}.${process.pid}`, path);
}

/** What a played world depends on beside the lessons: Python with its libraries, the image of a database server, and all that runs commands. */
function hashOfTools(): string {
  const hash = createHash('sha256');
  for (const folder of ['src/engines', 'src/shell', 'src/session', 'src/domain', 'src/process', 'src/pipeline', 'src/scenario/act.ts', 'src/lesson/stored-world.ts', 'src/lesson/lesson-worlds.ts', 'public/runtime/manifest.json', 'public/postgres/manifest.json']) {
    for (const path of sourcesIn(folder)) hash.update(path).update(readFileSync(join(root, path)));
  }
  return hash.digest('hex');
}

function sourcesIn(path: string): string[] {
  if (/\.\w+$/.test(path)) return [path];
  return readdirSync(join(root, path), { recursive: true, encoding: 'utf8', withFileTypes: true })
    .filter((entry) => entry.isFile() && !entry.name.includes('.test.'))
    .map((entry) => join(entry.parentPath, entry.name).slice(root.length + 1))
    .sort();
}
