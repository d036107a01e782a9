import { useId } from 'react';
import { backFrom, forwardFrom, pointAt, type Timeline } from '../../../domain/timeline.ts';
import { environmentOf, placeOnBranch } from '../../../domain/deeds.ts';
import { Icon } from '../../../ui/Icon.tsx';
import { useIsSmall } from '../small-screen.ts';
import { useIsLookingBack, useParts, useWhereabouts, useWorkbench } from '../workbench-context.ts';
import { nothingWords, stayWords, step, toggleTimeline, type Step } from './travel.ts';
import { Track } from './Track.tsx';
import { pageTexts } from '../../../texts/en/page.ts';
import { timelineTexts } from '../../../texts/en/timeline.ts';
import { useTexts } from '../../../texts/texts.ts';
import { deedInPlace, deedWords } from './deed-words.ts';
import './timeline.css';

/** Where the world stands in time, in one line: a point back, a point forward, the points of this branch, and the way to all of them. */
export function TimelineStrip() {
  const { whereabouts } = useParts();
  const texts = useTexts(timelineTexts);
  const timeline = useWorkbench((state) => state.timeline);
  const staying = useWorkbench(stayWords);
  const lookingBack = useIsLookingBack();
  const open = useWhereabouts(({ timelineOpen }) => timelineOpen) && !lookingBack;
  const said = useWhereabouts((each) => each.said);
  const small = useIsSmall();
  const reason = useId();
  return (
    <section className="timeline-strip" aria-label={texts.title}>
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
        title={texts.toggleTitle}
        onClick={() => toggleTimeline(whereabouts)}
      >
        <Icon name="timeline" /> <span className="label">{texts.points}</span>
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
  const texts = useTexts(timelineTexts);
  // Going back undoes what led here; going forward does again what led to the next.
  const to = direction === 'undo' ? backFrom(timeline) : forwardFrom(timeline);
  const deed = direction === 'undo' ? pointAt(timeline, timeline.here).deed : to?.deed;
  const title = to === undefined || deed === undefined ? nothingWords(direction) : direction === 'undo' ? texts.undoDeed(deedInPlace(deed)) : texts.redoDeed(deedInPlace(deed));
  const able = to !== undefined && staying === undefined;
  return (
    <button
      type="button"
      className="button quiet small icon"
      aria-label={texts[direction]}
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
  const texts = useTexts(timelineTexts);
  const { environments } = useTexts(pageTexts);
  const { at, of } = placeOnBranch(timeline);
  const { deed, name } = pointAt(timeline, timeline.here);
  const environment = environmentOf(deed);
  return (
    <p className="timeline-here" title={deedInPlace(deed)}>
      <span className="place">{texts.place(at, of)}</span>
      {name !== undefined && (
        <span className="point-name">
          <Icon name="flag" size={12} /> {name}
        </span>
      )}
      <span className={deed.type === 'command' ? 'deed line' : 'deed'}>{deedWords(deed)}</span>
      {environment !== undefined && (
        <span className="environment-badge" data-hue={environment}>
          <i aria-hidden="true" />
          {environments[environment]}
        </span>
      )}
    </p>
  );
}
