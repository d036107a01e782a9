import { useEffect, useMemo, useRef, useState } from 'react';
import { backFrom, type PointId, type Timeline, weightOfPast } from '../../../domain/timeline.ts';
import { Icon } from '../../../ui/Icon.tsx';
import { bytesInWords } from '../../../ui/words.ts';
import type { ComparedPoints } from '../environments/whereabouts-machine.ts';
import { useIsSmall } from '../small-screen.ts';
import { useIsLookingBack, useParts, useWorkbench } from '../workbench-context.ts';
import { ForgetDialog } from './ForgetDialog.tsx';
import { PointList } from './PointList.tsx';
import { branchCount, timelineRows } from './timeline-rows.ts';
import { fill } from '../../../texts/fill.ts';
import { timelineTexts, type TimelineTexts } from '../../../texts/en/timeline.ts';
import { useTexts } from '../../../texts/texts.ts';

/** All points of the timeline, the newest first, and what can be done with them. */
export function TimelinePanel() {
  const { whereabouts } = useParts();
  const texts = useTexts(timelineTexts);
  const lookingBack = useIsLookingBack();
  const timeline = useWorkbench((state) => state.timeline);
  const rows = useMemo(() => timelineRows(timeline), [timeline]);
  const [marked, setMarked] = useState<readonly PointId[]>([]);
  // On a small screen it stands in the place of the panes.
  const Part = useIsSmall() ? 'main' : 'section';
  const panel = useRef<HTMLElement>(null);
  const [forgetting, setForgetting] = useState(false);
  const known = marked.filter((id) => timeline.points.has(id));
  const pair = pairOf(timeline, known);
  const branches = branchCount(timeline);
  const close = () => whereabouts.send({ type: 'timeline.closed' });

  useEffect(
    () => () => {
      // The keyboard goes back to what opened the list, unless something else has taken it.
      requestAnimationFrame(() => {
        if (document.activeElement === document.body) document.querySelector<HTMLElement>('.timeline-toggle')?.focus();
      });
    },
    [],
  );

  useEffect(() => {
    const onKey = ({ key }: KeyboardEvent) => {
      if (key !== 'Escape' || document.querySelector('dialog[open]') !== null || whereabouts.getSnapshot().matches('lookingBack')) return;
      if (panel.current?.contains(document.activeElement) === true) whereabouts.send({ type: 'timeline.closed' });
    };
    addEventListener('keydown', onKey);
    return () => removeEventListener('keydown', onKey);
  }, [whereabouts]);

  return (
    <Part ref={panel} className="points" aria-labelledby="points-title" hidden={lookingBack}>
      <div className="points-head">
        <h2 id="points-title">{texts.points}</h2>
        <p className="note">{texts.summary(timeline.points.size, branches, bytesInWords(weightOfPast(timeline)))}</p>
        <p className="points-hint" id="points-hint">
          {fill(texts.hint, { enter: <kbd>{texts.keys.enter}</kbd>, f2: <kbd>F2</kbd>, space: <kbd>{texts.keys.space}</kbd> })}
        </p>
        <button type="button" className="button small" disabled={pair === undefined} onClick={() => pair !== undefined && whereabouts.send({ type: 'points.compared', points: pair })}>
          <Icon name="compare" size={14} /> {compareWords(texts, known)}
        </button>
        <button type="button" className="button small quiet" disabled={timeline.points.size < 2} onClick={() => setForgetting(true)}>
          {texts.forget}
        </button>
        <button type="button" className="button quiet icon small" aria-label={texts.close} title="Escape" onClick={close}>
          <Icon name="close" />
        </button>
      </div>
      {!lookingBack && (
        <PointList
          rows={rows}
          here={timeline.here}
          marked={known}
          onMarked={(id) => setMarked(known.includes(id) ? known.filter((each) => each !== id) : [...known, id].slice(-2))}
        />
      )}
      {forgetting && <ForgetDialog onClose={() => setForgetting(false)} />}
    </Part>
  );
}

/** The two that are marked; with one mark that one and here; with none here and the point before it. The older one first. */
function pairOf(timeline: Timeline, marked: readonly PointId[]): ComparedPoints | undefined {
  const [first = backFrom(timeline)?.id, second = timeline.here] = marked;
  if (first === undefined || first === second) return undefined;
  return { before: Math.min(first, second), after: Math.max(first, second) };
}

function compareWords(texts: TimelineTexts, marked: readonly PointId[]): string {
  switch (marked.length) {
    case 0:
      return texts.compareBefore;
    case 1:
      return texts.compareMarked;
    default:
      return texts.compareTwo;
  }
}
