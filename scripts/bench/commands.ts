import { readStarter } from '../project-folder.ts';
import { nativeSide, sandboxSide } from './both-sides.ts';
import { migratedProject } from './chain.ts';
import { withChain } from './large-project.ts';
import { inTurn, round, shown, type Timing } from './measure.ts';

export interface Compared {
  readonly line: string;
  readonly sandbox: Timing;
  readonly native: Timing;
  /** How many times faster the sandbox is, by medians. */
  readonly ratio: number;
}

export interface ChainMeasure {
  readonly length: number;
  readonly lines: readonly Compared[];
}

const WARM_ROUNDS = 10;

/** (a) `flask db upgrade` of one revision: warm in the sandbox, as a whole process natively. */
export async function measureWarmUpgrade(): Promise<Compared> {
  const project = await migratedProject(readStarter());
  const [measured] = await compare(project, 12, ['flask db upgrade'], ['flask db downgrade']);
  if (measured === undefined) throw new Error('nothing was measured');
  return measured;
}

/** (b) A whole chain up to head and down to base. */
export async function measureChains(lengths: readonly number[]): Promise<ChainMeasure[]> {
  const project = await migratedProject(readStarter());
  const measures: ChainMeasure[] = [];
  for (const length of lengths) {
    const lines = await compare(withChain(project, length), 4, ['flask db upgrade', 'flask db current', 'flask db downgrade base'], []);
    measures.push({ length, lines });
  }
  return measures;
}

/** Runs the lines in turn on both sides, `after` unmeasured behind them, and compares each line with itself. */
async function compare(files: Parameters<typeof nativeSide>[0], runs: number, lines: readonly string[], after: readonly string[]): Promise<Compared[]> {
  const native = nativeSide(files);
  const sandbox = sandboxSide(files);
  try {
    await sandbox.settle();
    const all = [...lines, ...after];
    // Unmeasured: bytecode caches of the project's own files are made on both sides, and the sandbox's code gets hot.
    for (const line of all) await native.time(line);
    for (let round = 0; round < (after.length > 0 ? WARM_ROUNDS : 1); round++) {
      for (const line of all) await sandbox.time(line);
    }
    const times = await inTurn(runs, all.flatMap((line) => [() => sandbox.time(line), () => native.time(line)]));
    return lines.map((line, index) => {
      const [own, other] = [times[index * 2], times[index * 2 + 1]];
      if (own === undefined || other === undefined) throw new Error(`${line} was not measured`);
      return { line, sandbox: own, native: other, ratio: round(other.median / own.median) };
    });
  } finally {
    sandbox.close();
    native.close();
  }
}

export function warmReport(warm: Compared): string {
  return `## A warm command\n\n${comparisonTable([warm])}\n`;
}

export function chainsReport(chains: readonly ChainMeasure[]): string {
  const [short, long] = chains;
  return `
## Chains of revisions

${chains.map(({ length, lines }) => `### ${length.toLocaleString('en')} revisions\n\n${comparisonTable(lines)}`).join('\n\n')}

${short === undefined || long === undefined ? '' : growthTable(short, long)}
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
