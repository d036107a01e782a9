import type { Probe } from '../../checks/probe.ts';
import type { Workspace } from '../../domain/workspace.ts';
import type { Lesson } from '../../lesson/lesson.ts';
import type { Workbench } from '../../session/workbench.ts';

/** The world of one lesson, and what asks it for the checks. */
export interface LessonWorld {
  readonly workbench: Workbench;
  readonly probe: Probe;
  /** Resolves when another tab has opened the same lesson: it saves from then on, and this world is kept no more. */
  readonly over: Promise<void>;
}

/** What lessons are done on: the page's engines, over which each lesson has a world that is kept for itself. */
export interface LessonStage {
  /** The world of a lesson where the learner left it, or as it begins. The same one for as long as no other tab opens it. */
  openWorld(lesson: Lesson, start: Workspace): Promise<LessonWorld>;
  /** Milliseconds since 1970. */
  now(): number;
}
