import { diffLines } from 'diff';
import { useLayoutEffect, useRef } from 'react';
import { matchingPaths } from '../../checks/path-pattern.ts';
import { type FileTree, textAt } from '../../domain/file-tree.ts';
import { type PointId, pointAt } from '../../domain/timeline.ts';
import type { Player } from '../../scenario/player.ts';
import { toolchainNames, type Comparison, type ShownFile, type ToolchainId } from '../../toolchains/comparison.ts';
import type { ComparisonPlay } from '../../toolchains/open-comparison.ts';
import { ScrollArea } from '../theatre/ScrollArea.tsx';
import { useColumnWorld, usePlay } from './play.ts';
import { toolchainsTexts } from '../../texts/en/toolchains.ts';
import { useTexts } from '../../texts/texts.ts';

interface ColumnFileProps {
  readonly play: ComparisonPlay;
  readonly tool: ToolchainId;
  readonly player: Player;
  readonly position: number;
}

/** The file that the step is about, as it is now; lines that the step brought or took are marked. */
export function ColumnFile({ play, tool, player, position }: ColumnFileProps) {
  const texts = useTexts(toolchainsTexts);
  const world = useColumnWorld(player);
  const before = usePlay(play, ({ columns }) => {
    const column = columns[tool];
    return column?.type === 'open' ? (column.points[position - 2] ?? 'start') : 'start';
  });
  const file = fileAt(play.comparison, tool, position);
  if (file === undefined) return <div className="tool-file" />;
  const { files } = world.environments[file.environment];
  const [path] = matchingPaths(files, file.path);
  const old = textIn(player, before, file, path);
  const now = path === undefined ? undefined : textAt(files, path);
  const label = `${path ?? file.path}, ${toolchainNames[tool]}`;
  return (
    <div className="tool-file">
      <p>
        <code>{path ?? file.path}</code>
      </p>
      {now === undefined ? (
        <p className="faint">{texts.noFile}</p>
      ) : (
        <FileText key={label} label={label} lines={linesOf(position === 0 ? now : (old ?? now), now)} from={file.from} />
      )}
    </div>
  );
}

/** The text from the line on that matters: where it says so, where it changed, else its beginning. */
function FileText({ label, lines, from }: { readonly label: string; readonly lines: readonly Line[]; readonly from: string | undefined }) {
  const area = useRef<HTMLElement>(null);
  const changed = lines.findIndex(({ sign }) => sign !== ' ');
  const first = from === undefined ? Math.max(0, changed - 3) : lines.findIndex(({ text }) => text.includes(from));
  useLayoutEffect(() => {
    const line = area.current?.children[first];
    if (area.current !== null && line instanceof HTMLElement) area.current.scrollTop = line.offsetTop - area.current.offsetTop;
  }, [first]);
  return (
    <ScrollArea className="tool-text" label={label} area={area}>
      {lines.map(({ text, sign }, index) => (
        // The text of a moment: its lines have no other name than their place.
        <span key={index} data-sign={sign}>
          <i aria-hidden={sign === ' '}>{sign}</i>
          {text}
          {'\n'}
        </span>
      ))}
    </ScrollArea>
  );
}

/** What the step shows or edits; else what the one before it did. At the start, the file with which it begins. */
function fileAt(comparison: Comparison, tool: ToolchainId, position: number): ShownFile | undefined {
  const edited = (step: number): ShownFile | undefined => {
    const edit = comparison.scripts[tool]?.steps[step]?.actions.findLast(({ type }) => type === 'replace' || type === 'write');
    return edit === undefined || !('path' in edit) ? undefined : { environment: edit.environment, path: edit.path, from: undefined };
  };
  for (let step = position - 1; step >= 0; step -= 1) {
    const file = comparison.steps[step]?.shows[tool] ?? edited(step);
    if (file !== undefined) return file;
  }
  return edited(0);
}

/** The file's text before the step; undefined: it was not there, and is new as a whole. */
function textIn(player: Player, point: PointId | 'start', { environment }: ShownFile, path: string | undefined): string | undefined {
  if (path === undefined) return undefined;
  const { timeline } = player.workbench.getState();
  const id = point === 'start' ? [...timeline.points.values()].find(({ parent }) => parent === undefined)?.id : point;
  const files: FileTree | undefined = id === undefined || !timeline.points.has(id) ? undefined : pointAt(timeline, id).workspace.environments[environment].files;
  return files === undefined ? undefined : textAt(files, path);
}

interface Line {
  readonly text: string;
  readonly sign: ' ' | '+' | '−';
}

function linesOf(before: string, after: string): Line[] {
  return diffLines(before, after).flatMap(({ value, added, removed }) => value.replace(/\n$/, '').split('\n').map((text): Line => ({ text, sign: added ? '+' : removed ? '−' : ' ' })));
}
