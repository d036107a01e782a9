import { join } from 'node:path';
import { openHeadless } from '../headless.ts';
import { readProject } from '../project-folder.ts';
import { type Timing, timingOf } from './measure.ts';

export interface ToolchainMeasure {
  readonly name: string;
  /** The first command: fetching, starting, and the command itself. */
  readonly first: number;
  readonly lines: readonly { readonly line: string; readonly time: Timing }[];
}

const SEQUELIZE = ['npx sequelize-cli db:migrate', 'npx sequelize-cli db:migrate:status', 'npx sequelize-cli db:migrate:undo'];

/** Each further engine's first command and its later ones, in the engine in Node; one line entered as soon as the last ended. */
export async function measureToolchains(runs: number): Promise<ToolchainMeasure[]> {
  const { workbench, close } = openHeadless(readProject(join(import.meta.dirname, '../../lessons/toolchains/sequelize'), () => undefined));
  const time = async (line: string): Promise<number> => {
    const started = performance.now();
    const code = await workbench.enter('dev-a', line);
    if (code !== 0) throw new Error(`${line} ended with ${code}`);
    return performance.now() - started;
  };
  try {
    const first = await time('npx sequelize-cli --version');
    const times = SEQUELIZE.map((): number[] => []);
    for (let run = 0; run < runs; run++) {
      for (const [index, line] of SEQUELIZE.entries()) times[index]?.push(await time(line));
    }
    return [{ name: 'Sequelize', first, lines: SEQUELIZE.map((line, index) => ({ line, time: timingOf(times[index] ?? []) })) }];
  } finally {
    close();
  }
}

export function toolchainsReport(measures: readonly ToolchainMeasure[]): string {
  return measures
    .map(
      ({ name, first, lines }) => `
## ${name}, in milliseconds

The first command, with the start of its engine: ${Math.round(first)}. Every process has a worker of its own; entered without a
pause, a line waits for the next one to boot.

| line | time |
|---|---|
${lines.map(({ line, time }) => `| \`${line}\` | ${time.median} (${time.min}–${time.max}) |`).join('\n')}
`,
    )
    .join('');
}
