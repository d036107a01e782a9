import { checksReport, measureChecks } from './checks.ts';
import { chainsReport, measureChains, measureWarmUpgrade, warmReport } from './commands.ts';
import { framesReport, measureFrames } from './frames.ts';
import { growthReport, measureGrowth } from './growth.ts';
import { largePageReport, measureLargePage } from './large-page.ts';
import type { Machine } from './machine.ts';
import { measurePage, pageReport } from './page.ts';
import { measurePlainPyodide, plainPyodideReport } from './plain-pyodide.ts';
import { measurePostgres, postgresReport } from './postgres.ts';
import { measureRunaways, runawaysReport } from './runaway.ts';
import { measureScenario, scenarioReport } from './scenario.ts';
import { measureTimeline, timelineReport } from './timeline.ts';
import { measureToolchains, toolchainsReport } from './toolchains.ts';

/**
 * One thing to measure, by itself or with all others.
 *
 * @property what it measures, for who waits
 */
export interface Part {
  readonly name: string;
  readonly what: string;
  measure(): Promise<{ readonly data: unknown; readonly text: string }>;
}

/** In the order in which they are measured and stand in the document. */
export const parts: readonly Part[] = [
  part('warm', 'A warm command, sandbox and native', measureWarmUpgrade, warmReport),
  part('chains', 'Chains of 100 and 1,000 revisions, sandbox and native', () => measureChains([100, 1000]), chainsReport),
  part('growth', 'Larger worlds', measureGrowth, growthReport),
  part('sizes', 'The page with larger worlds', measureLargePage, largePageReport),
  part('page', 'The page in Chromium', measurePage, pageReport),
  part('frames', 'The frames while somebody types and watches', measureFrames, framesReport),
  part('plain-pyodide', 'The page beside plain Pyodide', () => measurePlainPyodide(5), plainPyodideReport),
  part('runaways', 'Runaways that are stopped', () => measureRunaways(5), runawaysReport),
  part('past', 'A past of 500 points', () => measureTimeline(500), timelineReport),
  part('scenario', 'The steps of a scenario', () => measureScenario(5), scenarioReport),
  part('checks', 'The checks of every lesson', () => measureChecks(10), checksReport),
  part('toolchains', 'The further toolchains', () => measureToolchains(10), toolchainsReport),
  part('postgres', 'PostgreSQL beside SQLite', () => measurePostgres(10), postgresReport),
];

function part<Measure>(name: string, what: string, measure: () => Promise<Measure>, report: (measure: Measure) => string): Part {
  return {
    name,
    what,
    async measure() {
      const data = await measure();
      return { data, text: report(data) };
    },
  };
}

/** What stands above all parts. */
export function headOf({ date, cpu, cores, memoryGigabytes, versions }: Machine): string {
  return `# Benchmarks

Written by \`npm run bench\` on ${date}: ${cpu}, ${cores} cores, ${memoryGigabytes} GB.
${Object.entries(versions).map(([name, version]) => `${name} ${version}`).join(' · ')}

Times are medians (least to most) in milliseconds. Sandbox and native run in turn within one run. The sandbox is the
page's engine in Node, from entering the line to its exit code; native is the whole process at a shell.`;
}
