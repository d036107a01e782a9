import type { LessonProblem } from '../../lesson/lesson.ts';
import { Icon } from '../../ui/Icon.tsx';
import { lessonsTexts } from '../../texts/en/lessons.ts';
import { useTexts } from '../../texts/texts.ts';

/** What is wrong in lessons' files: each with its line and what was expected there. */
export function LessonProblems({ problems }: { readonly problems: readonly LessonProblem[] }) {
  const texts = useTexts(lessonsTexts);
  return (
    <ul className="lesson-problems">
      {problems.map(({ file, line, message }) => (
        <li key={`${file} ${line} ${message}`} className="problem">
          <Icon name="warning" />
          <span>
            <b>{texts.missing.at(file, line)}</b> <span lang="en">{message}</span>
          </span>
        </li>
      ))}
    </ul>
  );
}
