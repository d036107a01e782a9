import { type Lesson, lessonParts, tasksOf, type LessonPart } from '../../lesson/lesson.ts';
import { countDone } from '../../lesson/progress.ts';
import { twoDigits } from '../../lesson/read-course.ts';
import { Icon, type IconName } from '../../ui/Icon.tsx';
import type { Theme } from '../../ui/theme.ts';
import { counted } from '../../ui/words.ts';
import { hashOf } from '../home/route.ts';
import { Sentence } from '../workbench/explain/Sentence.tsx';
import { lastLesson, useCourse, useProgress } from './course.ts';
import { CourseHeader } from './CourseHeader.tsx';
import { LessonProblems } from './LessonProblems.tsx';
import { ProgressFile } from './ProgressFile.tsx';
import { lessonToGoOnWith, type Standing, standingOf } from './standing.ts';

const PARTS: Readonly<Record<LessonPart, string>> = { basics: 'Basics', 'good practice': 'Good practice', recovery: 'Recovery', practice: 'Practice', 'on PostgreSQL': 'On PostgreSQL' };

/** A blank would make two ids of it. */
const idOf = (part: LessonPart): string => `part-${part.replaceAll(' ', '-')}`;

/** The course by its parts: each lesson with how long it takes, what it teaches, and how far the learner is. */
export function CourseList({ theme }: { readonly theme: Theme }) {
  const { lessons, problems } = useCourse();
  const progress = useProgress();
  const done = lessons.filter((lesson) => standingOf(progress, lesson) === 'done').length;
  return (
    <div className="course">
      <CourseHeader theme={theme} />
      <main className="course-page">
        <h2>Lessons</h2>
        <p className="lead">From “what is a migration?” to mending a production database, by doing it. Each lesson has a project of its own beside its text; your own workbench is not touched. Begin anywhere: every lesson sets up what it needs.</p>
        <GoOn done={done} />
        {lessonParts.map((part) => {
          const ofPart = lessons.filter((lesson) => lesson.part === part);
          return (
            ofPart.length > 0 && (
              <section key={part} aria-labelledby={idOf(part)} className="course-part">
                <h3 id={idOf(part)}>{PARTS[part]}</h3>
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
  const { lessons } = useCourse();
  const progress = useProgress();
  const next = lessonToGoOnWith(lessons, progress, lastLesson());
  const begun = lessons.some((lesson) => standingOf(progress, lesson) !== 'new');
  return (
    <div className="go-on">
      {next !== undefined && (
        <a className="button main" href={hashOf({ type: 'lesson', id: next.id, heading: undefined })}>
          {begun ? 'Continue' : 'Begin'}: {twoDigits(next.number)} {next.title}
        </a>
      )}
      <p>{done === lessons.length && done > 0 ? 'You did all lessons.' : `${done} of ${counted(lessons.length, 'lesson')} done`}</p>
    </div>
  );
}

const STANDINGS: Readonly<Record<Standing, readonly [icon: IconName, word: string]>> = { done: ['check', 'Done'], begun: ['rename', 'Begun'], new: ['file', 'New'] };

function LessonItem({ lesson }: { readonly lesson: Lesson }) {
  const progress = useProgress();
  const standing = standingOf(progress, lesson);
  const [icon, word] = STANDINGS[standing];
  const tasks = tasksOf(lesson).map(({ id }) => id);
  return (
    <li>
      <a href={hashOf({ type: 'lesson', id: lesson.id, heading: undefined })}>
        <span className="lesson-number">{twoDigits(lesson.number)}</span>
        <h4>{lesson.title}</h4>
        <ul>
          {lesson.teaches.map((sentence) => (
            <li key={sentence}>
              <Sentence text={sentence} />
            </li>
          ))}
        </ul>
        <span className="lesson-minutes">{counted(lesson.minutes, 'minute')}</span>
        <span className="lesson-standing" data-standing={standing}>
          <Icon name={icon} size={14} /> {standing === 'begun' ? `${word}: ${countDone(progress, lesson.id, tasks)} of ${tasks.length}` : word}
        </span>
      </a>
    </li>
  );
}
