import { useEffect, useRef, type ReactNode, type Ref } from 'react';
import type { Section } from '../../lesson/lesson.ts';
import { quotedRevision } from '../../lesson/quotes.ts';
import { twoDigits } from '../../lesson/read-course.ts';
import { Icon } from '../../ui/Icon.tsx';
import { hashOf } from '../home/route.ts';
import { Sentence } from '../workbench/explain/Sentence.tsx';
import { useLesson, useTaskView } from './lesson-context.ts';
import { LessonEnd } from './LessonEnd.tsx';
import { Prose } from './Prose.tsx';
import { isTask, TaskMark, TaskPart } from './TaskPart.tsx';
import { lessonsTexts } from '../../texts/en/lessons.ts';
import { fill } from '../../texts/fill.ts';
import { useTexts } from '../../texts/texts.ts';

interface ReadingProps {
  readonly ref: Ref<HTMLElement>;
  readonly heading: string | undefined;
  /** Whether nothing stands beside it. */
  readonly isMain?: boolean;
  readonly top?: ReactNode;
  /** What stays in sight below the text. */
  readonly children?: ReactNode;
}

/** The lesson's text with its tasks. */
export function Reading({ ref, heading, isMain = false, top, children }: ReadingProps) {
  const texts = useTexts(lessonsTexts);
  const { lesson } = useLesson();
  const page = useRef<HTMLElement>(null);
  useEffect(() => {
    if (heading === undefined) return;
    if (page.current !== null) scrollTo(page.current, heading);
  }, [heading]);
  const Element = isMain ? 'main' : 'aside';
  return (
    <Element ref={ref} className="reading" aria-label={texts.reading.label} tabIndex={-1}>
      {top}
      <article ref={page} className="reading-page">
        <p className="lesson-facts">{texts.reading.facts(twoDigits(lesson.number), texts.partsWithin[lesson.part], lesson.minutes)}</p>
        {texts.inEnglish !== undefined && <p className="note">{texts.inEnglish}</p>}
        <h2 lang="en">{lesson.title}</h2>
        <div className="lesson-teaches">
          <p>{texts.reading.teaches}</p>
          <ul lang="en">
            {lesson.teaches.map((sentence) => (
              <li key={sentence}>
                <Sentence text={sentence} />
              </li>
            ))}
          </ul>
        </div>
        <Prose text={lesson.introduction.text} section={undefined} />
        <IdsNote />
        {lesson.sections.map((section) => (
          <ReadingSection key={section.id} section={section} />
        ))}
        <LessonEnd />
      </article>
      {children}
    </Element>
  );
}

/** Said once in a lesson, before the first task: what Alembic made anew has another id than the text. */
function IdsNote() {
  const texts = useTexts(lessonsTexts);
  const { lesson } = useLesson();
  const id = quotedRevision(lesson);
  if (id === undefined) return null;
  return (
    <p className="ids-note">
      {fill(texts.reading.ids, { id: <code>{id}</code> })}
    </p>
  );
}

/** Brings a part of the text to the top, and the keyboard there. */
export function scrollTo(text: HTMLElement, place: string): void {
  const target = text.querySelector<HTMLElement>(`[data-heading="${CSS.escape(place)}"]`);
  target?.scrollIntoView({ block: 'start' });
  target?.focus({ preventScroll: true });
}

function ReadingSection({ section }: { readonly section: Section }) {
  const texts = useTexts(lessonsTexts);
  const { lesson } = useLesson();
  return (
    <section className="reading-section" aria-labelledby={`heading-${section.id}`}>
      <div className="reading-heading">
        <h3 id={`heading-${section.id}`} data-heading={section.id} tabIndex={-1} lang="en">
          {section.title}
        </h3>
        <a className="heading-link" href={hashOf({ type: 'lesson', id: lesson.id, heading: section.id })} aria-label={texts.reading.linkTo(section.title)} title={texts.reading.link}>
          #
        </a>
        {isTask(section) && <HeadingMark section={section} />}
      </div>
      <Prose text={section.prose.text} section={section} />
      {isTask(section) && <TaskPart section={section} />}
    </section>
  );
}

function HeadingMark({ section }: { readonly section: Parameters<typeof useTaskView>[0] }) {
  const texts = useTexts(lessonsTexts);
  const view = useTaskView(section);
  return view === undefined ? (
    <span className="task-mark">
      <Icon name="rename" size={13} /> {texts.reading.task}
    </span>
  ) : (
    <TaskMark standing={view.standing} />
  );
}
