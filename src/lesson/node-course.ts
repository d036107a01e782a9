import { readdirSync, readFileSync } from 'node:fs';
import { join, sep } from 'node:path';
import { type Course, readCourse } from './read-course.ts';

export const lessonsFolder = join(import.meta.dirname, '../../lessons');

/** The lessons in the project's folder, with what is wrong in them. */
export function readLessonsFolder(folder = lessonsFolder): Course {
  const paths = readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((path) => path.split(sep).join('/')).filter((path) => /^\d\d-[^/]*\/.*\.md$/.test(path));
  return readCourse(new Map(paths.map((path) => [path, readFileSync(join(folder, path), 'utf8')])));
}
