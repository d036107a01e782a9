import { z } from 'zod';
import { pathTo, type PointId, type Timeline } from '../domain/timeline.ts';

/** That a task was found done, and at which point. */
export interface Pass {
  /** Id of its section. */
  readonly task: string;
  readonly point: PointId;
}

const stored = z.array(z.strictObject({ task: z.string(), point: z.int() }));

/** The passes of a lesson's world, which are kept beside it. */
export interface PassStore {
  read(): readonly Pass[];
  write(passes: readonly Pass[]): void;
}

/** @param lesson id of the lesson whose world it is */
export function passStore(storage: Pick<Storage, 'getItem' | 'setItem'>, lesson: string): PassStore {
  const key = `headway.lesson.${lesson}.passes`;
  const read = stored.safeParse(parsed(storage.getItem(key) ?? '[]'));
  // What cannot be read is found out again by the checks, as far as the world still shows it.
  let known: readonly Pass[] = read.success ? read.data : [];
  return {
    // Not from the storage, which may have refused to take them.
    read: () => known,
    write(passes) {
      known = passes;
      storage.setItem(key, JSON.stringify(passes));
    },
  };
}

/**
 * Which tasks were done on the way to where the world stands: since the lesson began, or began again. So going back in
 * time takes a task back, and going forward does it again.
 */
export function doneOnTheWay(timeline: Timeline, passes: readonly Pass[]): ReadonlySet<string> {
  const path = pathTo(timeline, timeline.here);
  const beganAt = path.findLastIndex(({ deed }) => deed.type === 'world' || deed.type === 'beginning');
  const since = new Set(path.slice(Math.max(0, beganAt)).map(({ id }) => id));
  // The oldest points may be forgotten. What was done at one of them was done before the oldest that is kept.
  const oldest = path[0]?.id ?? 0;
  return new Set(passes.filter(({ point }) => since.has(point) || (beganAt === -1 && point < oldest && !timeline.points.has(point))).map(({ task }) => task));
}

/** Where the task after these was begun: at the last of their passes on the way, or where the lesson began; undefined when that is forgotten. */
export function begunAt(timeline: Timeline, passes: readonly Pass[], before: readonly string[]): PointId | undefined {
  const path = pathTo(timeline, timeline.here);
  const beganAt = path.findLastIndex(({ deed }) => deed.type === 'world' || deed.type === 'beginning');
  if (before.length === 0) return path[beganAt]?.id;
  return path.findLast(({ id }) => passes.some(({ task, point }) => point === id && before.includes(task)))?.id;
}

/** The passes with one more. Those at points that the timeline never had are of another world and are dropped. */
export function withPass(passes: readonly Pass[], pass: Pass, timeline: Timeline): readonly Pass[] {
  return [...passes.filter(({ task, point }) => point < timeline.next && (task !== pass.task || point !== pass.point)), pass];
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
