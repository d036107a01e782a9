/** The headless door: the page's own workspace, shell and engines, driven by standard input. */
import { createInterface } from 'node:readline';
import { type EnvironmentId, environmentIds } from '../src/domain/environment.ts';
import type { FileTree } from '../src/domain/file-tree.ts';
import type { TerminalEvent, Workbench } from '../src/session/workbench.ts';
import { openHeadless } from './headless.ts';
import { type PlayOptions, playUsage, readPlayLine, readPlayOptions } from './play-options.ts';
import { outputProblem, readProject, writeEnvironments } from './project-folder.ts';
import { makeStarterWorld } from './starter-world.ts';

const MISUSE = 2;

const options = readPlayOptions(process.argv.slice(2));
if (options === 'help') process.stdout.write(playUsage);
else if ('problem' in options) misuse(options.problem);
else await play(options);

async function play(chosen: PlayOptions): Promise<void> {
  const problem = chosen.out === undefined ? undefined : outputProblem(chosen.out);
  if (problem !== undefined) return misuse(problem);
  let world: { files: FileTree; origin?: FileTree };
  try {
    const leftOut = (path: string): boolean => process.stderr.write(`play: ${path} is a link or a device; it is left out\n`);
    world = chosen.project === undefined ? await makeStarterWorld() : { files: readProject(chosen.project, leftOut) };
  } catch (error) {
    return misuse(error instanceof Error ? error.message : String(error));
  }
  const { workbench, close } = openHeadless(world.files, world.origin, chosen.ci);
  let code = 0;
  let running: EnvironmentId | undefined;
  let interrupted = false;
  process.on('SIGINT', () => {
    interrupted = true;
    if (running !== undefined) workbench.stop(running);
    workbench.pipeline.stop();
  });
  for await (const text of createInterface({ input: process.stdin, crlfDelay: Infinity })) {
    if (interrupted) break;
    const line = readPlayLine(text, chosen.environment);
    if ('problem' in line) {
      process.stderr.write(`play: ${line.problem}\n`);
      code = MISUSE;
      continue;
    }
    running = line.environment;
    code = await runLine(workbench, line.environment, line.line, chosen.json);
    running = undefined;
    await watchPipeline(workbench, chosen.json);
  }
  if (chosen.out !== undefined) writeEnvironments(chosen.out, workbench.getState().workspace);
  close();
  process.exitCode = interrupted ? 130 : code;
}

/** Prints what CI does until nothing is under way, and how it ended. */
async function watchPipeline(workbench: Workbench, json: boolean): Promise<void> {
  const before = workbench.getState().pipeline.run;
  const printers = environmentIds.map((id) => printTerminal(workbench, id, json));
  await workbench.pipeline.settled();
  for (const stop of printers) stop();
  const { run } = workbench.getState().pipeline;
  if (run === undefined || run === before) return;
  const failed = [...run.steps, ...(run.deploy?.steps ?? [])].find(({ state }) => state === 'failed');
  if (json) process.stdout.write(`${JSON.stringify({ pipeline: run.number, commit: run.commit, state: run.state, step: failed?.name, problem: run.problem })}\n`);
  else process.stdout.write(`Pipeline ${run.number}, ${run.commit.slice(0, 7)} ${run.subject}: ${run.state}${failed === undefined ? '' : ` at "${failed.name}"`}\n${run.problem === undefined ? '' : `${run.problem}\n`}`);
}

async function runLine(workbench: Workbench, environment: EnvironmentId, line: string, json: boolean): Promise<number> {
  const stop = printTerminal(workbench, environment, json);
  const code = await workbench.enter(environment, line);
  stop();
  // An empty line ends without having run.
  if (json && line.trim() === '') process.stdout.write(`${JSON.stringify({ env: environment, line, code, stdout: '', stderr: '', ms: 0 })}\n`);
  return code;
}

/** Prints what a terminal shows, or one object for each line that ended, until it is called off. */
function printTerminal(workbench: Workbench, env: EnvironmentId, json: boolean): () => void {
  let texts = { stdout: '', stderr: '' };
  let line = '';
  return workbench.onTerminal(env, (event: TerminalEvent) => {
    switch (event.type) {
      case 'stdout':
      case 'stderr':
        if (json) texts[event.type] += event.text;
        else process[event.type].write(event.text);
        return;
      case 'entered':
        line = event.line;
        texts = { stdout: '', stderr: '' };
        if (!json) process.stdout.write(`${event.prompt}${event.line}\n`);
        return;
      case 'ended':
        if (json) process.stdout.write(`${JSON.stringify({ env, line, code: event.code, ...texts, ms: Math.round(event.milliseconds * 100) / 100 })}\n`);
        return;
      case 'cleared':
    }
  });
}

function misuse(problem: string): void {
  process.stderr.write(`play: ${problem}\n\n${playUsage}`);
  process.exitCode = MISUSE;
}
