import type { EnvironmentId } from '../domain/environment.ts';
import { type Point, type PointId, pointAt, type Timeline } from '../domain/timeline.ts';
import type { Workspace } from '../domain/workspace.ts';
import type { Happening } from './facts.ts';

/** Characters of the output that are kept to be looked at: a traceback with its SQL is shorter. */
const OUTPUT_TAIL = 20_000;

/** The newest line, or SQL of the SQL box, that an environment ran up to `here`; undefined where there is none. */
export function lastHappening(timeline: Timeline, environment: EnvironmentId): Happening | undefined {
  for (let at: PointId | undefined = timeline.here; at !== undefined; ) {
    const point: Point = pointAt(timeline, at);
    if (point.parent === undefined || point.deed.type === 'world') return undefined;
    const found = happenings.get(point) ?? happeningAt(point, pointAt(timeline, point.parent));
    if (found?.environment === environment) {
      happenings.set(point, found);
      return found;
    }
    at = point.parent;
  }
  return undefined;
}

/** The worlds before this one, newest first, back to where this world began. */
export function* pastWorlds(timeline: Timeline): Generator<Workspace> {
  let point: Point = pointAt(timeline, timeline.here);
  while (point.parent !== undefined && point.deed.type !== 'world') {
    point = pointAt(timeline, point.parent);
    yield point.workspace;
  }
}

/** A point is a value: the same one is the same happening for as long as it is kept. */
const happenings = new WeakMap<Point, Happening>();

function happeningAt(point: Point, parent: Point): Happening | undefined {
  const { deed } = point;
  switch (deed.type) {
    case 'command':
      return { environment: deed.environment, line: deed.line, code: deed.code, output: outputOf(point, deed.environment), before: parent.workspace, after: point.workspace };
    case 'sql':
      return { environment: deed.environment, line: 'the SQL box', code: 0, output: '', before: parent.workspace, after: point.workspace };
    case 'beginning':
    case 'edit':
    case 'files':
    case 'path':
    case 'world':
      return undefined;
  }
}

/** What the line printed, both streams as they came. */
function outputOf({ shown }: Point, environment: EnvironmentId): string {
  const events = shown[environment] ?? [];
  const entered = events.findLastIndex(({ type }) => type === 'entered');
  const text = events.slice(entered + 1).map((event) => (event.type === 'stdout' || event.type === 'stderr' ? event.text : ''));
  return text.join('').slice(-OUTPUT_TAIL);
}
