import { lazy, type ReactNode, Suspense, useEffect, useMemo, useRef } from 'react';
import { useSelector } from '@xstate/react';
import { environmentIds } from '../../domain/environment.ts';
import type { Workbench } from '../../session/workbench.ts';
import type { Theme } from '../../ui/theme.ts';
import { fetchLaterParts, laterPart } from '../later-part.tsx';
import { useOffer } from '../palette/palette-context.ts';
import { Announcements } from './environments/Announcements.tsx';
import { Header } from './header/Header.tsx';
import { answerPageKey, showPane, takeShortcut, whyNotNow } from './page-keys.ts';
import { Panes } from './Panes.tsx';
import { PartProblem } from './PartProblem.tsx';
import { type Beside, openPlaces, type Places } from './places.ts';
import { PointsComing } from './timeline/PointsComing.tsx';
import { TimelineStrip } from './timeline/TimelineStrip.tsx';
import { WorkbenchContext } from './workbench-context.ts';
import { workbenchTexts } from '../../texts/en/workbench.ts';
import { useTexts } from '../../texts/texts.ts';
import './workbench.css';

const ComparisonScreen = lazy(async () => ({ default: (await import('./compare/ComparisonScreen.tsx')).ComparisonScreen }));
const TimelinePanel = laterPart(async () => (await import('./timeline/TimelinePanel.tsx')).TimelinePanel, PointsComing);
const PointComparison = lazy(async () => ({ default: (await import('./timeline/PointComparison.tsx')).PointComparison }));

export interface WorkbenchScreenProps {
  readonly workbench: Workbench;
  readonly theme: Theme;
  /** Where the person is in it, when something outside leads them, too. */
  readonly places?: Places;
  readonly beside?: Beside;
}

/** The workbench: the chosen environment's files, editor, terminal, revisions and database. */
export function WorkbenchScreen({ workbench, theme, places: led, beside }: WorkbenchScreenProps) {
  const places = useMemo(() => led ?? openPlaces(workbench), [led, workbench]);
  const { whereabouts } = places;
  const environment = useSelector(whereabouts, ({ context }) => context.environment);
  const comparing = useSelector(whereabouts, (snapshot) => snapshot.matches('comparing'));
  const lookingBack = useSelector(whereabouts, (snapshot) => snapshot.matches('lookingBack'));
  const timelineOpen = useSelector(whereabouts, ({ context }) => context.timelineOpen);
  const parts = useMemo(() => ({ ...places, workbench, theme, beside, desk: places.desks[environment] }), [places, workbench, theme, beside, environment]);
  const screen = useRef<HTMLDivElement>(null);
  useOffer('workbench', {
    parts,
    take: (shortcut) => screen.current !== null && takeShortcut(shortcut, screen.current, parts),
    whyNot: (shortcut) => whyNotNow(shortcut, parts),
    show: (pane) => showPane(pane, parts),
  });

  useEffect(() => {
    const quiet = environmentIds.map((id) =>
      workbench.onTerminal(id, (event) => {
        if (event.type === 'entered') whereabouts.send({ type: 'line.entered', environment: id });
        if (event.type === 'ended') whereabouts.send({ type: 'line.ended', environment: id, code: event.code });
      }),
    );
    return () => {
      for (const each of quiet) each();
    };
  }, [workbench, whereabouts]);

  useEffect(fetchLaterParts, []);

  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (screen.current === null || !answerPageKey(event, screen.current, parts)) return;
      event.preventDefault();
      event.stopPropagation();
    };
    // Before the editor and the terminal hear it, which have uses of their own for some of these keys.
    addEventListener('keydown', onKey, true);
    return () => removeEventListener('keydown', onKey, true);
  }, [parts]);

  return (
    <WorkbenchContext value={parts}>
      <div ref={screen} className="workbench">
        <Header />
        <Panes />
        {comparing && (
          <Wanted>
            <ComparisonScreen />
          </Wanted>
        )}
        {lookingBack && (
          <Wanted>
            <PointComparison />
          </Wanted>
        )}
        <TimelineStrip />
        {timelineOpen && <TimelinePanel />}
        <Announcements />
      </div>
    </WorkbenchContext>
  );
}

/** What is fetched when it is first wanted. */
function Wanted({ children }: { readonly children: ReactNode }) {
  const texts = useTexts(workbenchTexts);
  return (
    <PartProblem part={texts.parts.comparison}>
      <Suspense fallback={<output className="comparison">{texts.openingComparison}</output>}>{children}</Suspense>
    </PartProblem>
  );
}
