import { type Lesson, lessonParts, tasksOf, type LessonPart } from '../../lesson/lesson.ts';
import { countDone } from '../../lesson/progress.ts';
import { twoDigits } from '../../lesson/read-course.ts';
import { Icon, type IconName } from '../../ui/Icon.tsx';
import type { Theme } from '../../ui/theme.ts';
import { hashOf } from '../home/route.ts';
import { Sentence } from '../workbench/explain/Sentence.tsx';
import { lastLesson, useCourse, useProgress } from './course.ts';
import { CourseHeader } from './CourseHeader.tsx';
import { LessonProblems } from './LessonProblems.tsx';
import { ProgressFile } from './ProgressFile.tsx';
import { lessonToGoOnWith, type Standing, standingOf } from './standing.ts';
import { lessonsTexts } from '../../texts/en/lessons.ts';
import { useTexts } from '../../texts/texts.ts';


/** A blank would make two ids of it. */
const idOf = (part: LessonPart): string => `part-${part.replaceAll(' ', '-')}`;

/** The course by its parts: each lesson with how long it takes, what it teaches, and how far the learner is. */
export function CourseList({ theme }: { readonly theme: Theme }) {
  const texts = useTexts(lessonsTexts);
  const { lessons, problems } = useCourse();
  const progress = useProgress();
  const done = lessons.filter((lesson) => standingOf(progress, lesson) === 'done').length;
  return (
    <div className="course">
      <CourseHeader theme={theme} />
      <main className="course-page">
        <h2>{texts.title}</h2>
        <p className="lead">{texts.lead}</p>
        {texts.inEnglish !== undefined && <p className="note">{texts.inEnglish}</p>}
        <GoOn done={done} />
        {lessonParts.map((part) => {
          const ofPart = lessons.filter((lesson) => lesson.part === part);
          return (
            ofPart.length > 0 && (
              <section key={part} aria-labelledby={idOf(part)} className="course-part">
                <h3 id={idOf(part)}>{texts.parts[part]}</h3>
                <ol>
                  {ofPart.map((lesson) => (
                    <LessonItem key={lesson.id} lesson={lesson} />
                  ))}
                </ol>
              </section>
            )
          );
        })}
        {problems.length > 0 && <LessonProblems problems={problems} />}
        <ProgressFile />
      </main>
    </div>
  );
}

/** What to do next, before all the rest. */
function GoOn({ done }: { readonly done: number }) {
  const texts = useTexts(lessonsTexts);
  const { lessons } = useCourse();
  const progress = useProgress();
  const next = lessonToGoOnWith(lessons, progress, lastLesson());
  const begun = lessons.some((lesson) => standingOf(progress, lesson) !== 'new');
  return (
    <div className="go-on">
      {next !== undefined && (
        <a className="button main" href={hashOf({ type: 'lesson', id: next.id, heading: undefined })}>
          {begun ? texts.goOn.continue : texts.goOn.begin}: {twoDigits(next.number)} <span lang="en">{next.title}</span>
        </a>
      )}
      <p>{done === lessons.length && done > 0 ? texts.goOn.allDone : texts.goOn.done(done, lessons.length)}</p>
    </div>
  );
}

const ICONS: Readonly<Record<Standing, IconName>> = { done: 'check', begun: 'rename', new: 'file' };

function LessonItem({ lesson }: { readonly lesson: Lesson }) {
  const texts = useTexts(lessonsTexts);
  const progress = useProgress();
  const standing = standingOf(progress, lesson);
  const tasks = tasksOf(lesson).map(({ id }) => id);
  return (
    <li>
      <a href={hashOf({ type: 'lesson', id: lesson.id, heading: undefined })}>
        <span className="lesson-number">{twoDigits(lesson.number)}</span>
        <h4 lang="en">{lesson.title}</h4>
        <ul lang="en">
          {lesson.teaches.map((sentence) => (
            <li key={sentence}>
              <Sentence text={sentence} />
            </li>
          ))}
        </ul>
        <span className="lesson-minutes">{texts.minutes(lesson.minutes)}</span>
        <span className="lesson-standing" data-standing={standing}>
          <Icon name={ICONS[standing]} size={14} /> {standing === 'begun' ? texts.standing.begunWith(countDone(progress, lesson.id, tasks), tasks.length) : texts.standing[standing]}
        </span>
      </a>
    </li>
  );
}
