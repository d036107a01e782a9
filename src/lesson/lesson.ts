import type { ProjectName } from '../domain/project.ts';
import type { EnvironmentId } from '../domain/environment.ts';
import type { Action, MustHold } from '../scenario/script.ts';

/** The parts of the course, in their order. */
export const lessonParts = ['basics', 'good practice', 'recovery', 'practice', 'on PostgreSQL'] as const;
export type LessonPart = (typeof lessonParts)[number];

/**
 * The world that a lesson begins with: the starter project, the one in which an earlier lesson ended, or its own, which is
 * one of those after some preparation.
 */
export type Beginning =
  | { readonly type: 'starter'; readonly project: ProjectName }
  | { readonly type: 'after'; readonly lesson: number }
  | { readonly type: 'own'; readonly from: Exclude<Beginning, { type: 'own' }>; readonly preparation: readonly Action[] };

/**
 * Something that a lesson quotes, to be compared with what really is. `at` is the line of its fence, 1-based.
 *
 * - `output`: lines that commands of the lesson print
 * - `console`: a line and what it prints when it is tried where the quote stands, on a copy of the world
 * - `file`: lines of a file, as it is where the quote stands
 * - `commands`: lines that the lesson asks to enter; its solutions or its wrong answers enter them too
 */
export type Quote = { readonly at: number; readonly text: string } & (
  | { readonly type: 'output'; readonly environment: EnvironmentId }
  | { readonly type: 'console'; readonly environment: EnvironmentId }
  | { readonly type: 'file'; readonly environment: EnvironmentId; readonly path: string }
  | { readonly type: 'commands' }
);

/** Text of a lesson, and what it quotes. */
export interface Prose {
  /** Markdown. Its fenced blocks are shown as they stand. */
  readonly text: string;
  readonly quotes: readonly Quote[];
}

/** How far a hint goes: where to look, what to do, the command. */
export const hintGrades = ['Where to look', 'What to do', 'The command'] as const;

/**
 * A check of a task.
 *
 * @property already it holds when the task begins, and guards what the task could break on the way
 */
export interface TaskCheck extends MustHold {
  readonly already: boolean;
}

/**
 * Something to do.
 *
 * @property checks the task is done when all of them hold, however that came about
 * @property hints Markdown, one for each of {@link hintGrades}
 * @property solution one way to do it, as a person would
 * @property afterwards what is said when it is done
 */
export interface Task {
  readonly checks: readonly TaskCheck[];
  readonly hints: readonly string[];
  readonly solution: readonly Action[];
  readonly afterwards: Prose;
}

/**
 * A part of a lesson under a heading of its own.
 *
 * @property id made of the title, for links: `review-the-file`
 * @property task undefined where there is only something to read
 * @property at line of its heading
 */
export interface Section {
  readonly id: string;
  readonly title: string;
  readonly prose: Prose;
  readonly task: Task | undefined;
  readonly at: number;
}

/** A section in which there is something to do. */
export type TaskSection = Section & { readonly task: Task };

/**
 * A wrong answer that somebody is likely to give.
 *
 * @property file its name in the folder of wrong answers
 * @property section id of the task that it is given to, in the world in which that task begins
 * @property told each stands in what one of the failing checks says
 */
export interface WrongAnswer {
  readonly file: string;
  readonly section: string;
  readonly actions: readonly Action[];
  readonly told: readonly string[];
}

/**
 * A lesson as its folder says it.
 *
 * @property id the name of its folder: `02-change-a-model`
 * @property number its place in the course, which the folder's name begins with
 * @property teaches what one can do afterwards, one sentence each
 * @property remember what to remember, in one line
 * @property environments those that it works in, the first one first
 * @property pipeline whether a push runs the project's pipeline in CI, and deploys
 * @property introduction what stands before the first heading
 */
export interface Lesson {
  readonly id: string;
  readonly number: number;
  readonly title: string;
  readonly part: LessonPart;
  readonly minutes: number;
  readonly teaches: readonly string[];
  readonly remember: string;
  readonly environments: readonly EnvironmentId[];
  readonly pipeline: boolean;
  readonly begins: Beginning;
  readonly introduction: Prose;
  readonly sections: readonly Section[];
  readonly wrong: readonly WrongAnswer[];
}

/** What is wrong in a file of a lesson, where, and what was expected there. */
export interface LessonProblem {
  /** Below the folder of lessons: `02-change-a-model/lesson.md`. */
  readonly file: string;
  readonly line: number;
  readonly message: string;
}

export type LessonReading =
  | { readonly type: 'lesson'; readonly lesson: Lesson }
  | { readonly type: 'problems'; readonly problems: readonly LessonProblem[] };

/** The sections in which there is something to do, in their order. */
export function tasksOf(lesson: Lesson): readonly TaskSection[] {
  return lesson.sections.flatMap(({ task, ...section }) => (task === undefined ? [] : [{ ...section, task }]));
}
