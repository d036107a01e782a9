import { useCallback, useLayoutEffect, useMemo, useRef, useState, type KeyboardEvent } from 'react';
import type { EnvironmentId } from '../../../domain/environment.ts';
import { useWindowed } from '../../../ui/windowed.ts';
import { activeTab } from '../editor/tabs.ts';
import { useDesk, useEnvironment, useFiles, useParts } from '../workbench-context.ts';
import { FileTreeRow } from './FileTreeRow.tsx';
import { NameField } from './NameField.tsx';
import { marksOf, rowAfter, rowByName, treeRows, type TreeRow } from './tree-rows.ts';
import { filesTexts } from '../../../texts/en/files.ts';
import { pageTexts } from '../../../texts/en/page.ts';
import { useTexts } from '../../../texts/texts.ts';

/** A name that is being typed: for a new file or folder, or instead of an old one. */
export type Naming =
  | { readonly type: 'file' | 'folder'; readonly folder: string }
  | { readonly type: 'rename'; readonly path: string; readonly folder: string };

interface FileTreeViewProps {
  readonly environment: EnvironmentId;
  readonly current: string | undefined;
  readonly naming: Naming | undefined;
  readonly onCurrent: (path: string) => void;
  readonly onNamed: (naming: Naming, text: string) => void;
  readonly onNamingCancelled: () => void;
  readonly onNamingEscaped: () => void;
  readonly onRename: (path: string) => void;
  readonly onDelete: (path: string) => void;
}

/** Of a row for a mouse, in pixels. */
const ROW_HEIGHT = 26;
/** Letters typed within this time of each other are one name. Milliseconds. */
const TYPING_PAUSE = 700;

/** The tree itself, by the keys that people know from other trees: arrows, Home, End, letters, Enter, F2, Delete. */
export function FileTreeView(props: FileTreeViewProps) {
  const { desk } = useParts();
  const texts = useTexts(filesTexts);
  const { environments } = useTexts(pageTexts);
  const files = useFiles(props.environment);
  const { lastChange } = useEnvironment(props.environment);
  const shown = useDesk(({ tabs }) => activeTab(tabs));
  const [toggled, setToggled] = useState<ReadonlySet<string>>(new Set());
  const typed = useRef({ text: '', at: 0 });
  const tree = useRef<HTMLDivElement>(null);
  const marks = useMemo(() => marksOf(lastChange), [lastChange]);
  const rows = useMemo(() => treeRows(files, toggled, marks), [files, toggled, marks]);
  const shownPath = shown?.type === 'file' ? shown.path : undefined;
  const indexes = useMemo(() => new Map(rows.map(({ path }, index) => [path, index])), [rows]);
  const tabStop = [props.current, shownPath].find((path) => path !== undefined && indexes.has(path)) ?? rows[0]?.path;
  const paths = useMemo(() => rows.map(({ path }) => path), [rows]);
  const drawn = useWindowed(tree, paths, ROW_HEIGHT, indexes.get(tabStop ?? '') ?? -1);
  // The row that gets the keyboard as soon as it is drawn.
  const wanted = useRef<string>(undefined);
  useLayoutEffect(() => {
    if (wanted.current === undefined) return;
    rowOf(tree.current, wanted.current)?.focus();
    wanted.current = undefined;
  });

  const toggle = useCallback((folder: string) => {
    setToggled((before) => {
      const next = new Set(before);
      if (!next.delete(folder)) next.add(folder);
      return next;
    });
  }, []);
  const { onCurrent } = props;
  const choose = useCallback(
    (row: TreeRow) => {
      onCurrent(row.path);
      if (row.kind === 'folder') toggle(row.path);
      else if (row.mark === 'removed') desk.send({ type: 'changes.opened' });
      else desk.send({ type: 'file.opened', path: row.path });
    },
    [desk, onCurrent, toggle],
  );
  const goTo = (row: TreeRow) => {
    props.onCurrent(row.path);
    const element = rowOf(tree.current, row.path);
    if (element === null) wanted.current = row.path;
    else element.focus();
  };

  const onKeyDown = (event: KeyboardEvent) => {
    const row = rows.find(({ path }) => path === tabStop);
    if (row === undefined || props.naming !== undefined || event.ctrlKey || event.altKey || event.metaKey) return;
    const letter = event.key.length === 1 && event.key !== ' ' ? event.key : undefined;
    if (letter !== undefined) {
      const text = event.timeStamp - typed.current.at < TYPING_PAUSE ? typed.current.text + letter : letter;
      typed.current = { text, at: event.timeStamp };
    }
    const next = letter === undefined ? rowAfter(rows, row.path, event.key) : rowByName(rows, row.path, typed.current.text);
    const opens = event.key === 'ArrowRight' && row.kind === 'folder' && !row.open;
    const closes = event.key === 'ArrowLeft' && row.kind === 'folder' && row.open;
    if (opens || closes) toggle(row.path);
    else if (next !== undefined) goTo(next);
    else if (event.key === 'Enter' || event.key === ' ') choose(row);
    else if (event.key === 'F2') props.onRename(row.path);
    else if (event.key === 'Delete') props.onDelete(row.path);
    else return;
    event.preventDefault();
  };

  const { naming } = props;
  return (
    <div ref={tree} className="tree" role="tree" aria-label={texts.tree(environments[props.environment])} onKeyDown={onKeyDown} tabIndex={-1}>
      {naming !== undefined && naming.type !== 'rename' && (
        <NameField
          label={naming.type === 'file' ? texts.nameOfFile(naming.folder) : texts.nameOfFolder(naming.folder)}
          initial=""
          onNamed={(text) => props.onNamed(naming, text)}
          onCancelled={props.onNamingCancelled}
          onEscaped={props.onNamingEscaped}
        />
      )}
      {drawn.map(({ index, before, after }) => {
        const row = rows[index];
        if (row === undefined) return null;
        return naming?.type === 'rename' && naming.path === row.path ? (
          <div key={row.path} style={{ marginBlock: `${before}px ${after}px` }}>
            <NameField
              label={texts.newName(row.name)}
              initial={row.name}
              onNamed={(text) => props.onNamed(naming, text)}
              onCancelled={props.onNamingCancelled}
              onEscaped={props.onNamingEscaped}
            />
          </div>
        ) : (
          <FileTreeRow key={row.path} row={row} before={before} after={after} shown={row.path === shownPath} tabStop={row.path === tabStop} onChoose={choose} />
        );
      })}
      {rows.length === 0 && <p className="note">{texts.none}</p>}
    </div>
  );
}

function rowOf(tree: HTMLElement | null, path: string): HTMLElement | null {
  return tree?.querySelector<HTMLElement>(`[data-path="${CSS.escape(path)}"]`) ?? null;
}
