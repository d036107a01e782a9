import type { ProjectName } from '../domain/project.ts';
import type { Workspace } from '../domain/workspace.ts';
import { act } from '../scenario/act.ts';
import type { Action } from '../scenario/script.ts';
import type { Workbench } from '../session/workbench.ts';
import { type Beginning, type Lesson, tasksOf } from './lesson.ts';

export interface WorldParts {
  readonly lessons: readonly Lesson[];
  /** The world that begins with a project. */
  readonly starterOf: (project: ProjectName) => Promise<Workspace>;
  readonly play: Play;
}

/**
 * Does what actions say in a world of its own, and answers how it is then.
 *
 * @param file where the actions stand, for messages: `02-change-a-model/lesson.md`
 */
export type Play = (lesson: Lesson, file: string, world: Workspace, actions: readonly Action[]) => Promise<Workspace>;

/** The worlds in which lessons begin and end. */
export interface LessonWorlds {
  /** @throws when a lesson on the way there cannot be played; the message names its file and line */
  start(lesson: Lesson): Promise<Workspace>;
  end(lesson: Lesson): Promise<Workspace>;
}

/** Makes the worlds of lessons by playing solutions; each is made once. */
export function lessonWorlds({ lessons, starterOf, play }: WorldParts): LessonWorlds {
  const starts = new Map<string, Promise<Workspace>>();
  const ends = new Map<string, Promise<Workspace>>();
  const once = (known: Map<string, Promise<Workspace>>, id: string, make: () => Promise<Workspace>): Promise<Workspace> => {
    const world = known.get(id) ?? make();
    known.set(id, world);
    return world;
  };
  const worldAt = async (lesson: Lesson, begins: Beginning): Promise<Workspace> => {
    switch (begins.type) {
      case 'starter':
        return starterOf(begins.project);
      case 'after': {
        const before = lessons.find(({ number }) => number === begins.lesson);
        if (before === undefined) throw new Error(`${lesson.id} begins after lesson ${begins.lesson}, which is not there.`);
        return end(before);
      }
      case 'own':
        return play(lesson, `${lesson.id}/start/start.md`, await worldAt(lesson, begins.from), begins.preparation);
    }
  };
  const start = (lesson: Lesson): Promise<Workspace> => once(starts, lesson.id, () => worldAt(lesson, lesson.begins));
  const end = (lesson: Lesson): Promise<Workspace> => once(ends, lesson.id, async () => play(lesson, `${lesson.id}/lesson.md`, await start(lesson), tasksOf(lesson).flatMap(({ task }) => task.solution)));
  return { start, end };
}

/**
 * Does all of it, and waits until nothing runs any more.
 *
 * @param file where the actions stand, for the message
 * @param done called after each action
 * @throws when one does not end as it says
 */
export async function playActions(workbench: Workbench, actions: readonly Action[], file: string, done: (action: Action) => void = () => undefined): Promise<Workspace> {
  for (const action of actions) {
    const { failure } = await act(action, workbench, new AbortController().signal);
    if (failure !== undefined) throw new Error(`lessons/${file}:${action.at}: ${failure}`);
    await nothingRuns(workbench);
    done(action);
  }
  return workbench.getState().workspace;
}

/** Resolves when no terminal and no pipeline is at work. */
export function nothingRuns(workbench: Workbench): Promise<void> {
  return new Promise((resolve) => {
    const look = (): void => {
      if (isBusy(workbench)) return;
      stop();
      resolve();
    };
    const stop = workbench.subscribe(look);
    look();
  });
}

/** Whether a terminal or the pipeline is at work, so that the world is about to change. */
export function isBusy(workbench: Workbench): boolean {
  const { environments, pipeline } = workbench.getState();
  // Under way from the push on, before its run is written down; and no more when a reload has cut it off.
  return pipeline.underWay || Object.values(environments).some(({ terminal }) => terminal.type !== 'idle');
}
