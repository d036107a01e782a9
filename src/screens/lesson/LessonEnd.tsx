import { useState } from 'react';
import type { Lesson } from '../../lesson/lesson.ts';
import { twoDigits } from '../../lesson/read-course.ts';
import { Icon } from '../../ui/Icon.tsx';
import { hashOf } from '../home/route.ts';
import { useOffer } from '../palette/palette-context.ts';
import { Sentence } from '../workbench/explain/Sentence.tsx';
import { useCourse } from './course.ts';
import { useLesson, useLessonState } from './lesson-context.ts';
import { StartOverQuestion } from './StartOverQuestion.tsx';
import { lessonsTexts } from '../../texts/en/lessons.ts';
import { useTexts } from '../../texts/texts.ts';

/** What to remember, and the ways on. */
export function LessonEnd() {
  const texts = useTexts(lessonsTexts);
  const { lesson, opened } = useLesson();
  const { lessons } = useCourse();
  const finished = useLessonState()?.finished === true;
  const [asking, setAsking] = useState(false);
  useOffer('startOver', opened === undefined ? undefined : { open: () => setAsking(true) });
  const at = lessons.findIndex(({ id }) => id === lesson.id);
  const before = lessons[at - 1];
  const next = lessons[at + 1];
  return (
    <footer className="lesson-end">
      <section className="remember" aria-labelledby="what-to-remember" data-finished={finished}>
        <h3 id="what-to-remember">{texts.end.remember}</h3>
        <p lang="en">
          <Sentence text={lesson.remember} />
        </p>
      </section>
      {finished && (
        <p className="finished">
          <Icon name="check" /> {texts.allTasksDone}
        </p>
      )}
      <nav aria-label={texts.end.others}>
        {next === undefined ? <p>{texts.end.last}</p> : <LessonLink words={texts.end.next} lesson={next} main={finished} />}
        {before !== undefined && <LessonLink words={texts.end.previous} lesson={before} main={false} />}
        <a href={hashOf({ type: 'lessons' })}>{texts.allLessons}</a>
      </nav>
      {opened !== undefined && (
        <button type="button" className="button small" onClick={() => setAsking(true)}>
          <Icon name="again" size={14} /> {texts.startOver.button}
        </button>
      )}
      {asking && opened !== undefined && <StartOverQuestion opened={opened} onClose={() => setAsking(false)} />}
    </footer>
  );
}

function LessonLink({ words, lesson, main }: { readonly words: string; readonly lesson: Lesson; readonly main: boolean }) {
  return (
    <a className={main ? 'button main' : undefined} href={hashOf({ type: 'lesson', id: lesson.id, heading: undefined })}>
      {words}: {twoDigits(lesson.number)} <span lang="en">{lesson.title}</span>
    </a>
  );
}
