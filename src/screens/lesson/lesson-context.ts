import { createContext, useCallback, useContext, useSyncExternalStore } from 'react';
import type { EnvironmentId } from '../../domain/environment.ts';
import type { Lesson, TaskSection } from '../../lesson/lesson.ts';
import type { LessonRunner, LessonState, TaskView } from '../../lesson/runner.ts';
import type { EngineState } from '../../session/workbench.ts';
import type { Places } from '../workbench/places.ts';

/** A lesson whose world is open: what the text beside it leads. */
export interface OpenedLesson {
  readonly runner: LessonRunner;
  readonly places: Places;
  /** Shows the workbench, where it stands behind the text. */
  readonly showWork: () => void;
}

/** What every part of the lesson's text draws. `opened`: undefined until the world is there; the text can be read before. */
export interface LessonParts {
  readonly lesson: Lesson;
  readonly opened: OpenedLesson | undefined;
  /** Shows a part of the text: the id of a section, or what comes after its task. */
  readonly readAt: (place: string) => void;
}

export const LessonContext = createContext<LessonParts | undefined>(undefined);

export function useLesson(): LessonParts {
  const parts = useContext(LessonContext);
  if (parts === undefined) throw new Error('A part of the lesson was drawn outside of it.');
  return parts;
}

const never = (): (() => void) => () => undefined;

/** What the lesson is doing; undefined until its world is there. */
export function useLessonState(): LessonState | undefined {
  const { opened } = useLesson();
  const subscribe = useCallback((listener: () => void) => opened?.runner.subscribe(listener) ?? never(), [opened]);
  return useSyncExternalStore(subscribe, () => opened?.runner.getState());
}

export function useTaskView({ id }: TaskSection): TaskView | undefined {
  return useLessonState()?.tasks.find(({ section }) => section.id === id);
}

/** What Python does in the lesson's world; undefined until that is there. */
export function useLessonEngine(): EngineState | undefined {
  const { opened } = useLesson();
  const subscribe = useCallback((listener: () => void) => opened?.runner.workbench.subscribe(listener) ?? never(), [opened]);
  return useSyncExternalStore(subscribe, () => opened?.runner.workbench.getState().engine);
}

/** Brings an environment of the workbench to the front. */
export function goToEnvironment({ places, showWork }: OpenedLesson, environment: EnvironmentId): void {
  showWork();
  places.whereabouts.send({ type: 'environment.chosen', environment });
}
