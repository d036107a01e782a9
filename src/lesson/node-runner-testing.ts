import { createProbe } from '../checks/probe.ts';
import type { Stage } from '../scenario/node-stage.ts';
import type { Workbench } from '../session/workbench.ts';
import type { Lesson } from './lesson.ts';
import { openLesson } from './open-lesson.ts';
import { passStore } from './passes.ts';
import { createProgressStore, type ProgressStore } from './progress-store.ts';
import type { LessonRunner, LessonState } from './runner.ts';

/** A storage as a browser's, that lives as long as the test. */
export function memoryStorage(): Pick<Storage, 'getItem' | 'setItem'> & { readonly kept: Map<string, string> } {
  const kept = new Map<string, string>();
  return { kept, getItem: (key) => kept.get(key) ?? null, setItem: (key, value) => void kept.set(key, value) };
}

/** A learner with a lesson before them. */
export interface Learner {
  readonly runner: LessonRunner;
  readonly progress: ProgressStore;
  /** Enters a line and waits until the checks have looked. */
  enter(line: string): Promise<LessonState>;
  /** Resolves when the checks have looked at the world as it is. */
  rest(): Promise<LessonState>;
}

export function openLearner(lesson: Lesson, workbench: Workbench, stage: Stage, storage = memoryStorage(), now = (): number => 1_000): Learner {
  const progress = createProgressStore(storage);
  const probe = createProbe(stage.openWorkbench(stage.starter));
  const runner = openLesson({ lesson, workbench, probe, progress, passes: passStore(storage, lesson.id), now });
  const rest = (): Promise<LessonState> => until(runner, ({ doing }) => doing.type === 'resting');
  return {
    runner,
    progress,
    rest,
    async enter(line) {
      await workbench.enter(lesson.environments[0] ?? 'dev-a', line);
      return rest();
    },
  };
}

/** Resolves as soon as the lesson's state is as asked. */
export function until(runner: LessonRunner, isSo: (state: LessonState) => boolean): Promise<LessonState> {
  return new Promise((resolve) => {
    const look = (): void => {
      const state = runner.getState();
      if (!isSo(state)) return;
      stop();
      resolve(state);
    };
    const stop = runner.subscribe(look);
    look();
  });
}
