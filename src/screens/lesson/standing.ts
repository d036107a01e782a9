import type { Lesson } from '../../lesson/lesson.ts';
import { countDone, type Progress } from '../../lesson/progress.ts';

/** How far a learner got in a lesson. */
export type Standing = 'done' | 'begun' | 'new';

export function standingOf(progress: Progress, lesson: Pick<Lesson, 'id' | 'sections'>): Standing {
  const tasks = lesson.sections.flatMap(({ id, task }) => (task === undefined ? [] : [id]));
  if (tasks.length > 0 && countDone(progress, lesson.id, tasks) === tasks.length) return 'done';
  return Object.hasOwn(progress.lessons, lesson.id) ? 'begun' : 'new';
}

/**
 * Where to go on: with the lesson that was open last or, when it is done, with the first after it that is not.
 *
 * @param last id of the lesson that was open last
 */
export function lessonToGoOnWith<Each extends Pick<Lesson, 'id' | 'sections'>>(lessons: readonly Each[], progress: Progress, last: string | null): Each | undefined {
  const at = lessons.findIndex(({ id }) => id === last);
  const open = (lesson: Each): boolean => standingOf(progress, lesson) !== 'done';
  return lessons.slice(Math.max(0, at)).find(open) ?? lessons.find(open);
}
