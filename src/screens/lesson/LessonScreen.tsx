import { type ReactNode, useDeferredValue, useEffect, useMemo, useRef, useState } from 'react';
import { Group, Panel, Separator, useDefaultLayout } from 'react-resizable-panels';
import type { Lesson } from '../../lesson/lesson.ts';
import { remembered } from '../../ui/remembered.ts';
import type { Theme } from '../../ui/theme.ts';
import { PageNav } from '../home/PageNav.tsx';
import { PaletteButton } from '../palette/PaletteButton.tsx';
import { GuestContext } from '../workbench/guest.ts';
import { type Beside, openPlaces } from '../workbench/places.ts';
import { WorkbenchScreen } from '../workbench/Workbench.tsx';
import { rememberLesson } from './course.ts';
import { LessonContext, type LessonParts } from './lesson-context.ts';
import type { LessonStage } from './lesson-stage.ts';
import { LessonStatus } from './LessonStatus.tsx';
import { useOpening } from './opening.ts';
import { OpeningWords } from './OpeningWords.tsx';
import { Reading, scrollTo } from './Reading.tsx';
import { useShownActions } from './shown-actions.ts';
import { useIsWide } from './wide-screen.ts';
import { lessonsTexts } from '../../texts/en/lessons.ts';
import { useTexts } from '../../texts/texts.ts';

interface LessonScreenProps {
  readonly lesson: Lesson;
  /** The part of the text to begin at. */
  readonly heading: string | undefined;
  readonly stage: LessonStage;
  readonly theme: Theme;
}

type Side = 'read' | 'work';

/** A lesson: its text, and beside it the workbench over its own world. */
export function LessonScreen(props: LessonScreenProps) {
  const [attempt, setAttempt] = useState(0);
  return <Attempt key={attempt} {...props} onTryAgain={() => setAttempt(attempt + 1)} />;
}

function Attempt({ lesson, heading, stage, theme, onTryAgain }: LessonScreenProps & { readonly onTryAgain: () => void }) {
  // Deferred: the workbench is drawn in pieces, and the text can be read and scrolled between them.
  const opening = useDeferredValue(useOpening(lesson, stage));
  const runner = opening.type === 'ready' ? opening.runner : undefined;
  const workbench = runner?.workbench;
  const [first] = lesson.environments;
  const places = useMemo(() => (workbench === undefined ? undefined : openPlaces(workbench, memoryOf(lesson.id), first)), [workbench, lesson.id, first]);
  const [side, setSide] = useState<Side>('read');
  const text = useRef<HTMLElement>(null);
  const beside = useMemo<Beside>(
    () => ({
      holds: (element) => text.current?.contains(element) === true,
      goThere() {
        setSide('read');
        // After it is drawn: a small screen shows the text or the work.
        requestAnimationFrame(() => text.current?.focus());
      },
      comeBack: () => setSide('work'),
    }),
    [],
  );
  const parts = useMemo<LessonParts>(
    () => ({
      lesson,
      opened: runner === undefined || places === undefined ? undefined : { runner, places, showWork: beside.comeBack },
      readAt(place) {
        setSide('read');
        requestAnimationFrame(() => text.current !== null && scrollTo(text.current, place));
      },
    }),
    [lesson, runner, places, beside],
  );
  useEffect(() => rememberLesson(lesson), [lesson]);
  useEffect(() => {
    const before = document.title;
    document.title = `${lesson.title} · Headway`;
    return () => {
      document.title = before;
    };
  }, [lesson.title]);
  useShownActions(parts.opened);

  const words = <OpeningWords opening={opening} onTryAgain={onTryAgain} />;
  const bench =
    workbench === undefined || places === undefined ? (
      <main className="bench-waits">{words}</main>
    ) : (
      <GuestContext value>
        <WorkbenchScreen workbench={workbench} theme={theme} places={places} beside={beside} />
      </GuestContext>
    );
  return (
    <LessonContext value={parts}>
      {useIsWide() ? (
        <SideBySide
          text={
            <Reading ref={text} heading={heading} top={<ReadingTop />}>
              <LessonStatus />
            </Reading>
          }
          bench={bench}
        />
      ) : (
        <OneOfTwo side={side} onSide={setSide} title={lesson.title} text={<Reading ref={text} heading={heading} isMain />} bench={bench} />
      )}
    </LessonContext>
  );
}

function ReadingTop() {
  return (
    <div className="reading-top">
      <h1>Headway</h1>
      <PageNav current="lessons" />
    </div>
  );
}

function SideBySide({ text, bench }: { readonly text: ReactNode; readonly bench: ReactNode }) {
  const texts = useTexts(lessonsTexts);
  const sizes = useDefaultLayout({ id: 'headway.lesson', storage: remembered, onlySaveAfterUserInteractions: true });
  return (
    <div className="lesson">
      <Group {...sizes} id="lesson">
        <Panel id="reading" defaultSize={420} minSize={340} groupResizeBehavior="preserve-pixel-size">
          {text}
        </Panel>
        {/* Named by its title: it belongs to no landmark, and axe asks each labelled thing to. */}
        <Separator className="divider" title={texts.screen.width} />
        <Panel id="bench" minSize={640}>
          {bench}
        </Panel>
      </Group>
    </div>
  );
}

interface OneOfTwoProps {
  readonly side: Side;
  readonly onSide: (side: Side) => void;
  readonly title: string;
  readonly text: ReactNode;
  readonly bench: ReactNode;
}

/** Both live on while one is shown. */
function OneOfTwo({ side, onSide, title, text, bench }: OneOfTwoProps) {
  const texts = useTexts(lessonsTexts);
  return (
    <div className="lesson one-of-two">
      <div className="lesson-top">
        <PageNav current="lessons" />
        <nav className="choices" aria-label={texts.screen.textOrWork}>
          <h1 className="visually-hidden" lang="en">
            {title}
          </h1>
          <button type="button" aria-pressed={side === 'read'} onClick={() => onSide('read')}>
            {texts.screen.read}
          </button>
          <button type="button" aria-pressed={side === 'work'} onClick={() => onSide('work')}>
            {texts.screen.work}
          </button>
        </nav>
        {side === 'read' && <PaletteButton />}
      </div>
      <LessonStatus />
      <div className="side-of-two" data-shown={side === 'read'}>
        {text}
      </div>
      <div className="side-of-two" data-shown={side === 'work'}>
        {bench}
      </div>
    </div>
  );
}

/** Which files lie open in a lesson's world has nothing to do with those of one's own. */
function memoryOf(lesson: string): Pick<Storage, 'getItem' | 'setItem'> {
  const name = (key: string): string => (/^headway\.(?:tabs|environment)/.test(key) ? `headway.lesson.${lesson}.${key}` : `headway.lesson.${key}`);
  return { getItem: (key) => remembered.getItem(name(key)), setItem: (key, value) => remembered.setItem(name(key), value) };
}
