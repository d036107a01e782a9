import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { textAt, type FileTree } from '../../src/domain/file-tree.ts';
import { readRevisionGraph } from '../../src/domain/revision-graph.ts';
import { compareSchemas } from '../../src/domain/schema-diff.ts';
import { sqliteInProcess } from '../../src/engines/sqlite/sqlite-in-process.ts';
import { treeRows } from '../../src/screens/workbench/files/tree-rows.ts';
import { readStarter } from '../project-folder.ts';
import { openHeadless } from '../headless.ts';
import { migratedProject } from './chain.ts';
import { rowsSql, tablesSql, withChain, withNotes } from './large-project.ts';
import { round, timingOf } from './measure.ts';

/** What one thing costs in worlds of different sizes, in milliseconds: the median of a few runs. */
export interface GrowthMeasure {
  readonly of: string;
  readonly what: string;
  readonly sizes: readonly number[];
  readonly milliseconds: readonly number[];
}

const encoder = new TextEncoder();
const id = 'dev-a';
const RUNS = 5;

/** A world of each size: the project's files and what is asked of it. */
interface Axis {
  readonly of: string;
  readonly sizes: readonly number[];
  readonly make: (project: FileTree, size: number) => FileTree;
  /** Lines that make the rest of it. */
  readonly prepare: (size: number) => readonly string[];
}

const axes: readonly Axis[] = [
  {
    of: 'files',
    sizes: [10, 100, 1000],
    make: (project, size) => withNotes(project, size),
    prepare: () => ['flask db upgrade'],
  },
  { of: 'revisions', sizes: [10, 100, 1000], make: (project, size) => withChain(project, size), prepare: () => ['flask db upgrade'] },
  {
    of: 'tables',
    sizes: [2, 20, 200],
    make: (project, size) => new Map([...project, ['make_tables.sql', encoder.encode(tablesSql(size))]]),
    prepare: () => ['flask db upgrade', 'sqlite3 app.db < make_tables.sql'],
  },
  {
    of: 'rows',
    sizes: [1000, 10_000, 100_000],
    make: (project) => project,
    prepare: (size) => ['flask db upgrade', `sqlite3 app.db "${rowsSql(size)}"`],
  },
];

/** How each cost grows with the world: ten and a hundred times the files, revisions, tables and rows. */
export async function measureGrowth(): Promise<GrowthMeasure[]> {
  const project = await migratedProject(readStarter());
  const measures: GrowthMeasure[] = [];
  for (const axis of axes) {
    const columns: (readonly (readonly [string, number])[])[] = [];
    for (const size of axis.sizes) columns.push(await costsIn(axis.make(project, size), axis.prepare(size)));
    const [first = []] = columns;
    measures.push(...first.map(([what], row) => ({ of: axis.of, what, sizes: axis.sizes, milliseconds: columns.map((costs) => costs[row]?.[1] ?? Number.NaN) })));
  }
  return measures;
}

async function costsIn(files: FileTree, lines: readonly string[]): Promise<readonly (readonly [string, number])[]> {
  const { workbench, close } = openHeadless(files);
  const wasm = createRequire(import.meta.url).resolve('sql.js/dist/sql-wasm.wasm');
  try {
    for (const line of lines) if ((await workbench.enter(id, line)) !== 0) throw new Error(`${line} failed`);
    const environment = () => workbench.getState().workspace.environments[id];
    const run = (line: string) => async (): Promise<void> => void (await workbench.enter(id, line));
    let edits = 0;
    const database = [...environment().files].find(([path]) => path.endsWith('.db'));
    if (database === undefined) throw new Error('There is no database.');
    const [path, bytes] = database;
    // Each of its own, since what was read of the same bytes is remembered.
    const inspected = async (): Promise<unknown> => {
      const door = sqliteInProcess(async () => new Uint8Array(await readFile(wasm)));
      const view = await door.inspect(new Uint8Array(bytes));
      if (view.type !== 'schema') throw new Error(`${path} cannot be read.`);
      return view.schema;
    };
    const view = await workbench.inspect(bytes);
    if (view.type !== 'schema') throw new Error(`${path} cannot be read.`);
    const { schema } = view;
    return [
      ['`flask db current`', await median(run('flask db current'))],
      ['a command that changes one file, and its point', await median(run(`python -c "open('one.txt', 'a').write('x')"`))],
      ['`git status`', await median(run('git status'))],
      ['an edit by hand, and its point', await median(async () => void workbench.writeFile(id, 'app.py', `${textAt(environment().files, 'app.py') ?? ''}# ${(edits += 1)}\n`))],
      ['the database read for its panel', await median(async () => void (await inspected()))],
      ['the revision graph read from the files', await median(async () => void readRevisionGraph(new Map(environment().files)))],
      ['the rows of the file tree', await median(async () => void treeRows(environment().files, new Set(['notes', 'migrations/versions']), new Map()))],
      ['four environments compared', await median(async () => void compareSchemas({ 'dev-a': schema, 'dev-b': schema, ci: schema, production: schema }))],
    ];
  } finally {
    close();
  }
}

async function median(work: () => Promise<void>): Promise<number> {
  const times: number[] = [];
  for (let runs = 0; runs < RUNS; runs++) {
    const began = performance.now();
    await work();
    times.push(performance.now() - began);
  }
  return timingOf(times).median;
}

/** Of two sizes, whether a cost grew faster than the work. What takes next to nothing in both grows by chance. */
function isFaster({ sizes, milliseconds }: GrowthMeasure): boolean {
  const [size = 1, more = 1] = [sizes.at(-2), sizes.at(-1)];
  const [cost = 0, greater = 0] = [milliseconds.at(-2), milliseconds.at(-1)];
  return greater > 5 && greater / cost > (more / size) * 1.3;
}

/** How many times as much the last one costs; nothing is said of what takes next to nothing. */
function growthOf({ milliseconds }: GrowthMeasure): string {
  const [cost = 0, greater = 0] = [milliseconds.at(-2), milliseconds.at(-1)];
  return round(cost) === 0 ? '–' : `${round(greater / cost)}`;
}

export function growthReport(measures: readonly GrowthMeasure[]): string {
  const tables = [...new Set(measures.map(({ of }) => of))].map((of) => {
    const rows = measures.filter((each) => each.of === of);
    const sizes = rows[0]?.sizes ?? [];
    const head = `| ${of} | ${sizes.map((size) => size.toLocaleString('en')).join(' | ')} | × for the last × ${(sizes.at(-1) ?? 1) / (sizes.at(-2) ?? 1)} |`;
    const lines = rows.map((row) => `| ${row.what} | ${row.milliseconds.map((each) => round(each)).join(' | ')} | ${growthOf(row)}${isFaster(row) ? ' **faster than the work**' : ''} |`);
    return [head, `|---|${sizes.map(() => '---|').join('')}---|`, ...lines].join('\n');
  });
  return `
## Larger worlds

What is asked most, in worlds of ten and a hundred times the size, in milliseconds.

${tables.join('\n\n')}
`;
}
