import { memo, type KeyboardEvent } from 'react';
import { environmentIds, type EnvironmentId } from '../../../domain/environment.ts';
import { Icon } from '../../../ui/Icon.tsx';
import { useParts } from '../workbench-context.ts';
import { Lanes } from './Lanes.tsx';
import type { RevisionRow } from './revision-rows.ts';
import { pageTexts } from '../../../texts/en/page.ts';
import { revisionsTexts } from '../../../texts/en/revisions.ts';
import { useTexts } from '../../../texts/texts.ts';

export interface RevisionItemProps {
  readonly environment: EnvironmentId;
  readonly row: RevisionRow;
  /** Its place in the list, from 0, and how many there are. */
  readonly index: number;
  readonly count: number;
  /** Room of the rows that are not drawn above and below it, in pixels. */
  readonly before: number;
  readonly after: number;
  readonly lanes: number;
  /** The environments whose database stands here, as ids parted by spaces; one text, so that an unchanged row is not drawn again. */
  readonly pins: string;
  readonly chosen: boolean;
  readonly tabStop: boolean;
  /** The command that would bring the database here, as `up\nline` or `down\nline`; one text as well. */
  readonly command: string | undefined;
  /** Goes to another place of the list; has to be the same function from drawing to drawing. */
  readonly onWalk: (index: number) => void;
}

/** One revision: its place in the graph, its name, who stands there, and, when it is chosen, what can be done. */
export const RevisionItem = memo(function RevisionItem(props: RevisionItemProps) {
  const { row, environment } = props;
  const { desk } = useParts();
  const texts = useTexts(revisionsTexts);
  const { environments } = useTexts(pageTexts);
  const [way = '', line = ''] = props.command?.split('\n') ?? [];
  const choose = () => {
    desk.send({ type: 'revision.chosen', id: row.id });
    if (row.type === 'revision') desk.send({ type: 'file.opened', path: row.revision.path });
  };
  return (
    <li
      className="revision"
      data-chosen={props.chosen}
      data-row={row.id}
      aria-setsize={props.count}
      aria-posinset={props.index + 1}
      style={{ marginBlock: `${props.before}px ${props.after}px` }}
    >
      <Lanes row={row.lanes} count={props.lanes} kind={row.type === 'missing' ? 'missing' : row.type === 'revision' && row.head ? 'head' : 'plain'} />
      <div className="revision-text">
        <button
          type="button"
          className="revision-name"
          data-revision={row.id}
          tabIndex={props.tabStop ? 0 : -1}
          aria-current={props.chosen}
          onClick={choose}
          onKeyDown={(event) => walk(event, props)}
          onFocus={() => desk.send({ type: 'revision.chosen', id: row.id })}
        >
          <RevisionWords row={row} />
          {environmentIds
            .filter((each) => props.pins.split(' ').includes(each))
            .map((each) => (
              <span key={each} className="pin" data-hue={each} data-own={each === environment}>
                {environments[each]}
              </span>
            ))}
        </button>
        {props.chosen && (
          <fieldset className="revision-actions" aria-label={texts.actions(row.id)}>
            {line !== '' && (
              <button type="button" className="button small" title={line} onClick={() => desk.send({ type: 'command.suggested', line })}>
                <Icon name={way === 'up' ? 'up' : 'down'} size={14} />
                {way === 'up' ? texts.upgrade : texts.downgrade}
              </button>
            )}
            {row.type === 'revision' && (
              <button type="button" className="button small" onClick={() => desk.send({ type: 'preview.opened', revision: row.id })}>
                {texts.preview}
              </button>
            )}
          </fieldset>
        )}
      </div>
    </li>
  );
});

/** Arrow keys, Home and End go along the list. */
function walk(event: KeyboardEvent, { index, count, onWalk }: RevisionItemProps): void {
  const goals: Readonly<Record<string, number | undefined>> = { ArrowDown: index + 1, ArrowUp: index - 1, Home: 0, End: count - 1 };
  const goal = goals[event.key];
  if (goal === undefined || goal < 0 || goal >= count) return;
  event.preventDefault();
  onWalk(goal);
}

function RevisionWords({ row }: { readonly row: RevisionRow }) {
  const texts = useTexts(revisionsTexts);
  switch (row.type) {
    case 'revision':
      return (
        <>
          <b>{row.revision.message === '' ? texts.noMessage : row.revision.message}</b>
          <small>
            {row.id}
            {row.head && ' (head)'}
            {row.revision.downRevisions.length > 1 && ' (mergepoint)'}
            {row.revision.branchLabels.map((label) => ` (${label})`)}
          </small>
        </>
      );
    case 'missing':
      return (
        <>
          <b className="bad">
            <Icon name="warning" size={14} /> {texts.missing}
          </b>
          <small>{texts.undeclared(row.id)}</small>
        </>
      );
    case 'base':
      return (
        <>
          <b className="faint">base</b>
          <small>{texts.empty}</small>
        </>
      );
  }
}
