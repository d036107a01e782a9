import { hashOf } from '../../home/route.ts';

/** The lessons that there are, by the name of their folder without its number: `two-heads` of `lessons/14-two-heads`. */
const lessons = new Map(
  Object.keys(import.meta.glob('/lessons/*/lesson.md')).flatMap((path) => {
    const folder = path.split('/').at(-2) ?? '';
    return [[folder.replace(/^\d+-/, ''), folder] as const];
  }),
);

/** The address of a lesson; undefined as long as there is no such lesson. */
export function lessonAddress(id: string | undefined): string | undefined {
  const folder = id === undefined ? undefined : lessons.get(id);
  return folder === undefined ? undefined : hashOf({ type: 'lesson', id: folder, heading: undefined });
}
