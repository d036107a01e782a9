import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Transcript } from '../session/transcript.ts';
import { eachEnvironment, type EnvironmentId, environmentIds } from './environment.ts';
import { apply, treeOf } from './file-tree.ts';
import { type TerminalEvent, weightOf } from './terminal-event.ts';
import { addPoint, backFrom, beginTimeline, type Deed, forgetPast, forwardFrom, type Limits, nameAt, pathTo, pointAt, type PointId, shownAt, standAt, type Timeline, weightOfPast } from './timeline.ts';
import { type Workspace, withFiles, workspaceFrom } from './workspace.ts';

const noLimits: Limits = { points: Infinity, bytes: Infinity };

/** What a person can do to a timeline. A `which` says a point by its place among those that are kept. */
type Act =
  | { readonly type: 'do'; readonly deed: Deed; readonly path: string; readonly size: number; readonly shown: readonly TerminalEvent[]; readonly after: number }
  | { readonly type: 'undo' | 'redo' | 'forget' }
  | { readonly type: 'travel'; readonly which: number }
  | { readonly type: 'name'; readonly which: number; readonly name: string };

const environment = fc.constantFrom(...environmentIds);
const event: fc.Arbitrary<TerminalEvent> = fc.oneof(
  fc.record({ type: fc.constant('entered' as const), prompt: fc.constant('$ '), line: fc.constantFrom('ls', 'flask db upgrade') }),
  fc.record({ type: fc.constantFrom('stdout' as const, 'stderr' as const), text: fc.string({ minLength: 1, maxLength: 12 }) }),
  fc.record({ type: fc.constant('ended' as const), code: fc.constantFrom(0, 1), milliseconds: fc.constant(5) }),
  fc.constant({ type: 'cleared' as const }),
);
const deed: fc.Arbitrary<Deed> = fc.oneof(
  fc.record({ type: fc.constant('command' as const), environment, line: fc.constantFrom('ls', 'flask db upgrade'), code: fc.constantFrom(0, 1) }),
  fc.record({ type: fc.constant('edit' as const), environment, path: fc.constantFrom('models.py', 'app.py') }),
  fc.record({ type: fc.constant('files' as const), environment, words: fc.constant('Deleted seed.py') }),
  fc.record({ type: fc.constant('world' as const), words: fc.constant('Opened shop.zip') }),
);
const act: fc.Arbitrary<Act> = fc.oneof(
  { weight: 6, arbitrary: fc.record({ type: fc.constant('do' as const), deed, path: fc.constantFrom('a', 'b', 'c'), size: fc.nat(40), shown: fc.array(event, { maxLength: 4 }), after: fc.nat(3000) }) },
  { weight: 3, arbitrary: fc.record({ type: fc.constantFrom('undo' as const, 'redo' as const) }) },
  { weight: 2, arbitrary: fc.record({ type: fc.constant('travel' as const), which: fc.nat() }) },
  { weight: 1, arbitrary: fc.record({ type: fc.constant('name' as const), which: fc.nat(), name: fc.constantFrom('here it was', '') }) },
);
const acts = fc.array(act, { maxLength: 40, size: 'max' });

/** A timeline, and beside it what has to be so: the world as it is, and the terminals as they were written to. */
interface Run {
  readonly timeline: Timeline;
  readonly world: Workspace;
  readonly terminals: Readonly<Record<EnvironmentId, Transcript>>;
  readonly clock: number;
}

function begin(): Run {
  const world = workspaceFrom(treeOf({ 'app.py': 'app' }));
  return { timeline: beginTimeline(world, 0), world, terminals: eachEnvironment(() => new Transcript()), clock: 0 };
}

function take(run: Run, step: Act, limits: Limits): Run {
  const { timeline } = run;
  switch (step.type) {
    case 'do':
      return record(run, step, limits);
    case 'undo':
      return stand(run, backFrom(timeline)?.id);
    case 'redo':
      return stand(run, forwardFrom(timeline)?.id);
    case 'travel':
      return stand(run, which(timeline, step.which));
    case 'name':
      return { ...run, timeline: nameAt(timeline, which(timeline, step.which), step.name) };
    case 'forget':
      return { ...run, timeline: forgetPast(timeline) };
  }
}

function record(run: Run, { deed: done, path, size, shown, after }: Extract<Act, { type: 'do' }>, limits: Limits): Run {
  const place = 'environment' in done ? done.environment : 'dev-a';
  const files = apply(run.world.environments[place].files, { set: [[path, new Uint8Array(size)]], remove: [] });
  const world = withFiles(run.world, place, files);
  for (const each of shown) run.terminals[place].add(each);
  const fresh = Object.fromEntries(environmentIds.map((id) => [id, run.terminals[id].takeFresh()] as const).filter(([, events]) => events.length > 0));
  const clock = run.clock + after;
  return { ...run, world, clock, timeline: addPoint(run.timeline, { at: clock, deed: done, workspace: world, shown: fresh }, limits) };
}

/** Puts the terminals back as the workbench does. */
function stand(run: Run, id: PointId | undefined): Run {
  if (id === undefined) return run;
  const timeline = standAt(run.timeline, id);
  for (const each of environmentIds) run.terminals[each].restore(shownAt(timeline, id, each, Infinity));
  return { ...run, timeline, world: pointAt(timeline, id).workspace };
}

function which(timeline: Timeline, at: number): PointId {
  const ids = [...timeline.points.keys()];
  return ids[at % ids.length] ?? timeline.here;
}

const through = (steps: readonly Act[], limits = noLimits): Run => steps.reduce((run, step) => take(run, step, limits), begin());
const leaves = ({ points }: Timeline): Set<PointId> => {
  const followed = new Set([...points.values()].map(({ parent }) => parent));
  return new Set([...points.keys()].filter((id) => !followed.has(id)));
};

describe('a timeline, whatever is done', () => {
  test('stands where the world is, on the branch that leads forward from there', () => {
    fc.assert(
      fc.property(acts, (steps) => {
        const { timeline, world } = through(steps);
        expect(pointAt(timeline, timeline.here).workspace).toBe(world);
        expect(pathTo(timeline, timeline.tip).map(({ id }) => id)).toContain(timeline.here);
        expect(leaves(timeline)).toContain(timeline.tip);
      }),
    );
  });

  test('is the same after going back and forward again', () => {
    fc.assert(
      fc.property(acts, (steps) => {
        const run = through(steps);
        const back = backFrom(run.timeline);
        fc.pre(back !== undefined);
        const there = take(run, { type: 'undo' }, noLimits);
        expect(there.timeline.here).toBe(back?.id);
        const again = take(there, { type: 'redo' }, noLimits);
        expect(again.timeline).toEqual(run.timeline);
        expect(again.world).toBe(run.world);
      }),
    );
  });

  test('leads by redo to where one came from by undo, all the way', () => {
    fc.assert(
      fc.property(acts, (steps) => {
        const run = through(steps);
        let back = run;
        while (backFrom(back.timeline) !== undefined) back = take(back, { type: 'undo' }, noLimits);
        let forward = back;
        while (forward.timeline.here !== run.timeline.here) {
          expect(forwardFrom(forward.timeline)).toBeDefined();
          forward = take(forward, { type: 'redo' }, noLimits);
        }
        expect(forward.timeline).toEqual(run.timeline);
      }),
    );
  });

  test('loses no point that there was, but to the typing that goes on', () => {
    fc.assert(
      fc.property(acts, act, (steps, last) => {
        const before = through(steps).timeline;
        const after = take(through(steps), last, noLimits).timeline;
        for (const [id, point] of before.points) {
          const kept = after.points.get(id);
          expect(kept?.parent).toBe(point.parent);
          const goesOn = last.type === 'do' && last.deed.type === 'edit' && id === before.here && after.here === id;
          if (!goesOn) expect(kept?.workspace).toEqual(point.workspace);
        }
      }),
    );
  });

  test('shows in each terminal what a terminal that was written to shows', () => {
    fc.assert(
      fc.property(acts, fc.constantFrom(noLimits, { points: 5, bytes: Infinity }), (steps, limits) => {
        const { timeline, terminals } = through(steps, limits);
        for (const id of environmentIds) expect(shownAt(timeline, timeline.here, id, Infinity)).toEqual(terminals[id].events);
      }),
    );
  });

  test('counts what its points hold beyond their parents', () => {
    fc.assert(
      fc.property(acts, fc.constantFrom(noLimits, { points: 5, bytes: Infinity }), (steps, limits) => {
        const { timeline } = through(steps, limits);
        const held = [...timeline.points.values()].map(({ parent, workspace, shown }) => {
          const known = parent === undefined ? undefined : pointAt(timeline, parent).workspace;
          const files = environmentIds.flatMap((id) => [...workspace.environments[id].files].filter(([path, bytes]) => known?.environments[id].files.get(path) !== bytes).map(([, bytes]) => bytes.length));
          return [...files, ...Object.values(shown).flat().map(weightOf)].reduce((sum, each) => sum + each, 0);
        });
        expect(weightOfPast(timeline)).toBe(held.reduce((sum, each) => sum + each, 0));
      }),
    );
  });
});

describe('a timeline that is not to grow', () => {
  const limits = fc.record({ points: fc.integer({ min: 1, max: 8 }), bytes: fc.integer({ min: 30, max: 400 }) });

  test('stands where the world is, whatever is forgotten, and keeps what is named', () => {
    fc.assert(
      fc.property(acts, limits, (steps, most) => {
        let run = begin();
        for (const step of steps) {
          const named = [...run.timeline.points.values()].filter(({ name }) => name !== undefined);
          run = take(run, step, most);
          expect(pointAt(run.timeline, run.timeline.here).workspace).toBe(run.world);
          expect(pathTo(run.timeline, run.timeline.tip).map(({ id }) => id)).toContain(run.timeline.here);
          if (step.type !== 'name') for (const { id, name, workspace } of named) expect(run.timeline.points.get(id)).toMatchObject({ name, workspace });
        }
      }),
    );
  });

  test('holds no more than it may, but for what has to stay', () => {
    fc.assert(
      fc.property(acts, limits, act, (steps, most, last) => {
        fc.pre(last.type === 'do');
        const { timeline } = take(through(steps, most), last, most);
        if (timeline.points.size <= most.points && weightOfPast(timeline) <= most.bytes) return;
        for (const { id, name, parent } of timeline.points.values()) {
          const children = [...timeline.points.values()].filter((each) => each.parent === id).length;
          expect(id === timeline.here || name !== undefined || (parent === undefined && children !== 1)).toBe(true);
        }
      }),
    );
  });

  test('keeps only the present when the past is forgotten', () => {
    fc.assert(
      fc.property(acts, (steps) => {
        const run = through(steps);
        const { timeline } = take(run, { type: 'forget' }, noLimits);
        expect([...timeline.points.keys()]).toEqual([run.timeline.here]);
        expect([backFrom(timeline), forwardFrom(timeline)]).toEqual([undefined, undefined]);
        expect(pointAt(timeline, timeline.here).workspace).toBe(run.world);
        for (const id of environmentIds) expect(shownAt(timeline, timeline.here, id, Infinity)).toEqual(run.terminals[id].events);
      }),
    );
  });
});

describe('typing', () => {
  const typed = (path: string, after: number): Act => ({ type: 'do', deed: { type: 'edit', environment: 'dev-a', path }, path, size: 3, shown: [], after });

  test('is one point a burst and a file', () => {
    const count = (...steps: Act[]) => through(steps).timeline.points.size - 1;
    expect(count(typed('models.py', 0), typed('models.py', 1999), typed('models.py', 1999))).toBe(1);
    expect(count(typed('models.py', 0), typed('models.py', 2000))).toBe(2);
    expect(count(typed('models.py', 0), typed('app.py', 10))).toBe(2);
  });

  test('does not go on in a point that was named, or that others follow', () => {
    const named = through([typed('models.py', 0), { type: 'name', which: 1, name: 'kept' }, typed('models.py', 10)]);
    expect(named.timeline.points.size).toBe(3);
    const followed = through([typed('models.py', 0), typed('app.py', 0), { type: 'undo' }, typed('models.py', 10)]);
    expect(followed.timeline.points.size).toBe(4);
    expect(leaves(followed.timeline).size).toBe(2);
  });
});

test('forward from a fork leads along the branch that was worked on last', () => {
  const ran = (line: string): Act => ({ type: 'do', deed: { type: 'command', environment: 'dev-a', line, code: 0 }, path: 'a', size: 1, shown: [], after: 5000 });
  const { timeline } = through([ran('first'), ran('left'), { type: 'undo' }, ran('right'), { type: 'undo' }]);
  expect(forwardFrom(timeline)?.deed).toMatchObject({ line: 'right' });
  const [, , left] = [...timeline.points.keys()];
  const onLeft = standAt(timeline, left ?? 0);
  expect(forwardFrom(standAt(onLeft, 1))?.deed).toMatchObject({ line: 'left' });
});
