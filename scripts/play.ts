/** The headless door: the page's own workspace, shell and engines, driven by standard input. */
import { createInterface } from 'node:readline';
import type { EnvironmentId } from '../src/domain/environment.ts';
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
  const { workbench, close } = openHeadless(world.files, world.origin);
  let code = 0;
  let running: EnvironmentId | undefined;
  let interrupted = false;
  process.on('SIGINT', () => {
    interrupted = true;
    if (running !== undefined) workbench.stop(running);
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
  }
  if (chosen.out !== undefined) writeEnvironments(chosen.out, workbench.getState().workspace);
  close();
  process.exitCode = interrupted ? 130 : code;
}

async function runLine(workbench: Workbench, environment: EnvironmentId, line: string, json: boolean): Promise<number> {
  const texts = { stdout: '', stderr: '' };
  let ms = 0;
  const stop = workbench.onTerminal(environment, (event: TerminalEvent) => {
    switch (event.type) {
      case 'stdout':
      case 'stderr':
        if (json) texts[event.type] += event.text;
        else process[event.type].write(event.text);
        return;
      case 'entered':
        if (!json) process.stdout.write(`${event.prompt}${event.line}\n`);
        return;
      case 'ended':
        ms = event.milliseconds;
        return;
      case 'cleared':
    }
  });
  const code = await workbench.enter(environment, line);
  stop();
  if (json) process.stdout.write(`${JSON.stringify({ env: environment, line, code, ...texts, ms: Math.round(ms * 100) / 100 })}\n`);
  return code;
}

function misuse(problem: string): void {
  process.stderr.write(`play: ${problem}\n\n${playUsage}`);
  process.exitCode = MISUSE;
}
