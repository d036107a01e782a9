import type { ChainMeasure, Compared } from './commands.ts';
import type { Machine } from './machine.ts';
import { round, type Timing } from './measure.ts';
import type { PageMeasure } from './page.ts';
import type { ScenarioMeasure } from './scenario.ts';
import type { TimelineMeasure } from './timeline.ts';

export interface Measures {
  readonly machine: Machine;
  readonly warm: Compared;
  readonly chains: readonly ChainMeasure[];
  readonly page: PageMeasure;
  readonly timeline: TimelineMeasure;
  readonly scenario: ScenarioMeasure;
}

/** The measures as the Markdown of `docs/benchmarks.md`. */
export function report({ machine, warm, chains, page, timeline, scenario }: Measures): string {
  const [short, long] = chains;
  return `# Benchmarks

Written by \`npm run bench\` on ${machine.date}: ${machine.cpu}, ${machine.cores} cores, ${machine.memoryGigabytes} GB.
${Object.entries(machine.versions).map(([name, version]) => `${name} ${version}`).join(' · ')}

Times are medians (least to most) in milliseconds. Sandbox and native run in turn within one run. The sandbox is the
page's engine in Node, from entering the line to its exit code; native is the whole process at a shell.

## (a) A warm command

${comparisonTable([warm])}

## (b) Chains of revisions

${chains.map(({ length, lines }) => `### ${length.toLocaleString('en')} revisions\n\n${comparisonTable(lines)}`).join('\n\n')}

${short === undefined || long === undefined ? '' : growthTable(short, long)}

## (c) Start in ${page.browser}

From opening the page to the end of a first \`flask db init\`, entered as soon as the terminal takes it.

| visit | first paint | first command done |
|---|---|---|
| first | ${shown(page.firstVisit.paint)} | ${shown(page.firstVisit.command)} |
| second | ${shown(page.secondVisit.paint)} | ${shown(page.secondVisit.command)} |

## (d) Bytes over the wire on a first visit

| stage | MB |
|---|---|
${Object.entries(page.bytes).map(([stage, bytes]) => `| ${stage} | ${round(bytes / 1e6, 2)} |`).join('\n')}
| all | ${round(Object.values(page.bytes).reduce((sum, bytes) => sum + bytes, 0) / 1e6, 2)} |

## (e) Memory of the tab after the first command

${page.memoryBytes === undefined ? 'Not told by this system.' : `${Math.round(page.memoryBytes / 1e6)} MB`}

## (f) The past

${timeline.points} points, made by real commands: edits, revisions, upgrades and downgrades, rows, commits, pushes and pulls of
two developers. Memory is what is free again once the past is forgotten.

| | |
|---|---|
| memory of all points | ${round(timeline.memoryBytes / 1e6)} MB |
| of it files and output, counted once | ${round(timeline.fileBytes / 1e6)} MB |
| a jump to any point: the world stands there, in ms | ${shown(timeline.jump)} |
| Undo or Redo in the page: shown to the end of the frame, in ms | ${shown(page.jump)} |

## (g) A step of a scenario

${scenario.steps} steps of the scenario "With migrations: order", run at once, without time for reading and animation.

| | ms |
|---|---|
| the step's own commands and edits | ${shown(scenario.commands)} |
| comparing before and after, checking, gathering evidence | ${shown(scenario.looking)} |
| the machine and its events | ${shown(scenario.machine)} |
`;
}

function comparisonTable(lines: readonly Compared[]): string {
  const rows = lines.map(({ line, sandbox, native, ratio }) => `| \`${line}\` | ${shown(sandbox)} | ${shown(native)} | ${ratio} |`);
  return ['| line | sandbox | native | times faster |', '|---|---|---|---|', ...rows].join('\n');
}

function growthTable(short: ChainMeasure, long: ChainMeasure): string {
  const growth = (side: 'sandbox' | 'native', index: number): string => {
    const [before, after] = [short.lines[index]?.[side].median, long.lines[index]?.[side].median];
    return before === undefined || after === undefined ? '?' : `× ${round(after / before)}`;
  };
  const rows = long.lines.map(({ line }, index) => `| \`${line}\` | ${growth('sandbox', index)} | ${growth('native', index)} |`);
  return [`### Growth from ${short.length} to ${long.length.toLocaleString('en')} revisions (× ${long.length / short.length} the work)`, '', '| line | sandbox | native |', '|---|---|---|', ...rows].join('\n');
}

function shown({ median, min, max }: Timing): string {
  return `${median} (${min}–${max})`;
}
