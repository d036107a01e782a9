import { memo, useMemo, useState, type PointerEvent } from 'react';
import { pathTo, type Point, type Timeline } from '../../../domain/timeline.ts';
import { environmentOf } from '../../../domain/deeds.ts';
import { useParts } from '../workbench-context.ts';
import { DeedWords } from './DeedWords.tsx';
import { wholeMoment } from './moments.ts';
import { indexAt, partOf, trackLabels, trackMarks } from './track.ts';
import { travelTo } from './travel.ts';
import { timelineTexts } from '../../../texts/en/timeline.ts';
import { useTexts } from '../../../texts/texts.ts';
import { deedInPlace } from './deed-words.ts';

/** Marks closer than a few pixels cannot be told apart. */
const MOST_MARKS = 120;
/** How wide the slider's handle is, in pixels: its middle goes from end to end of the drawing. */
const THUMB = 16;

/** The points of the branch as a slider: what is taken to is where the world then stands. */
export function Track({ timeline, staying }: { readonly timeline: Timeline; readonly staying: boolean }) {
  const { workbench, whereabouts } = useParts();
  const texts = useTexts(timelineTexts);
  const path = useMemo(() => pathTo(timeline, timeline.tip), [timeline]);
  const here = path.findIndex(({ id }) => id === timeline.here);
  const [pointed, setPointed] = useState<number>();
  const [focused, setFocused] = useState(false);
  const shown = pointed ?? (focused ? here : undefined);
  const seen = shown === undefined ? undefined : path[shown];
  const point = path[here];

  const goTo = (index: number) => {
    const to = path[index];
    setPointed(undefined);
    if (!staying && to !== undefined && to.id !== timeline.here) travelTo(workbench, whereabouts, to.id);
  };
  const under = ({ currentTarget, clientX }: PointerEvent) => {
    const { left, width } = currentTarget.getBoundingClientRect();
    return indexAt((clientX - left - THUMB / 2) / Math.max(1, width - THUMB), path.length);
  };

  return (
    <div className="track" data-staying={staying}>
      <div className="track-drawing">
        <span className="rail" />
        <Marks path={path} here={here} />
        <span className="track-here" style={{ left: percent(partOf(here, path.length)) }} />
        {shown !== undefined && seen !== undefined && <Tip point={seen} part={partOf(shown, path.length)} undone={shown > here} />}
        {/* The browser's own slider, unseen over the drawing, has the keys and the dragging. */}
        <input
          type="range"
          aria-label={texts.track}
          aria-valuetext={point === undefined ? undefined : texts.placeOf(here + 1, path.length, deedInPlace(point.deed))}
          aria-disabled={staying}
          min={1}
          max={path.length}
          value={here + 1}
          onChange={({ target }) => goTo(Number(target.value) - 1)}
          onFocus={({ currentTarget }) => setFocused(currentTarget.matches(':focus-visible'))}
          onBlur={() => setFocused(false)}
          onPointerMove={(event) => setPointed(event.buttons === 0 ? under(event) : undefined)}
          onPointerLeave={() => setPointed(undefined)}
        />
      </div>
    </div>
  );
}

/** Drawn anew only when a point came or the world went elsewhere, not while the pointer moves. */
const Marks = memo(function Marks({ path, here }: { readonly path: readonly Point[]; readonly here: number }) {
  return (
    <>
      {trackMarks(path, MOST_MARKS).map(({ point, index }) => (
        <i
          key={point.id}
          className="mark"
          data-hue={environmentOf(point.deed)}
          data-deed={point.deed.type}
          data-named={point.name !== undefined}
          data-undone={index > here}
          style={{ left: percent(partOf(index, path.length)) }}
        />
      ))}
      {trackLabels(path).map(({ name, at, side, room }) => (
        <span key={`${at}`} className="track-label" data-side={side} style={{ left: percent(at), maxWidth: percent(room) }}>
          {name}
        </span>
      ))}
    </>
  );
});

/** What the point is that is looked at: for the eye only, since the slider says it. */
function Tip({ point, part, undone }: { readonly point: Point; readonly part: number; readonly undone: boolean }) {
  const texts = useTexts(timelineTexts);
  return (
    <span className="track-tip" aria-hidden="true" style={{ left: percent(part), '--at': `${-100 * part}%` }}>
      <DeedWords deed={point.deed} />
      <small>
        {point.name !== undefined && `${point.name} · `}
        {wholeMoment(point.at)}
        {undone && ` · ${texts.undone}`}
      </small>
    </span>
  );
}

function percent(part: number): string {
  return `${100 * part}%`;
}
