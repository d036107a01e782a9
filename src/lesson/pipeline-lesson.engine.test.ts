import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Stage, openStage } from '../scenario/node-stage.ts';
import { lessonTranscript } from './lesson-transcript.ts';
import { wrongQuotes } from './node-quotes.ts';
import { rehearsals } from './node-rehearsal.ts';
import { openLearner } from './node-runner-testing.ts';
import { readLesson } from './read-lesson.ts';
import type { Lesson } from './lesson.ts';

const text = (quoted: string): string => `---
title: Let CI bring it there
part: practice
minutes: 3
teaches: [Deploy by a push.]
remember: A push is enough.
environments: [dev-a, ci, production]
pipeline: true
begins: starter
---

## Push a migration

Make the first migration and push it. CI tries it, and Production follows.

\`\`\`holds
- pipeline: deployed
- revision: head
  in: production
\`\`\`

### Hints

1. The terminal of Developer A.
2. Make it, commit it, push it.
3. \`git push\`

### Solution

\`\`\`dev-a
flask db init
flask db migrate -m "Create users"
git add -A
git commit -q -m "Create users"
git push -q
\`\`\`

### Afterwards

\`\`\`output ci
${quoted}
\`\`\`

\`\`\`console production
$ flask db current
…
1a2b3c4d5e6f (head)
\`\`\`
`;

function lessonOf(quoted: string): Lesson {
  const reading = readLesson('90-by-ci', new Map([['lesson.md', text(quoted)]]));
  if (reading.type === 'problems') expect.fail(JSON.stringify(reading.problems));
  return reading.lesson;
}

let stage: Stage;
beforeAll(async () => void (stage = await openStage()));
afterAll(() => stage.close());

test('a lesson whose pushes run the pipeline is rehearsed to the end of the deployment, and quotes what CI printed', async () => {
  const lesson = lessonOf('…\nNo new upgrade operations detected.');
  const rehearsal = await rehearsals([lesson], stage).rehearse(lesson);
  const [task] = rehearsal.tasks;
  expect(task?.after.pipeline?.run?.state).toBe('deployed');
  expect(await wrongQuotes(lesson, rehearsal, stage)).toEqual([]);
  const transcript = lessonTranscript(lesson, task?.played ?? []);
  expect(transcript).toMatch(/git push -q\n[\s\S]*flask db check[\s\S]*No new upgrade operations detected\.[\s\S]*flask db upgrade/);

  const untrue = lessonOf('All is lost.');
  expect(await wrongQuotes(untrue, await rehearsals([untrue], stage).rehearse(untrue), stage)).toEqual([expect.stringContaining('no command of this lesson prints this in ci')]);
});

test('a learner’s push is waited for: the checks look when the deployment has ended, and “Show me” shows all of it', async () => {
  const lesson = lessonOf('No new upgrade operations detected.');
  const { runner, enter, rest } = openLearner(lesson, stage.openWorkbench(stage.starter, lesson.pipeline), stage);
  await rest();
  for (const line of ['flask db init', 'flask db migrate -m "Create users"', 'git add -A', 'git commit -q -m "Create users"']) expect((await enter(line)).finished).toBe(false);
  expect((await enter('git push -q')).finished).toBe(true);
  runner.close();

  const shown = openLearner(lesson, stage.openWorkbench(stage.starter, lesson.pipeline), stage);
  await shown.rest();
  const seen: string[] = [];
  shown.runner.subscribe(() => void seen.push(shown.runner.getState().doing.type));
  shown.runner.showMe();
  expect(shown.runner.getState().doing.type).toBe('showing');
  expect(await shown.rest()).toMatchObject({ finished: true, problem: undefined });
  expect(seen).toContain('showing');
  shown.runner.close();
});
