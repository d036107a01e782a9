import { starts } from 'virtual:lesson-starts';
import type { Workspace } from '../domain/workspace.ts';
import type { Lesson } from './lesson.ts';
import { type Course, readCourseInTurns } from './read-course.ts';
import { inShortTasks } from '../ui/short-tasks.ts';
import { lessonsTexts } from '../texts/en/lessons.ts';
import { textsOf } from '../texts/texts-of.ts';
import { worldFrom } from './stored-world.ts';

const FOLDER = '../../lessons/';
/** Wrong answers are for tests alone. */
const files = import.meta.glob<string>(['../../lessons/[0-9]*/lesson.md', '../../lessons/[0-9]*/start/start.md'], { query: '?raw', import: 'default', eager: true });

/** The lessons of the project in their order, and what is wrong with those that cannot be read. */
export function theCourse(): Promise<Course> {
  course ??= readCourseInTurns(new Map(Object.entries(files).map(([path, text]) => [path.slice(FOLDER.length), text])), inShortTasks);
  return course;
}

let course: Promise<Course> | undefined;

/** The world in which a lesson begins, as it was made when the page was built; or a sentence that says why there is none. */
export async function loadStart(lesson: Lesson): Promise<Workspace | string> {
  const load = Object.hasOwn(starts, lesson.id) ? starts[lesson.id] : undefined;
  const world = (await load?.())?.world;
  return world === undefined ? textsOf(lessonsTexts).opening.notMade(lesson.title) : worldFrom(world);
}

type Listener = (course: Course) => void;
/** In development this module is replaced when a lesson is saved; what it leaves here for the next one stays. */
const left = import.meta.hot?.data as { listeners?: Set<Listener> } | undefined;
const listeners = left?.listeners ?? new Set<Listener>();

/** In development, hands over the course anew whenever a lesson is saved. */
export function onCourseSaved(listener: Listener): () => void {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}

if (import.meta.hot && left !== undefined) {
  import.meta.hot.accept();
  if (left.listeners !== undefined) void theCourse().then((saved) => left.listeners?.forEach((listener) => listener(saved)));
  left.listeners = listeners;
}
