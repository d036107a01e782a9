import { spawn } from 'node:child_process';
import { rmSync } from 'node:fs';
import { judge, readReport, type TestReport } from './test-report.ts';

/**
 * One step of the whole test run.
 *
 * @property needs names of the stages that must have ended well before this one starts
 * @property report where the command writes its report; a stage without one holds no tests
 * @property alone nothing else runs at the same time, because it measures time or needs all cores
 */
export interface Stage {
  readonly name: string;
  readonly command: readonly [string, ...string[]];
  readonly needs: readonly string[];
  readonly report?: string;
  readonly variables?: Readonly<Record<string, string>>;
  readonly alone?: boolean;
}

export interface StageResult {
  readonly name: string;
  readonly outcome: 'passed' | 'failed' | 'not run';
  readonly counts: TestReport;
  readonly seconds: number;
}

type Say = (text: string) => void;

/** Runs all stages, at most `places` at a time and in their order where that is free, and tells how each ended. */
export async function runStages(stages: readonly Stage[], places: number, say: Say): Promise<StageResult[]> {
  const results = new Map<string, StageResult>();
  const running = new Map<string, { stage: Stage; ended: Promise<void> }>();

  const settle = (result: StageResult): void => {
    results.set(result.name, result);
    say(`${lineOf(result)}\n`);
  };
  const start = (stage: Stage): void => {
    say(`… ${stage.name}\n`);
    const ended = runStage(stage, say).then((result) => {
      running.delete(stage.name);
      settle(result);
    });
    running.set(stage.name, { stage, ended });
  };

  while (results.size < stages.length) {
    for (const stage of stages) {
      if (results.has(stage.name) || running.has(stage.name)) continue;
      const needed = stage.needs.map((name) => results.get(name)?.outcome);
      if (needed.some((outcome) => outcome === 'failed' || outcome === 'not run')) {
        settle({ name: stage.name, outcome: 'not run', counts: { passed: 0, failed: 1, failures: [] }, seconds: 0 });
      } else if (needed.every((outcome) => outcome === 'passed') && hasPlace(stage, [...running.values()].map((one) => one.stage), places)) {
        start(stage);
      }
    }
    if (running.size > 0) await Promise.race([...running.values()].map((one) => one.ended));
    else if (stages.every((stage) => results.has(stage.name))) break;
    else if (!stages.some((stage) => isReady(stage, results))) throw new Error('Stages wait for each other or for one that does not exist.');
  }
  return stages.flatMap((stage) => results.get(stage.name) ?? []);
}

function isReady(stage: Stage, results: ReadonlyMap<string, StageResult>): boolean {
  return !results.has(stage.name) && stage.needs.every((name) => results.has(name));
}

function hasPlace(stage: Stage, running: readonly Stage[], places: number): boolean {
  if (running.some((one) => one.alone === true)) return false;
  return stage.alone === true ? running.length === 0 : running.length < places;
}

/** Runs one stage; its output is held back and shown whole if it failed, so that two at once do not mix. */
async function runStage(stage: Stage, say: Say): Promise<StageResult> {
  if (stage.report !== undefined) rmSync(stage.report, { force: true });
  const began = performance.now();
  const { code, output } = await runCommand(stage);
  const holdsTests = stage.report !== undefined;
  const counts = judge(code, stage.report === undefined ? undefined : readReport(stage.report), holdsTests, output);
  const outcome = counts.failed === 0 ? 'passed' : 'failed';
  if (outcome === 'failed') say(`\n──── ${stage.name}: ${stage.command.join(' ')} ended with ${code}\n${output}\n────\n`);
  return { name: stage.name, outcome, counts, seconds: (performance.now() - began) / 1000 };
}

function runCommand(stage: Stage): Promise<{ code: number; output: string }> {
  const [program, ...args] = stage.command;
  return new Promise((resolve) => {
    const child = spawn(program, args, { stdio: ['ignore', 'pipe', 'pipe'], env: { ...process.env, ...stage.variables } });
    const chunks: Buffer[] = [];
    child.stdout.on('data', (chunk: Buffer) => chunks.push(chunk));
    child.stderr.on('data', (chunk: Buffer) => chunks.push(chunk));
    child.on('error', (error) => resolve({ code: 127, output: error.message }));
    child.on('close', (code) => resolve({ code: code ?? 1, output: Buffer.concat(chunks).toString('utf8') }));
  });
}

function lineOf({ name, outcome, counts, seconds }: StageResult): string {
  const mark = { passed: '✓', failed: '✗', 'not run': '✗' }[outcome];
  const tests = counts.passed === 0 && counts.failed === 0 ? '' : `, ${counts.passed} passed, ${counts.failed} failed`;
  return outcome === 'not run' ? `${mark} ${name}: not run, since what it needs failed` : `${mark} ${name}: ${seconds.toFixed(1)} s${tests}`;
}

/** Where more than this failed, each is told in few lines: the list has to fit into the end of a log. */
const MANY = 8;
const LINES_OF_MANY = 3;

/** Which tests failed in all stages, by name, each with the first lines of its error: what one wants to read when all is over. */
export function tellFailures(results: readonly StageResult[]): string {
  const failed = results.filter(({ outcome }) => outcome !== 'passed');
  if (failed.length === 0) return '';
  const many = failed.reduce((sum, { counts }) => sum + counts.failures.length, 0) > MANY;
  const told = failed.flatMap(({ name, outcome, counts }) => {
    if (outcome === 'not run') return [`✗ ${name}: not run, since what it needs failed`];
    return counts.failures.map(({ name: test, error }) => [`✗ ${name}: ${test}`, ...error.split('\n', many ? LINES_OF_MANY : undefined).map((line) => `    ${line}`)].join('\n'));
  });
  return `\nWhat failed:\n\n${told.join('\n\n')}\n`;
}
