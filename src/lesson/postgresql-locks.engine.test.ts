import { expect, test } from 'vitest';
import { openStage } from '../scenario/node-stage.ts';
import { readLessonsFolder } from './node-course.ts';
import { lessonContract } from './node-lesson-contract.ts';
import { rehearsals } from './node-rehearsal.ts';
import { storeWorld, worldFrom } from './stored-world.ts';

// The first three are in postgresql.engine.test.ts, so that they run side by side.
lessonContract('on PostgreSQL', (number) => number > 33);

test('a server that a lesson begins with goes on from where it was stored, with its rows', async () => {
  const stage = await openStage();
  const { lessons } = readLessonsFolder();
  const lesson = lessons.find(({ id }) => id.startsWith('35-')) ?? expect.fail('there is no lesson 35');
  const stored = storeWorld(await rehearsals(lessons, stage).worlds.start(lesson));
  const workbench = stage.openWorkbench(worldFrom(stored));
  await workbench.enter('dev-a', 'psql -Atc "SELECT count(*) FROM users"');
  expect(workbench.transcript('dev-a').flatMap((event) => (event.type === 'stdout' ? [event.text] : [])).join('')).toBe('1000\n');
  expect(stored.length).toBeLessThan(300_000);
  stage.close();
});
