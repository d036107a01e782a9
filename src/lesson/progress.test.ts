import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { memoryStorage } from './node-runner-testing.ts';
import { countDone, mergeProgress, noProgress, type Progress, readProgress, taskProgressOf, type TaskProgress, withTask, writeProgress } from './progress.ts';
import { createProgressStore } from './progress-store.ts';

const tasks: fc.Arbitrary<TaskProgress> = fc.tuple(fc.option(fc.nat(9), { nil: undefined }), fc.nat(3), fc.boolean()).map(([doneAt, hints, shown]) => ({ hints, shown, ...(doneAt === undefined ? {} : { doneAt }) }));
const progresses: fc.Arbitrary<Progress> = fc.array(fc.tuple(fc.constantFrom('01-why', '02-change-a-model'), fc.constantFrom('a', 'constructor', '__proto__'), tasks), { maxLength: 6 }).map((all) => all.reduce<Progress>((at, [lesson, task, value]) => withTask(at, lesson, task, () => value), noProgress));
const same = (a: Progress, b: Progress): boolean => ['01-why', '02-change-a-model'].every((lesson) => ['a', 'constructor'].every((task) => JSON.stringify(sorted(taskProgressOf(a, lesson, task))) === JSON.stringify(sorted(taskProgressOf(b, lesson, task)))));
const sorted = ({ doneAt, hints, shown }: TaskProgress): readonly unknown[] => [doneAt, hints, shown];

describe('two records of progress', () => {
  test('make the same one whichever comes first, and nothing new when they are the same', () => {
    fc.assert(
      fc.property(progresses, progresses, progresses, (a, b, c) => {
        expect(same(mergeProgress(a, b), mergeProgress(b, a))).toBe(true);
        expect(same(mergeProgress(mergeProgress(a, b), c), mergeProgress(a, mergeProgress(b, c)))).toBe(true);
        expect(same(mergeProgress(a, a), a)).toBe(true);
      }),
    );
  });

  test('have done what either has done, at the earlier time', () => {
    fc.assert(
      fc.property(progresses, progresses, (a, b) => {
        const times = [a, b].map((each) => taskProgressOf(each, '01-why', 'a').doneAt ?? Infinity);
        expect(taskProgressOf(mergeProgress(a, b), '01-why', 'a').doneAt ?? Infinity).toBe(Math.min(...times));
      }),
    );
  });
});

describe('a progress file', () => {
  test('is read as it was written', () => {
    fc.assert(
      fc.property(progresses, (progress) => {
        const reading = readProgress(writeProgress(progress));
        if (reading.type === 'refused') expect.fail(reading.reason);
        expect(same(reading.progress, progress)).toBe(true);
      }),
    );
  });

  test.each([
    ['no JSON', 'PK\u0003\u0004', 'the file is no JSON'],
    ['another JSON', '{"format":"headway-world"}', 'format: '],
    ['one of another version', JSON.stringify({ ...noProgress, version: 2 }), 'version: '],
    ['odd values', JSON.stringify({ ...noProgress, lessons: { '01-why': { a: { hints: -1 } } } }), 'lessons.01-why.a.hints: '],
    ['odd names', JSON.stringify({ ...noProgress, lessons: { '../x': {} } }), 'lessons.../x: '],
    ['far too much', ' '.repeat(1_000_001), 'the file is too large'],
  ])('is refused when it is %s, with a sentence that says why', (_what, text, why) => {
    const reading = readProgress(text);
    expect(reading).toMatchObject({ type: 'refused', reason: expect.stringMatching(/^This is no progress that Headway can take: .*\. Choose a file that was saved with "Save my progress"\.$/) });
    expect(reading.type === 'refused' && reading.reason).toContain(why);
  });
});

describe('progress in a browser', () => {
  const finish = (doneAt: number) => (before: TaskProgress): TaskProgress => ({ ...before, doneAt });

  test('is there after a reload', () => {
    const storage = memoryStorage();
    createProgressStore(storage).change('01-why', 'a', finish(5));
    expect(countDone(createProgressStore(storage).get(), '01-why', ['a', 'b'])).toBe(1);
  });

  test('tells whoever listens, and nobody when nothing changed', () => {
    const store = createProgressStore(memoryStorage());
    let told = 0;
    const stop = store.subscribe(() => void (told += 1));
    store.change('01-why', 'a', finish(5));
    const known = store.get();
    store.change('01-why', 'a', finish(5));
    expect([told, store.get() === known]).toEqual([1, true]);
    stop();
    store.change('01-why', 'b', finish(6));
    expect(told).toBe(1);
  });

  test('of two tabs comes together', () => {
    const storage = memoryStorage();
    const [one, other] = [createProgressStore(storage), createProgressStore(storage)];
    one.change('01-why', 'a', finish(5));
    other.change('01-why', 'b', finish(6));
    expect(countDone(createProgressStore(storage).get(), '01-why', ['a', 'b'])).toBe(2);
  });

  test('that is damaged is set aside, and a new one begun', () => {
    const storage = memoryStorage();
    storage.setItem('headway.progress', '{"half');
    createProgressStore(storage).change('01-why', 'a', finish(5));
    expect(storage.getItem('headway.progress.damaged')).toBe('{"half');
    expect(countDone(createProgressStore(storage).get(), '01-why', ['a'])).toBe(1);
  });

  test('that the browser does not keep lasts as long as the page', () => {
    const store = createProgressStore({ getItem: () => null, setItem: () => undefined });
    store.change('01-why', 'a', finish(5));
    store.change('01-why', 'b', finish(6));
    expect(countDone(store.get(), '01-why', ['a', 'b'])).toBe(2);
  });

  test('is taken along as a file with the learner’s name, and added to what is there', () => {
    const [mine, theirs] = [createProgressStore(memoryStorage()), createProgressStore(memoryStorage())];
    theirs.nameLearner('  Ada Lovelace ');
    theirs.change('02-change-a-model', 'a', finish(7));
    mine.change('01-why', 'a', finish(5));
    const { name, text } = theirs.exported();
    expect(name).toBe('headway-progress-ada-lovelace.json');
    expect(mine.import(text)).toBeUndefined();
    expect(mine.get()).toMatchObject({ learner: 'Ada Lovelace', lessons: { '01-why': { a: { doneAt: 5 } }, '02-change-a-model': { a: { doneAt: 7 } } } });
    expect(mine.import('nothing')).toContain('the file is no JSON');
    expect(createProgressStore(memoryStorage()).exported().name).toBe('headway-progress.json');
  });
});
