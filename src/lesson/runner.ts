import type { Finding } from '../checks/finding.ts';
import type { PointId } from '../domain/timeline.ts';
import type { Action } from '../scenario/script.ts';
import type { Workbench } from '../session/workbench.ts';
import type { hintGrades, Lesson, TaskSection } from './lesson.ts';

export type HintGrade = (typeof hintGrades)[number];

/**
 * A task as it stands.
 *
 * @property standing tasks are done in order; one that was done stays so, whatever comes after it
 * @property findings what its checks found last, in their order; empty before they looked, and for a task that is not its turn yet
 * @property hints those that were opened, with their grade
 * @property nextHint what the next one would tell; undefined when all are open
 * @property shown its solution was played by "Show me"
 */
export interface TaskView {
  readonly section: TaskSection;
  readonly standing: 'done' | 'current' | 'later';
  readonly findings: readonly Finding[];
  readonly hints: readonly { readonly grade: HintGrade; readonly text: string }[];
  readonly nextHint: HintGrade | undefined;
  readonly shown: boolean;
}

/**
 * What a lesson is doing.
 *
 * - `resting`: its checks have looked at the world as it is
 * - `checking`: they are looking
 * - `waiting`: a command or the pipeline is at work; they look when it has ended
 * - `showing`: "Show me" is doing an action of the solution; `index` counts from 0
 */
export type LessonDoing = { readonly type: 'resting' | 'checking' | 'waiting' } | { readonly type: 'showing'; readonly action: Action; readonly index: number; readonly count: number };

/**
 * @property finished all tasks are done
 * @property problem a sentence: why "Show me" could not go on
 * @property undo where the world stood before the last "Show me", for as long as nothing else was done since
 */
export interface LessonState {
  readonly doing: LessonDoing;
  readonly tasks: readonly TaskView[];
  readonly finished: boolean;
  readonly problem: string | undefined;
  readonly undo: PointId | undefined;
}

/** A lesson that is open in a world. What a screen shows and what it calls. */
export interface LessonRunner {
  readonly lesson: Lesson;
  /** The lesson's own world, with its own past. */
  readonly workbench: Workbench;
  getState(): LessonState;
  subscribe(listener: () => void): () => void;
  /** Opens the next hint of the task whose turn it is. */
  openHint(): void;
  /**
   * Does the task whose turn it is, action by action, in the learner's world. Where something the learner did is in the
   * way, it goes back in time to where the task began and does it from there.
   */
  showMe(): void;
  /** Ends "Show me" where it is; what runs is stopped as by Ctrl-C. */
  stopShowing(): void;
  /** Puts the world where it stood before the last "Show me". Answers an error sentence while a command runs. */
  undoShowing(): string | undefined;
  /** Puts the world as it was at the lesson's start; the world before stays on the timeline. */
  startOver(): void;
  close(): void;
}
