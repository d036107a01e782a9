import { gunzipSync } from 'fflate';
import { emptyTree, type FileTree } from '../../src/domain/file-tree.ts';
import { DATA_ROOT, startBackend } from '../../src/engines/postgres/backend.ts';
import { createDataFolder } from '../../src/engines/postgres/data-folder.ts';
import { readImage } from '../../src/engines/postgres/image.ts';
import { query } from '../../src/engines/postgres/messages.ts';
import { nodePostgresFiles } from '../../src/engines/postgres/node-postgres-files.ts';
import { readStarter } from '../project-folder.ts';
import { sandboxSide } from './both-sides.ts';
import { migratedProject } from './chain.ts';
import { inTurn, round, shown, type Timing, timingOf } from './measure.ts';

export interface PostgresMeasure {
  /** A server over a new data folder, and over one that was left without a shutdown, until it takes a statement. */
  readonly start: Timing;
  readonly restart: Timing;
  /** What a migration changed, collected as blocks; and how much that is. */
  readonly snapshot: Timing;
  readonly snapshotBytes: number;
  readonly memoryBytes: number;
  /** From the first line that reaches a server to its end, the program's compilation included. */
  readonly first: Timing;
  readonly commands: readonly { readonly line: string; readonly postgres: Timing; readonly sqlite: Timing; readonly ratio: number }[];
  /** A line right after going back in time, for which the server starts anew. */
  readonly afterTravel: { readonly postgres: Timing; readonly sqlite: Timing; readonly ratio: number };
}

const ADDRESS = 'DATABASE_URL=postgresql://app:secret@localhost:5432/shop\n';
const LINES = ['flask db upgrade', 'flask db current', 'flask db check', 'flask db downgrade'];

/** PostgreSQL beside SQLite: the same project and the same lines, in turn, within one run. */
export async function measurePostgres(runs: number): Promise<PostgresMeasure> {
  const server = await measureServer(runs);
  const sqliteProject = await migratedProject(readStarter());
  const postgresProject: FileTree = new Map([...sqliteProject, ['.env', new TextEncoder().encode(ADDRESS)]]);
  const firsts: number[] = [];
  for (let run = 0; run < 3; run++) {
    const fresh = sandboxSide(postgresProject);
    firsts.push(await fresh.time('flask db current'));
    fresh.close();
  }
  const [postgres, sqlite] = [sandboxSide(postgresProject), sandboxSide(sqliteProject)];
  try {
    for (const side of [postgres, sqlite]) for (const line of LINES) await side.time(line);
    const times = LINES.map((): [number[], number[]] => [[], []]);
    for (let run = 0; run < runs; run++) {
      for (const [which, side] of [postgres, sqlite].entries()) {
        for (const [index, line] of LINES.entries()) times[index]?.[which]?.push(await side.time(line));
      }
    }
    const travel = await inTurn(runs, [postgres, sqlite].map((side) => async () => {
      await side.time('flask db upgrade');
      side.back();
      return side.time('flask db current');
    }));
    const compared = (one: Timing, other: Timing) => ({ postgres: one, sqlite: other, ratio: round(one.median / other.median) });
    const [travelled, stayed] = travel;
    if (travelled === undefined || stayed === undefined) throw new Error('Nothing was measured.');
    return {
      ...server,
      first: timingOf(firsts),
      commands: LINES.map((line, index) => ({ line, ...compared(timingOf(times[index]?.[0] ?? []), timingOf(times[index]?.[1] ?? [])) })),
      afterTravel: compared(travelled, stayed),
    };
  } finally {
    postgres.close();
    sqlite.close();
  }
}

async function measureServer(runs: number): Promise<Pick<PostgresMeasure, 'start' | 'restart' | 'snapshot' | 'snapshotBytes' | 'memoryBytes'>> {
  const loaded = await nodePostgresFiles().load(() => undefined);
  const image = readImage(gunzipSync(loaded.image));
  const [starts, restarts, snapshots]: [number[], number[], number[]] = [[], [], []];
  let [snapshotBytes, memoryBytes] = [0, 0];
  const started = async (data: FileTree, into: number[]) => {
    const began = performance.now();
    const folder = createDataFolder(DATA_ROOT, image, data);
    const backend = await startBackend(loaded, folder, 'shop', () => undefined);
    backend.exchange(query('SELECT 1'));
    into.push(performance.now() - began);
    return { backend, folder };
  };
  for (let run = 0; run < runs; run++) {
    const { backend, folder } = await started(emptyTree, starts);
    folder.collect();
    backend.exchange(query('BEGIN; CREATE TABLE users (id serial PRIMARY KEY, email text UNIQUE); INSERT INTO users (email) SELECT n::text FROM generate_series(1, 1000) n; COMMIT'));
    const began = performance.now();
    const { data, changes } = folder.collect();
    snapshots.push(performance.now() - began);
    snapshotBytes = changes.set.reduce((sum, [, bytes]) => sum + bytes.length, 0);
    memoryBytes = backend.memoryBytes();
    await started(data, restarts);
  }
  return { start: timingOf(starts), restart: timingOf(restarts), snapshot: timingOf(snapshots), snapshotBytes, memoryBytes };
}

export function postgresReport({ start, restart, snapshot, snapshotBytes, memoryBytes, first, commands, afterTravel }: PostgresMeasure): string {
  return `
## PostgreSQL beside SQLite, in milliseconds

The same project and the same lines, in turn. Both are the sandbox; what differs is the address in \`.env\`.

| line | PostgreSQL | SQLite | PostgreSQL takes × |
|---|---|---|---|
${commands.map(({ line, postgres, sqlite, ratio }) => `| \`${line}\` | ${shown(postgres)} | ${shown(sqlite)} | ${ratio} |`).join('\n')}
| \`flask db current\` after going back in time | ${shown(afterTravel.postgres)} | ${shown(afterTravel.sqlite)} | ${afterTravel.ratio} |

| | |
|---|---|
| from nothing to the end of a first line that reaches a server | ${shown(first)} |
| a server starts over a new data folder | ${shown(start)} |
| it starts, and recovers, over one that was left running | ${shown(restart)} |
| the blocks that a migration and 1,000 rows changed are collected | ${shown(snapshot)} |
| they are | ${round(snapshotBytes / 1e6, 2)} MB |
| memory of a server | ${Math.round(memoryBytes / 1e6)} MB |
`;
}
