import type { Theme } from '../../ui/theme.ts';
import { hashOf, type Route } from '../home/route.ts';
import { useCourse } from './course.ts';
import { CourseList } from './CourseList.tsx';
import { CourseHeader } from './CourseHeader.tsx';
import { LessonProblems } from './LessonProblems.tsx';
import type { LessonStage } from './lesson-stage.ts';
import { LessonScreen } from './LessonScreen.tsx';
import { lessonsTexts } from '../../texts/en/lessons.ts';
import { useTexts } from '../../texts/texts.ts';
import './lesson.css';
import './print.css';

interface LessonsProps {
  readonly route: Extract<Route, { readonly type: 'lessons' | 'lesson' }>;
  readonly stage: LessonStage;
  readonly theme: Theme;
}

/** The lessons' part of the page: the course, or one lesson. */
export function Lessons({ route, stage, theme }: LessonsProps) {
  const texts = useTexts(lessonsTexts);
  const course = useCourse();
  if (route.type !== 'lesson') return <CourseList theme={theme} />;
  const lesson = course.lessons.find(({ id }) => id === route.id);
  if (lesson !== undefined) return <LessonScreen key={lesson.id} lesson={lesson} heading={route.heading} stage={stage} theme={theme} />;
  const problems = course.problems.filter(({ file }) => file.startsWith(`${route.id}/`));
  return (
    <div className="course">
      <CourseHeader theme={theme} />
      <main className="course-page">
        <h2>{problems.length === 0 ? texts.missing.unknown : texts.missing.unreadable}</h2>
        {problems.length === 0 ? (
          <p role="alert">{texts.missing.asked(route.id)}</p>
        ) : (
          <>
            <p>{texts.missing.mend}</p>
            <LessonProblems problems={problems} />
          </>
        )}
        <p>
          <a className="button main" href={hashOf({ type: 'lessons' })}>
            {texts.allLessons}
          </a>
        </p>
      </main>
    </div>
  );
}
