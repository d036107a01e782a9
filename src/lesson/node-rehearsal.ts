import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type EnvironmentId, environmentIds } from '../domain/environment.ts';
import type { Workspace } from '../domain/workspace.ts';
import type { Stage } from '../scenario/node-stage.ts';
import type { Action } from '../scenario/script.ts';
import { type Lesson, tasksOf, type TaskSection, type WrongAnswer } from './lesson.ts';
import { printed, type Said, type Spoken } from './lesson-transcript.ts';
import { lessonWorlds, type LessonWorlds, type Play, playActions } from './lesson-worlds.ts';
import { lessonsFolder } from './node-course.ts';

/** What an action came to: what the terminals showed, and the world after it. */
export interface Played extends Said {
  readonly after: Workspace;
}

/** A task as its solution went: the world before it, and what each action came to. */
export interface RehearsedTask {
  readonly section: TaskSection;
  readonly before: Workspace;
  readonly played: readonly Played[];
  readonly after: Workspace;
}

export interface RehearsedWrong {
  readonly answer: WrongAnswer;
  readonly played: readonly Played[];
  readonly after: Workspace;
}

/** A lesson that was played from its start to its end, and all its wrong answers. */
export interface Rehearsal {
  readonly start: Workspace;
  readonly tasks: readonly RehearsedTask[];
  readonly wrong: readonly RehearsedWrong[];
}

/** Plays lessons on real engines and remembers all that happened. */
export function rehearsals(lessons: readonly Lesson[], stage: Stage): { readonly worlds: LessonWorlds; rehearse(lesson: Lesson): Promise<Rehearsal> } {
  const known = new Map<Action, Played>();
  const play: Play = async (lesson, file, world, actions) => {
    const workbench = stage.openWorkbench(world, lesson.pipeline);
    let events: Spoken[] = [];
    for (const id of environmentIds) workbench.onTerminal(id, (event) => void events.push({ environment: id, event }));
    return playActions(workbench, actions, file, (action) => {
      known.set(action, { action, events, after: workbench.getState().workspace });
      events = [];
    });
  };
  const playedOf = (actions: readonly Action[]): readonly Played[] => actions.flatMap((action) => known.get(action) ?? []);
  const worlds = lessonWorlds({ lessons, starterOf: (project) => (project === 'shop' ? Promise.resolve(stage.starter) : stage.starterOf(project)), play });
  return {
    worlds,
    async rehearse(lesson) {
      const start = await worlds.start(lesson);
      await worlds.end(lesson);
      const tasks: RehearsedTask[] = [];
      for (const section of tasksOf(lesson)) {
        const before = tasks.at(-1)?.after ?? start;
        const played = playedOf(section.task.solution);
        tasks.push({ section, before, played, after: played.at(-1)?.after ?? before });
      }
      const wrong: RehearsedWrong[] = [];
      for (const answer of lesson.wrong) {
        const before = tasks.find(({ section }) => section.id === answer.section)?.before ?? start;
        const after = await play(lesson, `${lesson.id}/wrong/${answer.file}`, before, answer.actions);
        wrong.push({ answer, played: playedOf(answer.actions), after });
      }
      return { start, tasks, wrong };
    },
  };
}

/** Everything that was printed in an environment, by solutions and by wrong answers, and by the pipelines of their pushes. */
export function saidIn(environment: EnvironmentId, { tasks, wrong }: Rehearsal): string {
  const played = [...tasks.flatMap((task) => task.played), ...wrong.flatMap((each) => each.played)];
  return played.map(({ events }) => printed(events, environment)).filter((text) => text !== '').join('\n');
}

/** The recorded transcript; written anew when RECORD=1 says so. */
export function recordedTranscript(lesson: Lesson, transcript: string): string {
  const file = join(lessonsFolder, lesson.id, 'recorded.txt');
  if (process.env.RECORD === '1') writeFileSync(file, transcript);
  return existsSync(file) ? readFileSync(file, 'utf8') : '';
}
