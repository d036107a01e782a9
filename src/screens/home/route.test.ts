import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hashOf, readRoute } from './route.ts';

describe('the address', () => {
  it('leads to the workbench, to the scenarios, to a scenario and to one of its steps', () => {
    expect(readRoute('')).toEqual({ type: 'workbench' });
    expect(readRoute('#/')).toEqual({ type: 'workbench' });
    expect(readRoute('#/scenarios')).toEqual({ type: 'scenarios' });
    expect(readRoute('#/scenarios/')).toEqual({ type: 'scenarios' });
    expect(readRoute('#/scenarios/order')).toEqual({ type: 'scenario', id: 'order', step: 0 });
    expect(readRoute('#/scenarios/order/step-3')).toEqual({ type: 'scenario', id: 'order', step: 3 });
    expect(readRoute('#/scenarios/order/3')).toEqual({ type: 'scenario', id: 'order', step: 3 });
    expect(readRoute('#/notes/k3')).toEqual({ type: 'notes', theatre: 'k3' });
  });

  it('leads to the lessons, to a lesson and to one of its headings', () => {
    expect(readRoute('#/lessons')).toEqual({ type: 'lessons' });
    expect(readRoute('#/lessons/')).toEqual({ type: 'lessons' });
    expect(readRoute('#/lessons/20-two-heads')).toEqual({ type: 'lesson', id: '20-two-heads', heading: undefined });
    expect(readRoute('#/lessons/20-two-heads/')).toEqual({ type: 'lesson', id: '20-two-heads', heading: undefined });
    expect(readRoute('#/lessons/20-two-heads/merge-them')).toEqual({ type: 'lesson', id: '20-two-heads', heading: 'merge-them' });
  });

  it('leads to the comparison, to one of its steps and to its ideas', () => {
    expect(readRoute('#compare')).toEqual({ type: 'compare', shown: 'steps', step: 0 });
    expect(readRoute('#/compare/')).toEqual({ type: 'compare', shown: 'steps', step: 0 });
    expect(readRoute('#/compare/step-4')).toEqual({ type: 'compare', shown: 'steps', step: 4 });
    for (const shown of ['steps', 'ideas'] as const) for (const step of [0, 7]) expect(readRoute(hashOf({ type: 'compare', shown, step }))).toEqual({ type: 'compare', shown, step });
  });

  it('leads nowhere when no screen is called so, and says what was asked for', () => {
    for (const address of ['#/lesson/3', '#/blah', '#/notes', '#/notes/', '#/%']) {
      expect(readRoute(address)).toEqual({ type: 'nowhere', address });
      expect(hashOf(readRoute(address))).toBe(address);
    }
  });

  it('leaves a shared world to the workbench', () => {
    expect(readRoute('#world=eJzLSM3JyQcABiwCFQ')).toEqual({ type: 'workbench' });
  });

  it('begins a scenario at its start when it names no step that could be', () => {
    for (const step of ['-1', 'step-x', '1e3', '99999', '2.5', '%']) expect(readRoute(`#/scenarios/chaos/${step}`)).toEqual({ type: 'scenario', id: 'chaos', step: 0 });
  });

  it('is read as it was written, whatever the names', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1, unit: 'grapheme' }), fc.nat(9999), (id, step) => {
        expect(readRoute(hashOf({ type: 'scenario', id, step }))).toEqual({ type: 'scenario', id, step });
        expect(readRoute(hashOf({ type: 'notes', theatre: id }))).toEqual({ type: 'notes', theatre: id });
        expect(readRoute(hashOf({ type: 'lesson', id, heading: id }))).toEqual({ type: 'lesson', id, heading: id });
        expect(readRoute(hashOf({ type: 'lesson', id, heading: undefined }))).toEqual({ type: 'lesson', id, heading: undefined });
      }),
    );
  });

  it('never makes the page fail', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect(readRoute(`#/${text}`)).toHaveProperty('type');
      }),
    );
  });
});
