import { createContext, useContext, useSyncExternalStore } from 'react';
import { onCourseSaved, theCourse } from '../../lesson/library.ts';
import { type Lesson, tasksOf } from '../../lesson/lesson.ts';
import { countDone, type Progress } from '../../lesson/progress.ts';
import { createProgressStore, type ProgressStore } from '../../lesson/progress-store.ts';
import type { Course } from '../../lesson/read-course.ts';
import { remembered } from '../../ui/remembered.ts';

let course = theCourse();
onCourseSaved((saved) => {
  course = saved;
});

/** The course as it is now: in development it changes when a lesson is saved. */
export function useCourse(): Course {
  return useSyncExternalStore(onCourseSaved, () => course);
}

const ProgressContext = createContext<ProgressStore>(createProgressStore(remembered));

export function useProgressStore(): ProgressStore {
  return useContext(ProgressContext);
}

export function useProgress(): Progress {
  const store = useProgressStore();
  return useSyncExternalStore(store.subscribe, store.get);
}

/** How far a learner got in a lesson. */
export type Standing = 'done' | 'begun' | 'new';

export function standingOf(progress: Progress, lesson: Lesson): Standing {
  const tasks = tasksOf(lesson).map(({ id }) => id);
  if (tasks.length > 0 && countDone(progress, lesson.id, tasks) === tasks.length) return 'done';
  return Object.hasOwn(progress.lessons, lesson.id) ? 'begun' : 'new';
}

const LAST = 'headway.lesson';

export function rememberLesson(lesson: Lesson): void {
  remembered.setItem(LAST, lesson.id);
}

/** Where to go on: with the lesson that was open last or, when it is done, with the first after it that is not. */
export function lessonToGoOnWith(lessons: readonly Lesson[], progress: Progress, last = remembered.getItem(LAST)): Lesson | undefined {
  const at = lessons.findIndex(({ id }) => id === last);
  const open = (lesson: Lesson): boolean => standingOf(progress, lesson) !== 'done';
  return lessons.slice(Math.max(0, at)).find(open) ?? lessons.find(open);
}
