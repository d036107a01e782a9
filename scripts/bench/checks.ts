import { setTimeout as rest } from 'node:timers/promises';
import { evaluate } from '../../src/checks/evaluate.ts';
import { createProbe } from '../../src/checks/probe.ts';
import type { EnvironmentId } from '../../src/domain/environment.ts';
import { apply, textAt } from '../../src/domain/file-tree.ts';
import { type Workspace, withFiles } from '../../src/domain/workspace.ts';
import { tasksOf } from '../../src/lesson/lesson.ts';
import { readLessonsFolder } from '../../src/lesson/node-course.ts';
import { rehearsals } from '../../src/lesson/node-rehearsal.ts';
import { openStage } from '../../src/scenario/node-stage.ts';
import { round, type Timing, timingOf } from './measure.ts';

/** `quarter`: three of four take no longer. */
interface CheckTiming extends Timing {
  readonly quarter: number;
}

/**
 * How long all checks of a task take together.
 *
 * @property edited right after an edit of the models in the lesson's first environment: what was known of it is known no more
 * @property again for a world that they have looked at before
 * @property slowest the task that took longest after an edit, in the middle of its runs
 */
export interface CheckMeasure {
  readonly tasks: number;
  readonly edited: CheckTiming;
  readonly again: CheckTiming;
  readonly slowest: { readonly task: string; readonly milliseconds: number };
  /** Those that take longer than the 50 ms that were promised, the slowest first. */
  readonly over: readonly { readonly task: string; readonly milliseconds: number }[];
}

const PROMISED = 50;
/** Nobody edits sooner after the last look than this: by then an engine has put its memory back. */
const REST_MS = 20;

/** The measure as a part of `docs/benchmarks.md`. */
export function checksReport({ tasks, edited, again, slowest, over }: CheckMeasure): string {
  return `
## Checks of lessons

All checks of a task together, over ${tasks} tasks, right after an edit that none of them has seen: ${shown(edited)}; for a world
that they have seen: ${shown(again)}. The slowest task takes ${slowest.milliseconds}: ${slowest.task}.

Longer than ${PROMISED} ms: ${over.length === 0 ? 'none' : over.map(({ task, milliseconds }) => `${task} (${milliseconds})`).join('; ')}.
`;
}

function shown({ median, quarter, max }: CheckTiming): string {
  return `${median} (three of four within ${quarter}, at most ${max})`;
}

/** Looks at each task of each lesson, in the world in which it begins, after edits that no check has seen. */
export async function measureChecks(runs: number): Promise<CheckMeasure> {
  const stage = await openStage();
  const { lessons } = readLessonsFolder();
  const { rehearse } = rehearsals(lessons, stage);
  const times: { edited: number[]; again: number[] } = { edited: [], again: [] };
  const each: { task: string; milliseconds: number }[] = [];
  for (const lesson of lessons) {
    const { tasks } = await rehearse(lesson);
    const [place = 'dev-a'] = lesson.environments;
    const probe = createProbe(stage.openWorkbench(stage.starter));
    for (const [index, { task, title }] of tasksOf(lesson).entries()) {
      const world = tasks[index]?.before;
      if (world === undefined) continue;
      const look = async (workspace: Workspace): Promise<number> => {
        const began = performance.now();
        await Promise.all(task.checks.map(({ check }) => evaluate(check, { workspace, probe, lastOutput: () => undefined })));
        return performance.now() - began;
      };
      const edited: number[] = [];
      // The first look loads what every later one uses.
      await look(withEdit(world, place, -1));
      for (let run = 0; run < runs; run++) {
        const next = withEdit(world, place, run);
        await rest(REST_MS);
        edited.push(await look(next));
        times.again.push(await look(next));
      }
      times.edited.push(...edited);
      each.push({ task: `${lesson.id}, ${title}`, milliseconds: timingOf(edited).median });
    }
  }
  stage.close();
  const slowestFirst = each.toSorted((a, b) => b.milliseconds - a.milliseconds);
  const over = slowestFirst.filter(({ milliseconds }) => milliseconds > PROMISED);
  return { tasks: each.length, edited: withQuarter(times.edited), again: withQuarter(times.again), slowest: slowestFirst[0] ?? { task: '', milliseconds: 0 }, over };
}

function withQuarter(milliseconds: readonly number[]): CheckTiming {
  const sorted = milliseconds.toSorted((a, b) => a - b);
  return { ...timingOf(sorted), quarter: round(sorted[Math.floor(sorted.length * 0.75)] ?? Number.NaN) };
}

/** The world with one more line in an environment's models. */
function withEdit(world: Workspace, id: EnvironmentId, run: number): Workspace {
  const { files } = world.environments[id];
  const text = `${textAt(files, 'models.py') ?? ''}# ${run}\n`;
  return withFiles(world, id, apply(files, { set: [['models.py', new TextEncoder().encode(text)]], remove: [] }));
}
