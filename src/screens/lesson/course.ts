import { createContext, useContext, useSyncExternalStore } from 'react';
import { onCourseSaved, theCourse } from '../../lesson/library.ts';
import type { Lesson } from '../../lesson/lesson.ts';
import type { Progress } from '../../lesson/progress.ts';
import { createProgressStore, type ProgressStore } from '../../lesson/progress-store.ts';
import type { Course } from '../../lesson/read-course.ts';
import { remembered } from '../../ui/remembered.ts';

let course: Course = { lessons: [], problems: [] };

/** Reads the course, before the first of it is drawn. */
export async function openCourse(): Promise<void> {
  course = await theCourse();
}

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

const LAST = 'headway.lesson';

export function rememberLesson(lesson: Lesson): void {
  remembered.setItem(LAST, lesson.id);
}

/** Id of the lesson that was open last. */
export function lastLesson(): string | null {
  return remembered.getItem(LAST);
}
