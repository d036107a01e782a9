import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { textAt } from '../../src/domain/file-tree.ts';
import { type Timeline, weightOfPast } from '../../src/domain/timeline.ts';
import type { Workbench } from '../../src/session/workbench.ts';
import { openHeadless } from '../headless.ts';
import { makeStarterWorld } from '../starter-world.ts';
import { round, shown, type Timing, timingOf } from './measure.ts';

/**
 * What a past costs.
 *
 * @property memoryBytes memory that is free again once the past is forgotten
 * @property fileBytes bytes of files and output that the points hold, what they share counted once
 * @property jump from asking for a point to the world standing there, terminals included, in milliseconds
 */
export interface TimelineMeasure {
  readonly points: number;
  readonly memoryBytes: number;
  readonly fileBytes: number;
  readonly jump: Timing;
}

/** Points of an ordinary project: a column a round, from the edit to the database of a second developer. */
export async function measureTimeline(points: number): Promise<TimelineMeasure> {
  const { files, origin } = await makeStarterWorld();
  const { workbench, close } = openHeadless(files, origin);
  const timeline = (): Timeline => workbench.getState().timeline;
  await lines(workbench, ['dev-a flask db init']);
  for (let round = 0; timeline().points.size < points; round++) await playRound(workbench, round);

  const ids = [...timeline().points.keys()];
  const jumps: number[] = [];
  for (let index = 0; index < 200; index++) {
    const target = ids[(index * 197) % ids.length] ?? 0;
    const began = performance.now();
    workbench.travelTo(target);
    workbench.getState();
    jumps.push(performance.now() - began);
  }
  const fileBytes = weightOfPast(timeline());
  const count = timeline().points.size;
  const before = memoryInUse();
  workbench.forgetPast();
  // The state that was asked for last holds the past too.
  workbench.getState();
  const memoryBytes = before - memoryInUse();
  close();
  return { points: count, memoryBytes, fileBytes, jump: timingOf(jumps) };
}

async function playRound(workbench: Workbench, round: number): Promise<void> {
  const models = textAt(workbench.getState().workspace.environments['dev-a'].files, 'models.py') ?? '';
  workbench.writeFile('dev-a', 'models.py', models.replace('    # phone', `    note${round} = Column(String(20))\n    # phone`));
  await lines(workbench, [
    `dev-a flask db migrate -m "Add note ${round}"`,
    'dev-a flask db upgrade',
    `dev-a sqlite3 app.db "INSERT INTO users (email) VALUES ('${round}@example.org')"`,
    'dev-a git add -A',
    `dev-a git commit -m "Add note ${round}"`,
    'dev-a git push',
    'dev-b git pull',
    'dev-b flask db upgrade',
    'dev-b flask db downgrade',
    'dev-b flask db upgrade',
  ]);
}

async function lines(workbench: Workbench, each: readonly string[]): Promise<void> {
  for (const text of each) {
    const space = text.indexOf(' ');
    const environment = text.startsWith('dev-a') ? 'dev-a' : 'dev-b';
    const line = text.slice(space + 1);
    if ((await workbench.enter(environment, line)) !== 0) throw new Error(`${line} failed`);
  }
}

function memoryInUse(): number {
  setFlagsFromString('--expose-gc');
  const collect: unknown = runInNewContext('gc');
  if (typeof collect === 'function') collect();
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return heapUsed + arrayBuffers;
}

export function timelineReport({ points, memoryBytes, fileBytes, jump }: TimelineMeasure): string {
  return `
## The past

${points} points, made by real commands: edits, revisions, upgrades and downgrades, rows, commits, pushes and pulls of
two developers. Memory is what is free again once the past is forgotten.

| | |
|---|---|
| memory of all points | ${round(memoryBytes / 1e6)} MB |
| of it files and output, counted once | ${round(fileBytes / 1e6)} MB |
| a jump to any point: the world stands there, in ms | ${shown(jump)} |
`;
}
