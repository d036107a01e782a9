import { createActor, type InspectionEvent, type SnapshotFrom } from 'xstate';
import { evaluate } from '../checks/evaluate.ts';
import type { Probe } from '../checks/probe.ts';
import { environmentIds } from '../domain/environment.ts';
import type { Workspace } from '../domain/workspace.ts';
import { act } from '../scenario/act.ts';
import type { Workbench } from '../session/workbench.ts';
import { hintGrades, type Lesson, tasksOf, type TaskSection } from './lesson.ts';
import { lessonMachine, type LessonWorld, type Look } from './lesson-machine.ts';
import { isBusy, nothingRuns } from './lesson-worlds.ts';
import { begunAt, doneOnTheWay, type PassStore, withPass } from './passes.ts';
import { taskProgressOf } from './progress.ts';
import type { ProgressStore } from './progress-store.ts';
import type { LessonDoing, LessonRunner, LessonState, TaskView } from './runner.ts';

export interface LessonParts {
  readonly lesson: Lesson;
  /** The lesson's own workbench: it begins, and begins again, with the lesson's start. */
  readonly workbench: Workbench;
  /** Over another workbench on the same engines. */
  readonly probe: Probe;
  readonly progress: ProgressStore;
  readonly passes: PassStore;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  readonly inspect?: (event: InspectionEvent) => void;
}

/** Opens a lesson in its world, wherever the learner left it. */
export function openLesson(parts: LessonParts): LessonRunner {
  const { lesson, workbench, progress, inspect } = parts;
  const tasks = tasksOf(lesson);
  const world = lessonWorld(parts, tasks);
  const actor = createActor(lessonMachine, { input: { world, solutions: tasks.map(({ task }) => task.solution) }, ...(inspect === undefined ? {} : { inspect }) });
  const listeners = new Set<() => void>();
  const derive = (): LessonState => stateOf(actor.getSnapshot(), parts, tasks);
  let state = derive();
  const changed = (): void => {
    state = derive();
    for (const listener of listeners) listener();
  };
  let seen = momentOf(workbench);
  const stops = [
    progress.subscribe(changed),
    workbench.subscribe(() => {
      const now = momentOf(workbench);
      // Much is told that is nothing to a lesson: how saving goes, what an engine does.
      if (now.every((part, index) => part === seen[index])) return;
      seen = now;
      actor.send({ type: 'world.changed' });
    }),
  ];
  actor.subscribe(changed);
  actor.start();

  return {
    lesson,
    workbench,
    getState: () => state,
    subscribe(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    openHint() {
      const section = tasks[actor.getSnapshot().context.task];
      if (section !== undefined) progress.change(lesson.id, section.id, (before) => ({ ...before, hints: Math.min(section.task.hints.length, before.hints + 1) }));
    },
    showMe() {
      const section = tasks[actor.getSnapshot().context.task];
      if (section === undefined || !actor.getSnapshot().can({ type: 'show.pressed' })) return;
      progress.change(lesson.id, section.id, (before) => ({ ...before, shown: true }));
      actor.send({ type: 'show.pressed' });
    },
    stopShowing: () => actor.send({ type: 'stop.pressed' }),
    undoShowing() {
      const { undo } = state;
      return undo === undefined ? undefined : workbench.travelTo(undo);
    },
    startOver() {
      actor.send({ type: 'stop.pressed' });
      workbench.startOver();
    },
    close() {
      for (const stop of stops) stop();
      actor.stop();
    },
  };
}

function lessonWorld({ lesson, workbench, probe, progress, passes, now }: LessonParts, tasks: readonly TaskSection[]): LessonWorld {
  const known = new WeakMap<Workspace, Map<number, Promise<Look['findings']>>>();
  const lookAt = (workspace: Workspace, task: number): Promise<Look['findings']> => {
    const ofWorld = known.get(workspace) ?? new Map<number, Promise<Look['findings']>>();
    known.set(workspace, ofWorld);
    const checks = tasks[task]?.task.checks ?? [];
    const looked = ofWorld.get(task) ?? Promise.all(checks.map(({ check }) => evaluate(check, { workspace, probe, lastOutput: () => undefined }))).then((findings) => findings.flat());
    // What was found without Python is looked at again as soon as it runs.
    if (workbench.getState().engine.type !== 'broken') ofWorld.set(task, looked);
    return looked;
  };
  return {
    isBusy: () => isBusy(workbench),
    here: () => workbench.getState().timeline.here,
    tasksDone() {
      const done = doneOnTheWay(workbench.getState().timeline, passes.read());
      const first = tasks.findIndex(({ id }) => !done.has(id));
      return first === -1 ? tasks.length : first;
    },
    async look(task) {
      const { workspace, timeline } = workbench.getState();
      return { point: timeline.here, findings: await lookAt(workspace, task) };
    },
    pass(task, point) {
      const section = tasks[task];
      if (section === undefined) return;
      passes.write(withPass(passes.read(), { task: section.id, point }, workbench.getState().timeline));
      progress.change(lesson.id, section.id, (before) => (before.doneAt === undefined ? { ...before, doneAt: now() } : before));
    },
    async act(action, signal) {
      const { failure } = await act(action, workbench, signal);
      await nothingRuns(workbench);
      return signal.aborted ? undefined : failure;
    },
    goBackTo(task) {
      const { timeline } = workbench.getState();
      const point = begunAt(timeline, passes.read(), tasks.slice(0, task).map(({ id }) => id));
      return point !== undefined && point !== timeline.here && workbench.travelTo(point) === undefined;
    },
  };
}

/** What a lesson looks at, part by part: the world, where it stands on the timeline, whether Python runs, and what is at work. */
function momentOf(workbench: Workbench): readonly unknown[] {
  const { workspace, timeline, environments, engine } = workbench.getState();
  return [workspace, timeline.here, engine.type === 'broken', isBusy(workbench), ...environmentIds.map((id) => environments[id].terminal.type)];
}

function stateOf(snapshot: SnapshotFrom<typeof lessonMachine>, { lesson, workbench, progress }: LessonParts, tasks: readonly TaskSection[]): LessonState {
  const { task: current, findings, problem, shown } = snapshot.context;
  const known = progress.get();
  const views = tasks.map((section, index): TaskView => {
    const { hints: opened, shown: wasShown } = taskProgressOf(known, lesson.id, section.id);
    const { hints } = section.task;
    return {
      section,
      standing: index < current ? 'done' : index === current ? 'current' : 'later',
      findings: index === current ? findings : [],
      hints: hintGrades.slice(0, opened).flatMap((grade, which) => (hints[which] === undefined ? [] : [{ grade, text: hints[which] }])),
      nextHint: hintGrades[opened],
      shown: wasShown,
    };
  });
  const { here } = workbench.getState().timeline;
  return { doing: doingOf(snapshot), tasks: views, finished: current >= tasks.length, problem, undo: shown?.to === here && shown.from !== here ? shown.from : undefined };
}

function doingOf(snapshot: SnapshotFrom<typeof lessonMachine>): LessonDoing {
  const { solutions, task, action: index } = snapshot.context;
  const { value } = snapshot;
  if (typeof value === 'object') {
    const solution = solutions[task] ?? [];
    const action = solution[index];
    return action === undefined ? { type: 'waiting' } : { type: 'showing', action, index, count: solution.length };
  }
  return { type: value === 'choosing' ? 'checking' : value };
}
