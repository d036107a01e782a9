import type { Theme } from '../../ui/theme.ts';
import { hashOf, type Route } from '../home/route.ts';
import { useCourse } from './course.ts';
import { CourseList } from './CourseList.tsx';
import { CourseHeader } from './CourseHeader.tsx';
import { LessonProblems } from './LessonProblems.tsx';
import type { LessonStage } from './lesson-stage.ts';
import { LessonScreen } from './LessonScreen.tsx';
import './lesson.css';
import './print.css';

interface LessonsProps {
  readonly route: Extract<Route, { readonly type: 'lessons' | 'lesson' }>;
  readonly stage: LessonStage;
  readonly theme: Theme;
}

/** The lessons' part of the page: the course, or one lesson. */
export function Lessons({ route, stage, theme }: LessonsProps) {
  const course = useCourse();
  if (route.type !== 'lesson') return <CourseList theme={theme} />;
  const lesson = course.lessons.find(({ id }) => id === route.id);
  if (lesson !== undefined) return <LessonScreen key={lesson.id} lesson={lesson} heading={route.heading} stage={stage} theme={theme} />;
  const problems = course.problems.filter(({ file }) => file.startsWith(`${route.id}/`));
  return (
    <div className="course">
      <CourseHeader theme={theme} />
      <main className="course-page">
        <h2>{problems.length === 0 ? 'There is no such lesson' : 'This lesson cannot be read yet'}</h2>
        {problems.length === 0 ? (
          <p role="alert">
            The address asks for “{route.id}”, and no lesson has this name. It may have been renamed.
          </p>
        ) : (
          <>
            <p>Mend the file and save it: it is read again at once.</p>
            <LessonProblems problems={problems} />
          </>
        )}
        <p>
          <a className="button main" href={hashOf({ type: 'lessons' })}>
            All lessons
          </a>
        </p>
      </main>
    </div>
  );
}
