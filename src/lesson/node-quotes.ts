import type { EnvironmentId } from '../domain/environment.ts';
import { textAt } from '../domain/file-tree.ts';
import type { Workspace } from '../domain/workspace.ts';
import { matchingPaths } from '../checks/path-pattern.ts';
import type { Stage } from '../scenario/node-stage.ts';
import type { Lesson, Quote } from './lesson.ts';
import { printed, type Spoken } from './lesson-transcript.ts';
import { nothingRuns } from './lesson-worlds.ts';
import { type Rehearsal, saidIn } from './node-rehearsal.ts';
import { commandLines, consoleEntries, isWhole, standsIn } from './quotes.ts';

/** What a lesson quotes and is not so: a line for each, with its place in the file and what is there instead. */
export async function wrongQuotes(lesson: Lesson, rehearsal: Rehearsal, stage: Stage): Promise<readonly string[]> {
  const problems: string[] = [];
  for (const { quote, world } of placedQuotes(lesson, rehearsal)) {
    const problem = await problemOf(quote, world, lesson, rehearsal, stage);
    if (problem !== undefined) problems.push(`lessons/${lesson.id}/lesson.md:${quote.at}: ${problem}`);
  }
  return problems;
}

/** Each quote with the world at the moment that it speaks of. */
function placedQuotes(lesson: Lesson, { start, tasks }: Rehearsal): readonly { readonly quote: Quote; readonly world: Workspace }[] {
  let world = start;
  const placed = lesson.introduction.quotes.map((quote) => ({ quote, world }));
  for (const { id, prose, task } of lesson.sections) {
    placed.push(...prose.quotes.map((quote) => ({ quote, world })));
    world = tasks.find(({ section }) => section.id === id)?.after ?? world;
    placed.push(...(task?.afterwards.quotes ?? []).map((quote) => ({ quote, world })));
  }
  return placed;
}

async function problemOf(quote: Quote, world: Workspace, lesson: Lesson, rehearsal: Rehearsal, stage: Stage): Promise<string | undefined> {
  switch (quote.type) {
    case 'output': {
      const said = saidIn(quote.environment, rehearsal);
      return standsIn(quote.text, said) ? undefined : `no command of this lesson prints this in ${quote.environment}. It prints:\n${said}`;
    }
    case 'file': {
      const { files } = world.environments[quote.environment];
      const paths = matchingPaths(files, quote.path);
      const [path] = paths;
      if (path === undefined || paths.length > 1) return `expected one file ${quote.path} in ${quote.environment} then, not ${paths.join(', ') || 'none'}`;
      const text = textAt(files, path) ?? '';
      return standsIn(quote.text, text) ? undefined : `these lines do not stand in ${path} then. It is:\n${text}`;
    }
    case 'console':
      return consoleProblem(quote.text, quote.environment, world, lesson, stage);
    case 'commands': {
      const entered = enteredLines(lesson);
      const strange = commandLines(quote.text).find((line) => !entered.has(line));
      return strange === undefined ? undefined : `no solution, wrong answer or console of this lesson enters \`${strange}\``;
    }
  }
}

async function consoleProblem(text: string, environment: EnvironmentId, world: Workspace, { pipeline }: Lesson, stage: Stage): Promise<string | undefined> {
  const workbench = stage.openWorkbench(world, pipeline);
  let events: Spoken[] = [];
  workbench.onTerminal(environment, (event) => void events.push({ environment, event }));
  for (const { line, output } of consoleEntries(text)) {
    events = [];
    await workbench.enter(environment, line);
    // What a push sets going may print here too.
    await nothingRuns(workbench);
    const text = printed(events, environment);
    if (!isWhole(output, text)) return `\`${line}\` prints something else:\n${text}`;
  }
  return undefined;
}

function enteredLines(lesson: Lesson): ReadonlySet<string> {
  const actions = [...lesson.sections.flatMap(({ task }) => task?.solution ?? []), ...lesson.wrong.flatMap((answer) => answer.actions)];
  const quotes = [...lesson.introduction.quotes, ...lesson.sections.flatMap(({ prose, task }) => [...prose.quotes, ...(task?.afterwards.quotes ?? [])])];
  return new Set([
    ...actions.flatMap((action) => (action.type === 'command' ? [action.line] : [])),
    ...quotes.flatMap((quote) => (quote.type === 'console' ? consoleEntries(quote.text).map(({ line }) => line) : [])),
  ]);
}
