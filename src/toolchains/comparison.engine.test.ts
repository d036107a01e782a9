import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createProbe } from '../checks/probe.ts';
import { pointAt } from '../domain/timeline.ts';
import { openOnStage, openStage, type Stage, theComparison, until } from './node-comparison-testing.ts';
import type { ComparisonPlay } from './open-comparison.ts';
import { tryIdea } from './try-idea.ts';

const comparison = theComparison();
let stage: Stage;
let play: ComparisonPlay;

// The JavaScript tools start a process for each command; a machine that does much else takes its time.
beforeAll(async () => {
  stage = await openStage();
  play = openOnStage(stage, comparison);
  await until(play, ({ doing }) => doing === 'resting');
}, 300_000);
afterAll(() => {
  play.close();
  stage.close();
});

/** All columns, at the end of so many steps. */
async function goTo(steps: number) {
  play.goTo(steps);
  return until(play, ({ doing, position }) => doing === 'resting' && position === steps);
}

/** All files of both places of a column. */
function filesOf(tool: (typeof comparison.columns)[number]) {
  const { environments } = play.player(tool)?.workbench.getState().workspace ?? {};
  return [environments?.['dev-a'].files, environments?.production.files];
}

describe.each(comparison.columns)('the column %s', (tool) => {
  it('is opened, and plays all its steps: each does what the file says, and what must hold holds', async () => {
    expect(play.getState().columns[tool]).toMatchObject({ type: 'open' });
    for (let step = 1; step <= comparison.steps.length; step++) {
      const { columns } = await goTo(step);
      expect(columns[tool]).toMatchObject({ type: 'open', position: step, failure: undefined });
    }
  }, 300_000);

  it('stands after each step where it stood before when it is gone back to, whatever the person did meanwhile', async () => {
    const last = await goTo(comparison.steps.length);
    const column = last.columns[tool];
    const player = play.player(tool);
    if (column?.type !== 'open' || player === undefined) throw new Error(`${tool} is not open.`);
    await player.workbench.enter('dev-a', 'rm -r migrations prisma *.db');
    for (const step of [4, 2, comparison.steps.length]) {
      await goTo(step);
      const { timeline } = player.workbench.getState();
      const { environments } = pointAt(timeline, column.points[step - 1] ?? 0).workspace;
      expect(filesOf(tool)).toEqual([environments['dev-a'].files, environments.production.files]);
    }
  });
});

describe('the table of shared ideas', () => {
  it('is filled from what ran on copies: each cell says a sentence that was found to be so, and shows what ran', async () => {
    await goTo(comparison.steps.length);
    const before = comparison.columns.map(filesOf);
    play.showIdeas(true);
    const { cells } = await until(play, ({ cells: rows }) => rows.every((row) => comparison.columns.every((tool) => row[tool]?.type === 'tried')));
    for (const [index, { title }] of comparison.ideas.entries()) {
      for (const tool of comparison.columns) {
        const cell = cells[index]?.[tool];
        const tried = cell?.type === 'tried' ? cell.tried : undefined;
        expect(tried?.why, `${title}, ${tool}`).toEqual([]);
        expect(tried?.sentence, `${title}, ${tool}`).not.toMatch(/undefined|\{|\}/);
        expect((tried?.deeds.length ?? 0) + (tried?.evidence.length ?? 0), `${title}, ${tool} has a proof`).toBeGreaterThan(0);
      }
    }
    expect(comparison.columns.map(filesOf)).toEqual(before);
  }, 900_000);

  it('says nothing where nothing of it was done: each sentence can be kept from being said', async () => {
    for (const tool of comparison.columns) {
      const player = play.player(tool);
      const column = play.getState().columns[tool];
      if (player === undefined || column?.type !== 'open') throw new Error(`${tool} is not open.`);
      const { timeline } = player.workbench.getState();
      const begin = [...timeline.points.values()].find(({ parent }) => parent === undefined)?.workspace ?? stage.starter;
      const copy = stage.openWorkbench(begin);
      const probe = createProbe(stage.openWorkbench(begin));
      for (const { title, after, cells } of comparison.ideas) {
        const untouched = [begin, pointAt(timeline, column.points[after - 1] ?? 0).workspace];
        for (const outcome of cells[tool]?.outcomes ?? []) {
          const said: (string | undefined)[] = [];
          for (const world of untouched) said.push((await tryIdea({ actions: [], outcomes: [outcome], evidence: [], at: 0 }, world, copy, probe, new AbortController().signal)).sentence);
          expect(said, `${title}, ${tool}: ${outcome.says}`).toContain(undefined);
        }
      }
    }
  });
});
