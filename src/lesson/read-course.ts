import type { inShortTasks } from '../ui/short-tasks.ts';
import type { Beginning, Lesson, LessonProblem, LessonReading } from './lesson.ts';
import { beginLesson, readLesson } from './read-lesson.ts';

/** The lessons that can be read, in their order, and what is wrong with the others. */
export interface Course {
  readonly lessons: readonly Lesson[];
  readonly problems: readonly LessonProblem[];
}

/**
 * Reads all lessons, and looks whether they fit each other.
 *
 * @param texts by their path below the folder of lessons: `02-change-a-model/lesson.md`
 */
export function readCourse(texts: ReadonlyMap<string, string>): Course {
  const folders = foldersOf(texts);
  return courseOf(folders, folders.map(([folder, files]) => readLesson(folder, files)));
}

/** The same, where others are to have their turn between two lessons: all of them take a quarter of a second to read. */
export async function readCourseInTurns(texts: ReadonlyMap<string, string>, inTurns: typeof inShortTasks): Promise<Course> {
  const folders = foldersOf(texts);
  const begun = await inTurns(folders, ([folder, files]) => beginLesson(folder, files));
  return courseOf(folders, await inTurns(begun, (readOn) => readOn()));
}

type Folder = readonly [name: string, files: ReadonlyMap<string, string>];

function foldersOf(texts: ReadonlyMap<string, string>): Folder[] {
  const folders = new Map<string, Map<string, string>>();
  for (const [path, text] of texts) {
    const [folder = '', ...rest] = path.split('/');
    folders.set(folder, (folders.get(folder) ?? new Map<string, string>()).set(rest.join('/'), text));
  }
  return [...folders].toSorted(([a], [b]) => (a < b ? -1 : 1));
}

function courseOf(folders: readonly Folder[], readings: readonly LessonReading[]): Course {
  const lessons = readings.flatMap((reading) => (reading.type === 'lesson' ? [reading.lesson] : []));
  const numbers = folders.map(([folder]) => Number(folder.slice(0, 2)));
  const misplaced = lessons.flatMap((lesson): LessonProblem[] => {
    const at = { file: `${lesson.id}/lesson.md`, line: 1 };
    const before = lessonBefore(lesson.begins);
    return [
      ...(numbers.filter((number) => number === lesson.number).length > 1 ? [{ ...at, message: `expected a number of its own; there is another lesson ${twoDigits(lesson.number)}` }] : []),
      ...(before !== undefined && (before >= lesson.number || !numbers.includes(before)) ? [{ ...at, message: `expected to begin after a lesson that stands before this one; there is no such lesson ${twoDigits(before)}` }] : []),
    ];
  });
  return {
    lessons: lessons.filter(({ id }) => !misplaced.some(({ file }) => file.startsWith(`${id}/`))),
    problems: [...readings.flatMap((reading) => (reading.type === 'problems' ? reading.problems : [])), ...misplaced],
  };
}

/** The lesson in whose last world one begins; undefined where it begins with the starter project. */
function lessonBefore(begins: Beginning): number | undefined {
  switch (begins.type) {
    case 'starter':
      return undefined;
    case 'after':
      return begins.lesson;
    case 'own':
      return lessonBefore(begins.from);
  }
}

export function twoDigits(number: number): string {
  return String(number).padStart(2, '0');
}
