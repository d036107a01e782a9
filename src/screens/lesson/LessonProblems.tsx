import type { LessonProblem } from '../../lesson/lesson.ts';
import { Icon } from '../../ui/Icon.tsx';

/** What is wrong in lessons' files: each with its line and what was expected there. */
export function LessonProblems({ problems }: { readonly problems: readonly LessonProblem[] }) {
  return (
    <ul className="lesson-problems">
      {problems.map(({ file, line, message }) => (
        <li key={`${file} ${line} ${message}`} className="problem">
          <Icon name="warning" />
          <span>
            <b>
              lessons/{file}, line {line}:
            </b>{' '}
            {message}
          </span>
        </li>
      ))}
    </ul>
  );
}
