import { describe, expect, it } from 'vitest';
import type { Lesson } from '../../lesson/lesson.ts';
import { lessonSkeleton } from '../../lesson/lesson-skeleton.ts';
import { noProgress, type Progress, withTask } from '../../lesson/progress.ts';
import { readLesson } from '../../lesson/read-lesson.ts';
import { lessonToGoOnWith, standingOf } from './standing.ts';

function lesson(folder: string): Lesson {
  const reading = readLesson(folder, new Map(Object.entries(lessonSkeleton(folder, undefined))));
  if (reading.type === 'problems') throw new Error(reading.problems.map(({ message }) => message).join('\n'));
  return reading.lesson;
}

const course = [lesson('01-one'), lesson('02-two'), lesson('03-three')];
const [one, two, three] = course;
if (one === undefined || two === undefined || three === undefined) throw new Error('The course has three lessons.');

function withDone(progress: Progress, { id, sections }: Lesson): Progress {
  return sections.filter(({ task }) => task !== undefined).reduce((each, section) => withTask(each, id, section.id, (before) => ({ ...before, doneAt: 1 })), progress);
}

describe('how far a learner is in the course', () => {
  it('calls a lesson new until something was done in it, and done when all its tasks are', () => {
    expect(standingOf(noProgress, one)).toBe('new');
    expect(standingOf(withTask(noProgress, one.id, 'some-task', (before) => ({ ...before, hints: 1 })), one)).toBe('begun');
    expect(standingOf(withDone(noProgress, one), one)).toBe('done');
  });

  it('goes on with the lesson that was open last', () => {
    expect(lessonToGoOnWith(course, noProgress, null)).toBe(one);
    expect(lessonToGoOnWith(course, noProgress, two.id)).toBe(two);
    expect(lessonToGoOnWith(course, noProgress, 'one that is gone')).toBe(one);
  });

  it('goes on behind it when it is done, then with what was left out, and nowhere when all is done', () => {
    const twoDone = withDone(noProgress, two);
    expect(lessonToGoOnWith(course, twoDone, two.id)).toBe(three);
    const lastDone = withDone(twoDone, three);
    expect(lessonToGoOnWith(course, lastDone, two.id)).toBe(one);
    expect(lessonToGoOnWith(course, withDone(lastDone, one), two.id)).toBeUndefined();
  });
});
