import { diffLines } from 'diff';
import type { EnvironmentId } from '../../../domain/environment.ts';
import { type FileTree, textAt } from '../../../domain/file-tree.ts';
import type { TerminalEvent } from '../../../domain/terminal-event.ts';
import { type Point, type PointId, pointAt, type Timeline } from '../../../domain/timeline.ts';

/** A part of what a line said. */
export interface Said {
  readonly stream: 'stdout' | 'stderr';
  readonly text: string;
}

/** One thing that was done in an environment, as the room sees it. `key` stays the same for as long as it is shown. */
export type LogItem = { readonly key: string } & (
  | { readonly type: 'command'; readonly prompt: string; readonly line: string; readonly said: readonly Said[]; readonly code: number | undefined }
  | { readonly type: 'edit'; readonly path: string; readonly removed: readonly string[]; readonly added: readonly string[] }
  | { readonly type: 'sql'; readonly path: string; readonly sql: string }
);

/** How many things are told; older ones have left the screen long ago. */
const TOLD = 6;

/**
 * What was done in an environment on the way to where the timeline stands, oldest first.
 *
 * @param live all that the terminal shows; what runs now stands at its end and on no point of the timeline yet
 */
export function stageLog(timeline: Timeline, environment: EnvironmentId, live: readonly TerminalEvent[]): readonly LogItem[] {
  const entered = live.findLastIndex(({ type }) => type === 'entered');
  const running = entered === -1 ? [] : live.slice(entered);
  const ended = running.some(({ type }) => type === 'ended');
  let items = ended ? [] : commandsIn(running, 'running');
  // From the newest on, so that what nobody sees any more is not read.
  for (let id: PointId | undefined = timeline.here; id !== undefined && items.length < TOLD; ) {
    const point: Point = pointAt(timeline, id);
    items = [...itemsOf(timeline, point, environment), ...items];
    id = point.parent;
  }
  return items.slice(-TOLD);
}

function itemsOf(timeline: Timeline, point: Point, environment: EnvironmentId): LogItem[] {
  const { deed, parent, workspace } = point;
  const key = `${point.id}`;
  const items = commandsIn(point.shown[environment] ?? [], key);
  if (deed.type === 'sql' && deed.environment === environment) items.push({ key, type: 'sql', path: deed.path, sql: deed.sql });
  if (deed.type === 'edit' && deed.environment === environment && parent !== undefined) {
    const textIn = (files: FileTree): string => textAt(files, deed.path) ?? '';
    items.push({ key, type: 'edit', path: deed.path, ...linesBetween(textIn(pointAt(timeline, parent).workspace.environments[environment].files), textIn(workspace.environments[environment].files)) });
  }
  return items;
}

function commandsIn(events: readonly TerminalEvent[], key: string): LogItem[] {
  const items: Extract<LogItem, { type: 'command' }>[] = [];
  for (const event of events) {
    const last = items.at(-1);
    switch (event.type) {
      case 'entered':
        items.push({ key: `${key} ${items.length}`, type: 'command', prompt: event.prompt, line: event.line, said: [], code: undefined });
        break;
      case 'stdout':
      case 'stderr':
        if (last !== undefined) items[items.length - 1] = { ...last, said: [...last.said, { stream: event.type, text: event.text }] };
        break;
      case 'ended':
        if (last !== undefined) items[items.length - 1] = { ...last, code: event.code };
        break;
      case 'cleared':
        items.length = 0;
    }
  }
  return items;
}

/** The lines that went and those that came. */
function linesBetween(before: string, after: string): { readonly removed: readonly string[]; readonly added: readonly string[] } {
  const changes = diffLines(before, after);
  const lines = (kept: typeof changes): string[] => kept.flatMap(({ value }) => value.replace(/\n$/, '').split('\n'));
  return { removed: lines(changes.filter(({ removed }) => removed)), added: lines(changes.filter(({ added }) => added)) };
}
