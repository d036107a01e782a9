import type { KeyboardEvent } from 'react';
import type { PointId } from '../../../domain/timeline.ts';
import { Icon } from '../../../ui/Icon.tsx';
import { NameField } from '../files/NameField.tsx';
import { DeedWords } from './DeedWords.tsx';
import { shortMoment, wholeMoment } from './moments.ts';
import { PointLanes } from './PointLanes.tsx';
import type { Standing, TimelineRow } from './timeline-rows.ts';
import { timelineTexts } from '../../../texts/en/timeline.ts';
import { useTexts } from '../../../texts/texts.ts';
import { deedInPlace } from './deed-words.ts';

interface PointItemProps {
  readonly row: TimelineRow;
  readonly place: { readonly index: number; readonly count: number; readonly height: number; readonly lanes: number; readonly newest: number };
  readonly tabStop: boolean;
  readonly marked: boolean;
  readonly naming: boolean;
  readonly onGo: (id: PointId) => void;
  readonly onFocused: (id: PointId) => void;
  readonly onWalk: (event: KeyboardEvent) => void;
  readonly onMarked: (id: PointId) => void;
  readonly onNaming: (id: PointId) => void;
  /** The name that was typed; undefined: it stays as it was. */
  readonly onNamed: (id: PointId, name: string | undefined) => void;
}

/** One point: its place among the branches, what was done, when, and how it is called. */
export function PointItem(props: PointItemProps) {
  const { row, place, tabStop, marked, naming } = props;
  const { point, standing } = row;
  const texts = useTexts(timelineTexts);
  const words = deedInPlace(point.deed);
  const act = (event: KeyboardEvent) => {
    if (event.key === 'F2') props.onNaming(point.id);
    else if (event.key === ' ') props.onMarked(point.id);
    else return props.onWalk(event);
    event.preventDefault();
    return undefined;
  };
  return (
    <li className="point" aria-setsize={place.count} aria-posinset={place.index + 1} data-standing={standing} data-marked={marked} data-named={point.name !== undefined} style={{ top: place.index * place.height, height: place.height }}>
      <PointLanes row={row} count={place.lanes} height={place.height} />
      {naming ? (
        <NameField label={texts.nameOf(words)} initial={point.name ?? ''} onNamed={(name) => props.onNamed(point.id, name)} onCancelled={() => props.onNamed(point.id, undefined)} onEscaped={() => props.onNamed(point.id, undefined)} />
      ) : (
        <button
          type="button"
          className="point-go"
          data-point={point.id}
          tabIndex={tabStop ? 0 : -1}
          aria-current={standing === 'here' ? 'true' : undefined}
          aria-describedby="points-hint"
          title={`${words}, ${wholeMoment(point.at)}`}
          onClick={() => props.onGo(point.id)}
          onFocus={() => props.onFocused(point.id)}
          onKeyDown={act}
          onKeyUp={(event) => {
            // A space would press the button, and it marks.
            if (event.key === ' ') event.preventDefault();
          }}
        >
          <DeedWords deed={point.deed} />{' '}
          {point.name !== undefined && (
            <span className="point-name">
              <Icon name="flag" size={12} /> {point.name}
            </span>
          )}{' '}
          <StandingWord standing={standing} />{' '}
          {marked && <span className="visually-hidden">{texts.marked}</span>}
          <time dateTime={new Date(point.at).toISOString()}>{shortMoment(point.at, place.newest)}</time>
        </button>
      )}
      <span className="point-actions">
        <button type="button" className="button quiet small icon" tabIndex={-1} aria-label={texts.mark(words)} title={texts.markTitle} aria-pressed={marked} onClick={() => props.onMarked(point.id)}>
          <Icon name="compare" size={14} />
        </button>
        <button type="button" className="button quiet small icon" tabIndex={-1} aria-label={texts.name(words)} title={texts.nameTitle} onClick={() => props.onNaming(point.id)}>
          <Icon name="flag" size={14} />
        </button>
      </span>
    </li>
  );
}

function StandingWord({ standing }: { readonly standing: Standing }) {
  const texts = useTexts(timelineTexts);
  switch (standing) {
    case 'here':
      return <span className="standing">{texts.here}</span>;
    case 'undone':
      return <span className="standing">{texts.undone}</span>;
    case 'aside':
      return <span className="standing">{texts.aside}</span>;
    case 'past':
      return null;
  }
}
