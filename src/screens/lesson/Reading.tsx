import { useEffect, useRef, type ReactNode, type Ref } from 'react';
import type { Section } from '../../lesson/lesson.ts';
import { quotedRevision } from '../../lesson/quotes.ts';
import { twoDigits } from '../../lesson/read-course.ts';
import { Icon } from '../../ui/Icon.tsx';
import { counted } from '../../ui/words.ts';
import { hashOf } from '../home/route.ts';
import { Sentence } from '../workbench/explain/Sentence.tsx';
import { useLesson, useTaskView } from './lesson-context.ts';
import { LessonEnd } from './LessonEnd.tsx';
import { Prose } from './Prose.tsx';
import { isTask, TaskMark, TaskPart } from './TaskPart.tsx';

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
  const { lesson } = useLesson();
  const page = useRef<HTMLElement>(null);
  useEffect(() => {
    if (heading === undefined) return;
    if (page.current !== null) scrollTo(page.current, heading);
  }, [heading]);
  const Element = isMain ? 'main' : 'aside';
  return (
    <Element ref={ref} className="reading" aria-label="Lesson" tabIndex={-1}>
      {top}
      <article ref={page} className="reading-page">
        <p className="lesson-facts">
          Lesson {twoDigits(lesson.number)}, {lesson.part}. About {counted(lesson.minutes, 'minute')}.
        </p>
        <h2>{lesson.title}</h2>
        <div className="lesson-teaches">
          <p>You learn to:</p>
          <ul>
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
  const { lesson } = useLesson();
  const id = quotedRevision(lesson);
  if (id === undefined) return null;
  return (
    <p className="ids-note">
      Alembic makes the ids of revisions at random: where this text says <code>{id}</code>, you may have another one. The panel Revisions shows yours.
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
  const { lesson } = useLesson();
  return (
    <section className="reading-section" aria-labelledby={`heading-${section.id}`}>
      <div className="reading-heading">
        <h3 id={`heading-${section.id}`} data-heading={section.id} tabIndex={-1}>
          {section.title}
        </h3>
        <a className="heading-link" href={hashOf({ type: 'lesson', id: lesson.id, heading: section.id })} aria-label={`Link to “${section.title}”`} title="Link to this heading">
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
  const view = useTaskView(section);
  return view === undefined ? (
    <span className="task-mark">
      <Icon name="rename" size={13} /> Task
    </span>
  ) : (
    <TaskMark standing={view.standing} />
  );
}
