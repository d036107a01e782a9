import { describe, expect, test } from 'vitest';
import { eachEnvironment } from '../../src/domain/environment.ts';
import { apply, treeOf } from '../../src/domain/file-tree.ts';
import { addPoint, beginTimeline, type Timeline } from '../../src/domain/timeline.ts';
import { type Workspace, withFiles, workspaceFrom } from '../../src/domain/workspace.ts';
import type { WorkbenchState } from '../../src/session/workbench.ts';
import { chanceFrom } from './chance.ts';
import { watch } from './invariants.ts';
import { slipsIn } from './slips.ts';
import type { Step } from './steps.ts';

const start = workspaceFrom(treeOf({ 'app.py': 'app' }), treeOf({ HEAD: 'ref' }));

function stateOf(timeline: Timeline, workspace: Workspace, changes: Partial<WorkbenchState> = {}): WorkbenchState {
  return {
    workspace, timeline, engine: { type: 'ready' }, toolchains: [], storage: { type: 'saved' }, pipeline: {} as WorkbenchState['pipeline'],
    environments: eachEnvironment(() => ({ terminal: { type: 'idle' }, lastChange: undefined, problems: [], lastCode: 0 })), ...changes,
  };
}

const begun = beginTimeline(start, 0);
const at = (workspace: Workspace): WorkbenchState => stateOf(addPoint(begun, { at: 1, deed: { type: 'world', words: '' }, workspace, shown: {} }), workspace);
const withText = (place: 'dev-a' | 'dev-b', path: string, text = 'x'): Workspace => withFiles(start, place, apply(start.environments[place].files, { set: [[path, new TextEncoder().encode(text)]], remove: [] }));
const line = (text: string): Step => ({ type: 'lines', lines: [{ environment: 'dev-a', line: text }] });
const before = stateOf(begun, start);

describe('after a step', () => {
  test('nothing is said of a world in which all holds', () => {
    expect(watch().look(line('touch x'), before, at(withText('dev-a', 'x')))).toBeUndefined();
  });

  test.each<[string, Step, WorkbenchState, string]>([
    ['a change where nobody did anything', line('touch x'), at(withText('dev-b', 'x')), 'dev-b was changed, and nobody did anything there'],
    ['an origin that changed without git', line('touch x'), at({ ...start, origin: treeOf({ HEAD: 'other' }) }), 'the origin was changed without git'],
    ['a process that goes on', line('x'), stateOf(begun, start, { environments: { ...before.environments, ci: { ...before.environments.ci, terminal: { type: 'stopping', line: 'x' } } } }), 'ci is still stopping'],
    ['a code that no process has', line('x'), stateOf(begun, start, { environments: { ...before.environments, ci: { ...before.environments.ci, lastCode: Number.NaN } } }), 'ci ended with the code NaN'],
    ['work that is not kept', line('x'), stateOf(begun, start, { storage: { type: 'refused', message: 'It is full.' } }), 'the world is not kept: refused, It is full.'],
    ['a broken engine', line('x'), stateOf(begun, start, { engine: { type: 'broken', message: 'no memory' } }), 'Python is broken: {"type":"broken","message":"no memory"}'],
    ['a world that is not at its point', line('touch x'), stateOf(begun, withText('dev-a', 'x')), 'dev-a is not the one of the point where the world stands'],
    ['a path that leads out', line('x'), at(withText('dev-a', '../x')), 'dev-a has a file that is named "../x"'],
    ['a file below a file', line('x'), at(withFiles(start, 'dev-a', new Map([...start.environments['dev-a'].files, ['app.py/x', new Uint8Array(1)]]))), 'dev-a has app.py/x below a file'],
  ])('%s is noticed', (_, step, after, told) => {
    expect(watch().look(step, before, after)).toBe(told);
  });

  test('bytes that were written in place are noticed, since the past shares them', () => {
    const { look } = watch();
    const bytes = new Uint8Array([1, 2]);
    const world = withFiles(start, 'dev-a', new Map([['a.bin', bytes]]));
    expect(look(line('x'), before, at(world))).toBeUndefined();
    bytes[0] = 9;
    expect(look(line('x'), at(world), at(world))).toBe('the bytes of a.bin in dev-a were written in place');
  });

  test('a visit that finds another world than the one that was left is noticed', () => {
    const left = at(withText('dev-a', 'x', 'one'));
    expect(watch().look({ type: 'reload' }, left, at(withText('dev-a', 'x', 'two')))).toBe('the point 1 was not kept: x in dev-a is another one');
    expect(watch().look({ type: 'reload' }, left, before)).toBe('the timeline was not kept');
    expect(watch().look({ type: 'reload' }, left, at(withText('dev-a', 'x', 'one')))).toBeUndefined();
  });
});

test('what only our own code would print is noticed in a terminal', () => {
  expect(slipsIn([{ type: 'stdout', text: 'users\n' }, { type: 'ended', code: 0, milliseconds: 1 }])).toBeUndefined();
  expect(slipsIn([{ type: 'stderr', text: 'a\n[object Object]\n' }])).toContain('a terminal shows "[object Object]"');
});

test('the same seed makes the same choices, and another one others', () => {
  const draw = (seed: number): number[] => {
    const chance = chanceFrom(seed);
    return Array.from({ length: 20 }, () => chance.below(100));
  };
  expect(draw(7)).toEqual(draw(7));
  expect(draw(7)).not.toEqual(draw(8));
});
