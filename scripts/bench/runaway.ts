import type { FileTree } from '../../src/domain/file-tree.ts';
import { openHeadless } from '../headless.ts';
import { readProject, readStarter } from '../project-folder.ts';
import { migratedProject } from './chain.ts';
import { round, shown, type Timing, timingOf } from './measure.ts';
import { join } from 'node:path';

/** How soon the next line speaks when the one before it never ended and was stopped. */
export interface RunawayMeasure {
  readonly tool: string;
  readonly next: string;
  /** From entering the line to its first output, after a line that ended by itself. */
  readonly usual: Timing;
  /** From stopping the runaway to the first output of the line that was entered with it. */
  readonly afterStop: Timing;
  /** How many times longer, by medians. */
  readonly ratio: number;
}

interface Runaway {
  readonly tool: string;
  readonly project: () => FileTree | Promise<FileTree>;
  readonly line: string;
  /** What the runaway says before it goes on for ever. */
  readonly says: string;
  readonly next: string;
}

const lessons = join(import.meta.dirname, '../../lessons/toolchains');
const file = (text: string): Uint8Array => new TextEncoder().encode(text);

/** The project, whose last revision goes on for ever. */
async function endlessProject(): Promise<FileTree> {
  const project = await migratedProject(readStarter());
  const revision = "import sys\n\nrevision = '000000000002'\ndown_revision = '000000000001'\nbranch_labels = None\ndepends_on = None\n\n\ndef upgrade():\n    print('for ever')\n    sys.stdout.flush()\n    while True:\n        pass\n\n\ndef downgrade():\n    pass\n";
  return new Map([...project, ['migrations/versions/000000000002_endless.py', file(revision)]]);
}

/** Each engine's runaway; the next line is one that only asks. */
const runaways: readonly Runaway[] = [
  { tool: 'Python', project: endlessProject, line: 'flask db upgrade', says: 'for ever', next: 'flask db current' },
  {
    tool: 'Python with PostgreSQL',
    project: async () => new Map([...(await endlessProject()), ['.env', file('DATABASE_URL=postgresql://app:secret@localhost:5432/shop\n')]]),
    line: 'flask db upgrade',
    says: 'for ever',
    next: 'flask db current',
  },
  {
    tool: 'Sequelize',
    project: () => new Map([...readProject(join(lessons, 'sequelize'), () => undefined), ['migrations/20260107090000-endless.js', file('module.exports = { async up() { console.log("for ever"); for (;;); } };\n')]]),
    line: 'npx sequelize-cli db:migrate',
    says: 'endless: migrating',
    next: 'npx sequelize-cli db:migrate:status',
  },
  {
    tool: 'Prisma',
    project: () => {
      const files = readProject(join(lessons, 'prisma'), () => undefined);
      return new Map([...files, ['prisma/migrations/20260106090000_endless/migration.sql', file('CREATE TABLE "half" ("id" INTEGER);\nINSERT INTO "half" WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT 1 FROM n) SELECT max(i) FROM n;\n')]]);
    },
    line: 'npx prisma migrate deploy',
    says: 'migrations found',
    next: 'npx prisma migrate status',
  },
];

const id = 'dev-a';
/** How long a person watches a line that says nothing more before stopping it, and then reads before the next one. */
const WATCHED_MS = 400;
const READ_MS = 4000;

export async function measureRunaways(runs: number): Promise<RunawayMeasure[]> {
  const measures: RunawayMeasure[] = [];
  for (const runaway of runaways) measures.push(await measureRunaway(runaway, runs));
  return measures;
}

async function measureRunaway({ tool, project, line, says, next }: Runaway, runs: number): Promise<RunawayMeasure> {
  const { workbench, close } = openHeadless(await project());
  const pause = (milliseconds: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, milliseconds));
  const firstOutput = (text: string): Promise<number> =>
    new Promise((resolve) => {
      let said = '';
      const unlisten = workbench.onTerminal(id, (event) => {
        if (event.type !== 'stdout' && event.type !== 'stderr') return;
        said += event.text;
        if (!said.includes(text)) return;
        unlisten();
        resolve(performance.now());
      });
    });
  const [usual, afterStop]: [number[], number[]] = [[], []];
  try {
    for (let run = 0; run < 2; run++) await workbench.enter(id, next);
    for (let run = 0; run < runs; run++) {
      await pause(READ_MS);
      const began = performance.now();
      const [spoke] = await Promise.all([firstOutput(''), workbench.enter(id, next)]);
      usual.push(spoke - began);
      await pause(READ_MS);
      const goesOn = firstOutput(says);
      const ended = workbench.enter(id, line);
      await goesOn;
      await pause(WATCHED_MS);
      const stopped = performance.now();
      workbench.stop(id);
      if ((await ended) !== 130) throw new Error(`${line} was not stopped.`);
      const [spokeNext] = await Promise.all([firstOutput(''), workbench.enter(id, next)]);
      afterStop.push(spokeNext - stopped);
    }
  } finally {
    close();
  }
  const [own, other] = [timingOf(usual), timingOf(afterStop)];
  return { tool, next, usual: own, afterStop: other, ratio: round(other.median / own.median) };
}

export function runawaysReport(measures: readonly RunawayMeasure[]): string {
  return `
## A runaway is stopped

A migration that goes on for ever is stopped ${WATCHED_MS} ms after its last word, and the next line entered at once: from the stop to
that line's first output, in milliseconds. Usual: the same line after one that ended by itself.

| engine | next line | after the stop | usual | × |
|---|---|---|---|---|
${measures.map(({ tool, next, afterStop, usual, ratio }) => `| ${tool} | \`${next}\` | ${shown(afterStop)} | ${shown(usual)} | ${ratio} |`).join('\n')}
`;
}
