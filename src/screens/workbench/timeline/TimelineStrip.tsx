import { useId } from 'react';
import { environmentNames } from '../../../domain/environment.ts';
import { backFrom, forwardFrom, pointAt, type Timeline } from '../../../domain/timeline.ts';
import { deedInPlace, deedWords, environmentOf, placeOnBranch } from '../../../domain/timeline-words.ts';
import { Icon } from '../../../ui/Icon.tsx';
import { useIsSmall } from '../small-screen.ts';
import { useIsLookingBack, useParts, useWhereabouts, useWorkbench } from '../workbench-context.ts';
import { nothingWords, stayWords, step, toggleTimeline, type Step } from './travel.ts';
import { Track } from './Track.tsx';
import './timeline.css';

/** Where the world stands in time, in one line: a point back, a point forward, the points of this branch, and the way to all of them. */
export function TimelineStrip() {
  const { whereabouts } = useParts();
  const timeline = useWorkbench((state) => state.timeline);
  const staying = useWorkbench(stayWords);
  const lookingBack = useIsLookingBack();
  const open = useWhereabouts(({ timelineOpen }) => timelineOpen) && !lookingBack;
  const said = useWhereabouts((each) => each.said);
  const small = useIsSmall();
  const reason = useId();
  return (
    <section className="timeline-strip" aria-label="Timeline">
      <StepButton direction="undo" timeline={timeline} staying={staying} reason={reason} />
      <StepButton direction="redo" timeline={timeline} staying={staying} reason={reason} />
      {staying === undefined ? (
        <HereWords timeline={timeline} />
      ) : (
        <p id={reason} className="timeline-here staying">
          {staying}
        </p>
      )}
      {!small && <Track timeline={timeline} staying={staying !== undefined} />}
      <button
        type="button"
        className="button quiet small timeline-toggle"
        aria-expanded={open}
        title="All points of the timeline (Alt+9)"
        onClick={() => toggleTimeline(whereabouts)}
      >
        <Icon name="timeline" /> <span className="label">Points</span>
        <Icon name={open ? 'open' : 'up'} size={12} />
      </button>
      <output className="visually-hidden">{said}</output>
    </section>
  );
}

interface StepButtonProps {
  readonly direction: Step;
  readonly timeline: Timeline;
  readonly staying: string | undefined;
  /** The id of the words that say why the world stays. */
  readonly reason: string;
}

/** Not `disabled` where it can do nothing: it would lose the keyboard, and could not say why. */
function StepButton({ direction, timeline, staying, reason }: StepButtonProps) {
  const { workbench, whereabouts } = useParts();
  const word = direction === 'undo' ? 'Undo' : 'Redo';
  // Going back undoes what led here; going forward does again what led to the next.
  const to = direction === 'undo' ? backFrom(timeline) : forwardFrom(timeline);
  const deed = direction === 'undo' ? pointAt(timeline, timeline.here).deed : to?.deed;
  const title = to === undefined || deed === undefined ? nothingWords(direction) : `${word} ${deedInPlace(deed)} (${direction === 'undo' ? 'Alt+Z' : 'Alt+Shift+Z'})`;
  const able = to !== undefined && staying === undefined;
  return (
    <button
      type="button"
      className="button quiet small icon"
      aria-label={word}
      title={staying ?? title}
      aria-disabled={!able}
      aria-describedby={staying === undefined ? undefined : reason}
      onClick={() => {
        if (able) step(workbench, whereabouts, direction);
      }}
    >
      <Icon name={direction} />
    </button>
  );
}

function HereWords({ timeline }: { readonly timeline: Timeline }) {
  const { at, of } = placeOnBranch(timeline);
  const { deed, name } = pointAt(timeline, timeline.here);
  const environment = environmentOf(deed);
  return (
    <p className="timeline-here" title={deedInPlace(deed)}>
      <span className="place">
        {at} of {of}
      </span>
      {name !== undefined && (
        <span className="point-name">
          <Icon name="flag" size={12} /> {name}
        </span>
      )}
      <span className={deed.type === 'command' ? 'deed line' : 'deed'}>{deedWords(deed)}</span>
      {environment !== undefined && (
        <span className="environment-badge" data-hue={environment}>
          <i aria-hidden="true" />
          {environmentNames[environment]}
        </span>
      )}
    </p>
  );
}
