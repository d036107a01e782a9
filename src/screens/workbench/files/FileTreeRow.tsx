import { memo } from 'react';
import { Icon } from '../../../ui/Icon.tsx';
import type { Mark, TreeRow } from './tree-rows.ts';
import { filesTexts } from '../../../texts/en/files.ts';
import { useTexts } from '../../../texts/texts.ts';

const LETTERS: Readonly<Record<Mark, string>> = { added: 'A', changed: 'M', removed: 'D' };

interface FileTreeRowProps {
  readonly row: TreeRow;
  /** Room of the rows that are not drawn above and below it, in pixels. */
  readonly before: number;
  readonly after: number;
  readonly shown: boolean;
  readonly tabStop: boolean;
  /** Told on a click; has to be the same function from drawing to drawing. */
  readonly onChoose: (row: TreeRow) => void;
}

/** One line of the tree. Drawn anew only when something about it is new: a project may have a thousand revisions. */
export const FileTreeRow = memo(function FileTreeRow(props: FileTreeRowProps) {
  const { row } = props;
  const { marks } = useTexts(filesTexts);
  return (
    // The tree around it answers the keys.
    // eslint-disable-next-line jsx-a11y/click-events-have-key-events
    <div
      role="treeitem"
      className="tree-row"
      data-path={row.path}
      data-row={row.path}
      data-mark={row.mark}
      aria-level={row.level}
      aria-posinset={row.position}
      aria-setsize={row.siblings}
      aria-selected={props.shown}
      {...(row.kind === 'folder' ? { 'aria-expanded': row.open } : {})}
      tabIndex={props.tabStop ? 0 : -1}
      title={row.path}
      onClick={() => props.onChoose(row)}
      style={{ paddingInlineStart: `${8 + (row.level - 1) * 14}px`, marginBlock: `${props.before}px ${props.after}px` }}
    >
      <Icon name={row.kind === 'folder' ? (row.open ? 'open' : 'closed') : /\.(db|sqlite3?)$/.test(row.name) ? 'database' : 'file'} size={14} />
      <span className="tree-name">{row.name}</span>
      {row.mark !== undefined && (
        <span className="tree-mark" title={marks[row.mark]}>
          {row.kind === 'folder' ? '•' : LETTERS[row.mark]}
          <span className="visually-hidden">, {marks[row.mark]}</span>
        </span>
      )}
    </div>
  );
}, isSame);

function isSame(a: FileTreeRowProps, b: FileTreeRowProps): boolean {
  return (
    a.before === b.before &&
    a.after === b.after &&
    a.shown === b.shown &&
    a.tabStop === b.tabStop &&
    a.onChoose === b.onChoose &&
    a.row.path === b.row.path &&
    a.row.kind === b.row.kind &&
    a.row.level === b.row.level &&
    a.row.open === b.row.open &&
    a.row.mark === b.row.mark &&
    a.row.position === b.row.position &&
    a.row.siblings === b.row.siblings
  );
}
