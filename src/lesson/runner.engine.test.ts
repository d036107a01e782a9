import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { findingSentence } from '../checks/finding.ts';
import { withFiles, type Workspace } from '../domain/workspace.ts';
import { removePath, textAt } from '../domain/file-tree.ts';
import { openStage, type Stage } from '../scenario/node-stage.ts';
import type { Workbench } from '../session/workbench.ts';
import type { Lesson } from './lesson.ts';
import { readLessonsFolder } from './node-course.ts';
import { rehearsals } from './node-rehearsal.ts';
import { type Learner, memoryStorage, openLearner, until } from './node-runner-testing.ts';
import type { LessonState } from './runner.ts';

const [why] = readLessonsFolder().lessons;
let stage: Stage;
let start: Workspace;
let lesson: Lesson;

beforeAll(async () => {
  stage = await openStage();
  lesson = why ?? expect.fail('there is no first lesson');
  start = await rehearsals([lesson], stage).worlds.start(lesson);
});
afterAll(() => stage.close());

let storage: ReturnType<typeof memoryStorage>;
let workbench: Workbench;
let learner: Learner;
beforeEach(() => {
  storage = memoryStorage();
  workbench = stage.openWorkbench(start);
  learner = openLearner(lesson, workbench, stage, storage);
});

const ALTER = 'sqlite3 app.db "ALTER TABLE users ADD COLUMN phone VARCHAR(20)"';
const standings = ({ tasks }: LessonState): string[] => tasks.map(({ standing }) => standing);
const told = ({ tasks }: LessonState): string[] => tasks.flatMap(({ findings }) => findings.map((finding) => `${finding.holds ? '✓' : '✕'} ${findingSentence(finding)}`));
const writeColumn = (): void => {
  const text = textAt(workbench.getState().workspace.environments['dev-a'].files, 'models.py') ?? '';
  expect(workbench.writeFile('dev-a', 'models.py', text.replace('# phone', 'phone'))).toBeUndefined();
};

describe('a lesson in a world', () => {
  test('looks at the first task at once, and says of each check what it found', async () => {
    const state = await learner.rest();
    expect(standings(state)).toEqual(['current', 'later', 'later']);
    expect(told(state)).toEqual([
      '✕ Developer A has no column users.phone. It should have users.phone.',
      '✕ Developer A has a model of users without phone in models.py. It should have users.phone in its models.',
      expect.stringContaining('✕ Developer A answers GET /users with 200 and [{"email":"ada@example.org","id":1}'),
    ]);
  });

  test('looks again after a command and after an edit, and goes on to the next task when all holds', async () => {
    await learner.rest();
    expect(told(await learner.enter(ALTER))[0]).toBe('✓ Developer A has the column users.phone, VARCHAR(20).');
    writeColumn();
    const state = await learner.rest();
    expect(standings(state)).toEqual(['done', 'current', 'later']);
    expect(told(state)[0]).toBe('✕ Developer A has changes in models.py that are not committed (models.py). It should have models.py in its last commit as it is.');
  });

  test('counts any way there: the column may come from Python, and the file be written as a whole', async () => {
    await learner.enter(`python -c "import sqlite3; sqlite3.connect('app.db').execute('ALTER TABLE users ADD phone TEXT')"`);
    const state = await learner.enter(`sed -i 's/# phone/phone/' models.py || python -c "p='models.py'; t=open(p).read(); open(p,'w').write(t.replace('# phone','phone'))"`);
    expect(standings(state)).toEqual(['done', 'current', 'later']);
  });

  test('keeps a task done when a later command undoes its state, and takes it back when time is taken back', async () => {
    const begun = workbench.getState().timeline.here;
    await learner.enter(ALTER);
    writeColumn();
    await learner.rest();
    const after = workbench.getState().timeline.here;
    expect(standings(await learner.enter('git checkout models.py'))).toEqual(['done', 'current', 'later']);
    expect(workbench.travelTo(begun)).toBeUndefined();
    expect(standings(await learner.rest())).toEqual(['current', 'later', 'later']);
    expect(workbench.travelTo(after)).toBeUndefined();
    expect(standings(await learner.rest())).toEqual(['done', 'current', 'later']);
  });

  test('opens hints one after the other, and remembers how many', async () => {
    await learner.rest();
    expect(learner.runner.getState().tasks[0]).toMatchObject({ hints: [], nextHint: 'Where to look' });
    learner.runner.openHint();
    learner.runner.openHint();
    expect(learner.runner.getState().tasks[0]).toMatchObject({ hints: [{ grade: 'Where to look' }, { grade: 'What to do' }], nextHint: 'The command' });
    learner.runner.openHint();
    learner.runner.openHint();
    expect(learner.runner.getState().tasks[0]?.nextHint).toBeUndefined();
    expect(learner.progress.get().lessons).toEqual({ '01-why': { 'add-the-column-by-hand': { hints: 3, shown: false } } });
  });
});

describe('"Show me"', () => {
  test('does a task in the learner’s own world, command by command, and can be undone', async () => {
    await learner.rest();
    const begun = workbench.getState().timeline.here;
    const seen: string[] = [];
    learner.runner.subscribe(() => {
      const { doing } = learner.runner.getState();
      if (doing.type === 'showing') seen.push(`${doing.index + 1} of ${doing.count}: ${doing.action.type}`);
    });
    learner.runner.showMe();
    const state = await learner.rest();
    expect([...new Set(seen)]).toEqual(['1 of 2: command', '2 of 2: replace']);
    expect(standings(state)).toEqual(['done', 'current', 'later']);
    expect(state).toMatchObject({ problem: undefined, undo: begun });
    expect(learner.runner.undoShowing()).toBeUndefined();
    const undone = await learner.rest();
    expect(standings(undone)).toEqual(['current', 'later', 'later']);
    expect(undone.undo).toBeUndefined();
    expect(workbench.getState().workspace).toBe(start);
  });

  test('begins where the task began when something is in its way, and gives back what the learner had', async () => {
    await learner.enter(ALTER);
    const mine = workbench.getState().timeline.here;
    learner.runner.showMe();
    const state = await learner.rest();
    expect(standings(state)).toEqual(['done', 'current', 'later']);
    expect(state).toMatchObject({ problem: undefined, undo: mine });
    expect(learner.runner.undoShowing()).toBeUndefined();
    expect(told(await learner.rest())[0]).toBe('✓ Developer A has the column users.phone, VARCHAR(20).');
    expect(workbench.getState().timeline.here).toBe(mine);
  });

  test('says why it cannot go on in a world that is too different', async () => {
    const without = stage.openWorkbench(withFiles(start, 'dev-a', removePath(start.environments['dev-a'].files, 'models.py')));
    const other = openLearner(lesson, without, stage);
    await other.rest();
    other.runner.showMe();
    const state = await other.rest();
    expect(state.problem).toBe('There is no file models.py to edit.');
    expect(standings(state)).toEqual(['current', 'later', 'later']);
  });

  test('can be stopped', async () => {
    await learner.rest();
    learner.runner.showMe();
    learner.runner.stopShowing();
    expect(standings(await learner.rest())).toEqual(['current', 'later', 'later']);
    expect(workbench.getState().environments['dev-a'].terminal.type).toBe('idle');
  });

  test('leads through the whole lesson', async () => {
    for (const _ of [1, 2, 3]) {
      await learner.rest();
      learner.runner.showMe();
      await until(learner.runner, ({ doing }) => doing.type !== 'showing');
    }
    const state = await learner.rest();
    expect(standings(state)).toEqual(['done', 'done', 'done']);
    expect(state.finished).toBe(true);
    learner.runner.showMe();
    expect(learner.runner.getState().doing.type).toBe('resting');
  });
});

describe('a learner who', () => {
  test('starts over has the lesson’s start again, and the world before on the timeline', async () => {
    await learner.enter(ALTER);
    writeColumn();
    await learner.rest();
    const before = workbench.getState().timeline.here;
    learner.runner.startOver();
    const state = await learner.rest();
    expect(standings(state)).toEqual(['current', 'later', 'later']);
    expect(workbench.getState().workspace).toBe(start);
    expect(workbench.travelTo(before)).toBeUndefined();
    expect(standings(await learner.rest())).toEqual(['done', 'current', 'later']);
  });

  test('comes back finds the lesson as it was left', async () => {
    await learner.enter(ALTER);
    writeColumn();
    await learner.rest();
    learner.runner.close();
    const again = openLearner(lesson, workbench, stage, storage, () => 9_000);
    expect(standings(await again.rest())).toEqual(['done', 'current', 'later']);
    expect(again.progress.get().lessons['01-why']?.['add-the-column-by-hand']).toEqual({ hints: 0, shown: false, doneAt: 1_000 });
  });

  test('whose browser forgets what a lesson had passed finds what the world still shows', async () => {
    await learner.enter(ALTER);
    writeColumn();
    await learner.rest();
    learner.runner.close();
    const again = openLearner(lesson, workbench, stage, memoryStorage());
    expect(standings(await again.rest())).toEqual(['done', 'current', 'later']);
  });

  test('uses a browser that keeps nothing goes through a lesson all the same', async () => {
    const forgetful = { ...memoryStorage(), getItem: () => null, setItem: () => undefined };
    const other = openLearner(lesson, stage.openWorkbench(start), stage, forgetful);
    await other.rest();
    other.runner.showMe();
    await until(other.runner, ({ doing }) => doing.type === 'showing');
    expect(standings(await other.rest())).toEqual(['done', 'current', 'later']);
  });
});
