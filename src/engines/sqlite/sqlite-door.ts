import type { DatabaseComparison } from '../../domain/row-diff.ts';
import type { DatabaseView, SqlOutcome } from '../../domain/schema.ts';
import { lazyProgram } from '../../process/lazy-program.ts';
import type { Program } from '../../process/program.ts';
import type { SqlitePort } from './protocol.ts';
import type { CliRunner } from './sqlite-program.ts';
import { type Answer, openLane, type Question } from './sqlite-lane.ts';

/** Reads and writes SQLite files as values: bytes in, data or new bytes out. */
export interface SqliteDoor {
  /** `sqlite3` */
  readonly program: Program;
  inspect(bytes: Uint8Array): Promise<DatabaseView>;
  rows(bytes: Uint8Array, table: string, offset: number, limit: number): Promise<SqlOutcome>;
  /** What differs between two database files; no bytes are an empty database. */
  compare(before: Uint8Array, after: Uint8Array): Promise<DatabaseComparison>;
  /** `bytes` are the given ones, by identity, when nothing was written. An abort kills the query; nothing was written then. */
  execute(bytes: Uint8Array, sql: string, signal?: AbortSignal): Promise<{ readonly outcome: SqlOutcome; readonly bytes: Uint8Array }>;
  close(): void;
}

/** How long a schema or a page of rows may take before it is given up, in milliseconds. */
const READ_LIMIT = 30_000;

/** The door to SQLite in workers: one for what people type, which may never end, and one for what the screen shows. */
export function openSqliteDoor(spawn: () => SqlitePort): SqliteDoor {
  const typed = openLane(spawn);
  const shown = openLane(spawn);
  const views = new WeakMap<Uint8Array, Promise<DatabaseView>>();
  const pages = new WeakMap<Uint8Array, Map<string, Promise<SqlOutcome>>>();

  const read = async (question: Question): Promise<Answer> => {
    const controller = new AbortController();
    const timer = setTimeout(() => controller.abort(), READ_LIMIT);
    const answer = await shown.ask(question, controller.signal);
    clearTimeout(timer);
    return answer;
  };

  const version = async (): Promise<string> => {
    const answer = await read({ type: 'version' });
    return answer.type === 'version' ? answer.version : failureText(answer);
  };
  const call: CliRunner = async (asked, output, signal) => {
    const answer = await typed.ask({ type: 'cli', call: asked }, signal, (stream, bytes) => output[stream](bytes));
    if (answer.type === 'killed') return undefined;
    if (answer.type === 'ended') return answer.end;
    output.stderr(new TextEncoder().encode(`sqlite3: ${failureText(answer)}\n`));
    return { code: 134, file: undefined };
  };

  return {
    program: lazyProgram(async () => (await import('./sqlite-program.ts')).sqliteProgram(version, call)),
    inspect(bytes) {
      const known = views.get(bytes);
      if (known !== undefined) return known;
      const view = read({ type: 'inspect', bytes }).then((answer): DatabaseView => {
        if (answer.type === 'inspected') return answer.view;
        views.delete(bytes);
        return { type: 'error', message: failureText(answer) };
      });
      views.set(bytes, view);
      return view;
    },
    rows(bytes, table, offset, limit) {
      const ofFile = pages.get(bytes) ?? new Map<string, Promise<SqlOutcome>>();
      pages.set(bytes, ofFile);
      const key = JSON.stringify([table, offset, limit]);
      const known = ofFile.get(key);
      if (known !== undefined) return known;
      const page = read({ type: 'rows', bytes, table, offset, limit }).then((answer): SqlOutcome => {
        if (answer.type === 'rows') return answer.outcome;
        ofFile.delete(key);
        return { type: 'error', message: failureText(answer) };
      });
      ofFile.set(key, page);
      return page;
    },
    async compare(before, after) {
      const answer = await read({ type: 'compare', before, after });
      return answer.type === 'compared' ? answer.comparison : { type: 'error', message: failureText(answer) };
    },
    async execute(bytes, sql, signal) {
      const answer = await typed.ask({ type: 'execute', bytes, sql }, signal);
      if (answer.type === 'executed') return { outcome: answer.outcome, bytes: answer.changed ?? bytes };
      return { outcome: { type: 'error', message: failureText(answer) }, bytes };
    },
    close() {
      typed.close();
      shown.close();
    },
  };
}

function failureText(answer: Answer): string {
  switch (answer.type) {
    case 'killed':
      return 'The query was stopped.';
    case 'crashed':
      return `SQLite stopped working: ${answer.message}`;
    case 'version':
    case 'inspected':
    case 'rows':
    case 'compared':
    case 'executed':
    case 'ended':
      return `SQLite answered something else: ${answer.type}.`;
  }
}
