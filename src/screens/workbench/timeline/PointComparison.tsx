import { useEffect, useMemo, useRef } from 'react';
import { type PointId, type Timeline } from '../../../domain/timeline.ts';
import { Icon } from '../../../ui/Icon.tsx';
import { listed } from '../compare/drift-words.ts';
import type { ComparedPoints } from '../environments/whereabouts-machine.ts';
import { useParts, useWhereabouts, useWorkbench } from '../workbench-context.ts';
import { EnvironmentDifferenceView } from './EnvironmentDifferenceView.tsx';
import { shortMoment } from './moments.ts';
import { goToPoints } from './travel.ts';
import { worldDifference, type WorldDifference } from './world-difference.ts';
import { pageTexts } from '../../../texts/en/page.ts';
import { timelineTexts } from '../../../texts/en/timeline.ts';
import { useTexts } from '../../../texts/texts.ts';
import { deedInPlace } from './deed-words.ts';
import { differencesTexts } from '../../../texts/en/differences.ts';
import { pipelineTexts } from '../../../texts/en/pipeline.ts';
import '../compare/compare.css';
import './point-comparison.css';

/** Two points of the timeline: what differs in each environment, its database first, and in the origin. */
export function PointComparison() {
  const { whereabouts } = useParts();
  const { comparison: texts } = useTexts(timelineTexts);
  const common = useTexts(pageTexts);
  const timeline = useWorkbench((state) => state.timeline);
  const points = useWhereabouts((each) => each.points);
  const title = useRef<HTMLHeadingElement>(null);
  const close = () => whereabouts.send({ type: 'comparison.closed' });

  useEffect(() => {
    title.current?.focus();
    return () => {
      requestAnimationFrame(() => {
        if (document.activeElement === document.body) goToPoints();
      });
    };
  }, []);
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key === 'Escape' && document.querySelector('dialog[open]') === null) whereabouts.send({ type: 'comparison.closed' });
    };
    addEventListener('keydown', onKey);
    return () => removeEventListener('keydown', onKey);
  }, [whereabouts]);

  return (
    <main className="comparison point-comparison" aria-labelledby="point-comparison-title">
      <div className="comparison-head">
        <h2 id="point-comparison-title" ref={title} tabIndex={-1}>
          {texts.title}
        </h2>
        <p className="note">{texts.words}</p>
        <button type="button" className="button quiet" onClick={close} title="Escape">
          <Icon name="close" /> <span className="close-words">{common.close}</span>
        </button>
      </div>
      {points !== undefined && <Pair timeline={timeline} points={points} />}
    </main>
  );
}

function Pair({ timeline, points }: { readonly timeline: Timeline; readonly points: ComparedPoints }) {
  const { whereabouts } = useParts();
  const { comparison: texts } = useTexts(timelineTexts);
  const differences = useTexts(differencesTexts);
  const pipeline = useTexts(pipelineTexts);
  const before = timeline.points.get(points.before)?.workspace;
  const after = timeline.points.get(points.after)?.workspace;
  const difference = useMemo(() => (before === undefined || after === undefined ? undefined : worldDifference(before, after, { differences, pipeline })), [before, after, differences, pipeline]);
  const choose = (chosen: Partial<ComparedPoints>) => whereabouts.send({ type: 'points.compared', points: { ...points, ...chosen } });
  return (
    <>
      <div className="point-pair">
        <PointChoice label={texts.before} timeline={timeline} chosen={points.before} onChoose={(id) => choose({ before: id })} />
        <PointChoice label={texts.after} timeline={timeline} chosen={points.after} onChoose={(id) => choose({ after: id })} />
        <button type="button" className="button" onClick={() => choose({ before: points.after, after: points.before })}>
          <Icon name="compare" /> {texts.swap}
        </button>
      </div>
      {difference === undefined ? <p className="note">{texts.notKept}</p> : <Difference difference={difference} />}
    </>
  );
}

interface PointChoiceProps {
  readonly label: string;
  readonly timeline: Timeline;
  readonly chosen: PointId;
  readonly onChoose: (id: PointId) => void;
}

function PointChoice({ label, timeline, chosen, onChoose }: PointChoiceProps) {
  const { comparison: texts } = useTexts(timelineTexts);
  const points = [...timeline.points.values()].reverse();
  const newest = points[0]?.at ?? 0;
  return (
    <label>
      <span>{label}</span>
      <select className="field" value={timeline.points.has(chosen) ? chosen : ''} onChange={({ target }) => onChoose(Number(target.value))}>
        {!timeline.points.has(chosen) && <option value="">{texts.pointNotKept}</option>}
        {points.map(({ id, at, deed, name }) => (
          <option key={id} value={id}>
            {`${id === timeline.here ? '● ' : ''}${name === undefined ? '' : `${name}: `}${deedInPlace(deed)} (${shortMoment(at, newest)})`}
          </option>
        ))}
      </select>
    </label>
  );
}

function Difference({ difference: { environments, same, origin, pipeline } }: { readonly difference: WorldDifference }) {
  const { comparison: texts } = useTexts(timelineTexts);
  const { environments: environmentNames } = useTexts(pageTexts);
  const differs = environments.length > 0 || origin.length > 0 || pipeline !== undefined;
  const names = environments.map(({ environment }) => environmentNames[environment]);
  const changed = [...names, ...(origin.length > 0 ? [texts.originWithin] : []), ...(pipeline === undefined ? [] : [texts.pipelineWithin])];
  return (
    <>
      <output className="verdict" data-state={differs ? 'open' : 'same'}>
        <p className="verdict-first">
          {!differs && <Icon name="check" size={18} />}
          <span>{differs ? texts.changed(listed(changed)) : texts.nothing}</span>
        </p>
        {differs && same.length > 0 && <p>{texts.nothingIn(listed(same.map((id) => environmentNames[id])))}</p>}
      </output>
      {environments.map((each) => (
        <EnvironmentDifferenceView key={each.environment} difference={each} />
      ))}
      {origin.length > 0 && <Shared title={texts.origin} lines={origin} />}
      {pipeline !== undefined && <Shared title={texts.pipeline} lines={[pipeline]} />}
    </>
  );
}

/** What belongs to no environment. */
function Shared({ title, lines }: { readonly title: string; readonly lines: readonly string[] }) {
  return (
    <section className="environment-difference" aria-label={title}>
      <h3>{title}</h3>
      <ul className="difference-lines">
        {lines.map((line) => (
          <li key={line}>
            <code>{line}</code>
          </li>
        ))}
      </ul>
    </section>
  );
}
