import { join } from 'node:path';
import type { FileTree } from '../../src/domain/file-tree.ts';
import { makeNativeSqlite3 } from '../native-sqlite3.ts';
import { ensureNativePrisma } from '../native-prisma.ts';
import { makeSequelizeBin, sequelizePackages } from '../native-sequelize.ts';
import { readProject, readStarter } from '../project-folder.ts';
import { type BenchSide, nativePython, nativeSide, type NativeTool, sandboxSide } from './both-sides.ts';
import { migratedProject } from './chain.ts';
import { round, shown, type Timing, timingOf } from './measure.ts';

export interface ToolMeasure {
  readonly name: string;
  /** From nothing to the end of a first command that says the version: fetching from disk, starting, and the command itself. */
  readonly first: Timing;
  readonly steps: readonly StepMeasure[];
}

export interface StepMeasure {
  readonly does: string;
  readonly line: string;
  /** Entered when the engine is ready again, as people do who read what they are told. */
  readonly sandbox: Timing;
  /** Entered the moment the last one has ended. */
  readonly atOnce: Timing;
  /** Left out where this machine cannot have it. */
  readonly native?: Timing;
}

interface Tool {
  readonly name: string;
  readonly project: () => FileTree | Promise<FileTree>;
  /** Undefined where this machine cannot have it. */
  readonly native: () => NativeTool | undefined | Promise<NativeTool | undefined>;
  readonly version: string;
  readonly steps: readonly { readonly does: string; readonly line: string }[];
  /** Run after each round, unmeasured, so that the next one begins where the first began. */
  readonly after: readonly string[];
}

const lessons = join(import.meta.dirname, '../../lessons/toolchains');
const does = ['apply one migration', 'say where the database stands', 'compare the model with the database', 'roll back'] as const;

const tools: readonly Tool[] = [
  {
    name: 'Flask-Migrate',
    project: () => migratedProject(readStarter()),
    native: nativePython,
    version: 'flask --version',
    steps: [
      { does: does[0], line: 'flask db upgrade' },
      { does: does[1], line: 'flask db current' },
      { does: does[2], line: 'flask db check' },
      { does: does[3], line: 'flask db downgrade' },
    ],
    after: [],
  },
  {
    name: 'Prisma',
    project: () => readProject(join(lessons, 'prisma'), () => undefined),
    async native() {
      const { bin, packages } = await ensureNativePrisma();
      return { bin, packages, variables: {} };
    },
    version: 'prisma --version',
    steps: [
      { does: does[0], line: 'prisma migrate deploy' },
      { does: does[1], line: 'prisma migrate status' },
      { does: does[2], line: 'prisma migrate diff --from-config-datasource --to-schema prisma/schema.prisma --exit-code' },
    ],
    after: ['rm -f dev.db'],
  },
  {
    name: 'Sequelize',
    project: () => readProject(join(lessons, 'sequelize'), () => undefined),
    native() {
      const compiled = makeNativeSqlite3();
      return compiled === undefined ? undefined : { bin: makeSequelizeBin(), variables: { NODE_PATH: `${sequelizePackages}:${compiled}` } };
    },
    version: 'sequelize-cli --version',
    steps: [
      { does: does[0], line: 'sequelize-cli db:migrate' },
      { does: does[1], line: 'sequelize-cli db:migrate:status' },
      { does: does[3], line: 'sequelize-cli db:migrate:undo' },
    ],
    after: [],
  },
];

/** The same work with each tool, in the sandbox and on this machine in turn, within one run. */
export async function measureToolchains(runs: number): Promise<ToolMeasure[]> {
  const measures: ToolMeasure[] = [];
  for (const tool of tools) measures.push(await measureTool(tool, runs));
  return measures;
}

async function measureTool({ name, project, native: findNative, version, steps, after }: Tool, runs: number): Promise<ToolMeasure> {
  const files = await project();
  const tool = await findNative();
  const firsts: number[] = [];
  for (let run = 0; run < 3; run++) {
    const fresh = sandboxSide(files);
    firsts.push(await fresh.time(version));
    fresh.close();
  }
  const native = tool === undefined ? undefined : nativeSide(files, tool);
  const [rested, hurried] = [sandboxSide(files), sandboxSide(files)];
  try {
    // Unmeasured: what a first command leaves behind for later ones is there on both sides.
    for (const side of [rested, hurried]) for (let run = 0; run < 5; run++) await side.time(version);
    const sides: readonly [BenchSide, BenchSide, ...BenchSide[]] = [rested, hurried, ...(native === undefined ? [] : [native])];
    const times = sides.map(() => steps.map((): number[] => []));
    const play = async (side: BenchSide, note: (step: number, milliseconds: number) => void): Promise<void> => {
      for (const [index, { line }] of steps.entries()) {
        if (side === rested) await rested.idle();
        note(index, await side.time(line));
      }
      for (const line of after) await side.time(line);
    };
    for (const side of sides) await play(side, () => undefined);
    for (let run = 0; run < runs; run++) {
      for (const [index, side] of sides.entries()) await play(side, (step, milliseconds) => times[index]?.[step]?.push(milliseconds));
    }
    const timing = (side: number, step: number): Timing => timingOf(times[side]?.[step] ?? []);
    return {
      name,
      first: timingOf(firsts),
      steps: steps.map((step, index) => ({ ...step, sandbox: timing(0, index), atOnce: timing(1, index), ...(native === undefined ? {} : { native: timing(2, index) }) })),
    };
  } finally {
    native?.close();
    rested.close();
    hurried.close();
  }
}

/** One table for all tools, since they were measured in one run. */
export function toolchainsReport(measures: readonly ToolMeasure[]): string {
  const flask = measures.find(({ name }) => name === 'Flask-Migrate');
  const ratio = (of: number, to: number | undefined): string => (to === undefined ? '–' : `${round(of / to)}`);
  const rows = measures.flatMap(({ name, steps }) =>
    steps.map(({ does: what, line, sandbox, atOnce, native }) => {
      const same = flask?.steps.find((each) => each.does === what)?.sandbox.median;
      const cells = [name, what, `\`${line}\``, shown(sandbox), ratio(sandbox.median, same), shown(atOnce), native === undefined ? 'not here' : shown(native), native === undefined ? '–' : ratio(native.median, sandbox.median)];
      return `| ${cells.join(' | ')} |`;
    }),
  );
  return `
## Three toolchains, in milliseconds

Each tool does the same to its own SQLite database. A process of Node (Prisma, Sequelize) has a worker of its own: a line that
is entered the moment the last one ended waits for the next worker to boot. Native Prisma is the published command line
over the same schema engine as here, started by Node; native Sequelize has a compiled sqlite3.

| tool | from nothing to its version said | × Flask-Migrate |
|---|---|---|
${measures.map(({ name, first }) => `| ${name} | ${shown(first)} | ${ratio(first.median, flask?.first.median)} |`).join('\n')}

| tool | does | line | sandbox | × Flask-Migrate | entered at once | native | times faster |
|---|---|---|---|---|---|---|---|
${rows.join('\n')}
`;
}
