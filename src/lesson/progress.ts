import { z } from 'zod';
import { lessonsTexts } from '../texts/en/lessons.ts';
import { textsOf } from '../texts/texts-of.ts';
import { valueProblem } from '../texts/value-problem.ts';

const moment = z.int().min(0).describe('milliseconds since 1970');
const taskProgress = z.strictObject({
  doneAt: moment.optional(),
  hints: z.int().min(0).max(9).default(0).describe('how many were opened'),
  shown: z.boolean().default(false).describe('its solution was played by "Show me"'),
});
const progressSchema = z.strictObject({
  format: z.literal('headway-progress'),
  version: z.literal(1),
  learner: z.string().max(200).default('').describe('a name, for an instructor who collects such files'),
  lessons: z.record(z.string().regex(/^\d\d-[a-z0-9-]+$/, { error: () => textsOf(lessonsTexts).progress.lessonName }).max(100), z.record(z.string().max(200), taskProgress)),
});

/**
 * How far a learner got: by the lesson's id and the task's.
 *
 * @property learner a name that the learner gave, or `''`
 */
export type Progress = Readonly<z.infer<typeof progressSchema>>;
export type TaskProgress = Readonly<z.infer<typeof taskProgress>>;

export const noProgress: Progress = { format: 'headway-progress', version: 1, learner: '', lessons: {} };
const untouched: TaskProgress = { hints: 0, shown: false };

/** Far more than a course takes. */
const LARGEST = 1_000_000;

export type ProgressReading = { readonly type: 'progress'; readonly progress: Progress } | { readonly type: 'refused'; readonly reason: string };

/** Reads a progress file, which may come from anybody. */
export function readProgress(text: string): ProgressReading {
  const texts = textsOf(lessonsTexts).progress;
  const refused = (reason: string): ProgressReading => ({ type: 'refused', reason: texts.refused(reason) });
  if (text.length > LARGEST) return refused(texts.tooLarge);
  const json = parsed(text);
  if (json === undefined) return refused(texts.noJson);
  const read = progressSchema.safeParse(json, { error: valueProblem });
  if (read.success) return { type: 'progress', progress: read.data };
  const [issue] = read.error.issues;
  return refused(`${issue === undefined || issue.path.length === 0 ? '' : `${issue.path.join('.')}: `}${issue?.message ?? texts.unreadable}`);
}

/** The progress as a file: readable by people, and the same text for the same progress. */
export function writeProgress(progress: Progress): string {
  return `${JSON.stringify(progress, undefined, 2)}\n`;
}

export function taskProgressOf(progress: Progress, lesson: string, task: string): TaskProgress {
  const tasks = Object.hasOwn(progress.lessons, lesson) ? progress.lessons[lesson] : undefined;
  return tasks !== undefined && Object.hasOwn(tasks, task) ? (tasks[task] ?? untouched) : untouched;
}

/** The progress with one task changed. */
export function withTask(progress: Progress, lesson: string, task: string, change: (before: TaskProgress) => TaskProgress): Progress {
  const before = Object.hasOwn(progress.lessons, lesson) ? progress.lessons[lesson] : {};
  return { ...progress, lessons: { ...progress.lessons, [lesson]: { ...before, [task]: change(taskProgressOf(progress, lesson, task)) } } };
}

/** Both together: whatever is done in either is done, at the earlier time. The name is the first one's where it has one. */
export function mergeProgress(one: Progress, other: Progress): Progress {
  let merged: Progress = { ...one, learner: one.learner === '' ? other.learner : one.learner };
  for (const [lesson, tasks] of Object.entries(other.lessons)) {
    for (const [task, theirs] of Object.entries(tasks)) merged = withTask(merged, lesson, task, (mine) => further(mine, theirs));
  }
  return merged;
}

/** How many of these tasks are done. */
export function countDone(progress: Progress, lesson: string, tasks: readonly string[]): number {
  return tasks.filter((task) => taskProgressOf(progress, lesson, task).doneAt !== undefined).length;
}

/** The one that was done, or done earlier; where there is nothing to choose, with fewer hints. */
function further(a: TaskProgress, b: TaskProgress): TaskProgress {
  const when = (each: TaskProgress): number => each.doneAt ?? Number.POSITIVE_INFINITY;
  if (when(a) !== when(b)) return when(a) < when(b) ? a : b;
  const help = (each: TaskProgress): number => (each.shown ? 10 : 0) + each.hints;
  // Help with a task that is not done is news; with one that is done, less of it is the better record.
  const [less, more] = help(a) <= help(b) ? [a, b] : [b, a];
  return a.doneAt === undefined ? more : less;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
