import type { ScriptProblem } from '../../scenario/script.ts';
import { Icon } from '../../ui/Icon.tsx';
import { theatreTexts } from '../../texts/en/theatre.ts';
import { useTexts } from '../../texts/texts.ts';

/** What is wrong in a scenario file: each with its line and what was expected there. */
export function ScriptProblems({ problems }: { readonly problems: readonly ScriptProblem[] }) {
  const texts = useTexts(theatreTexts);
  return (
    <ul className="script-problems">
      {problems.map(({ file, line, message }) => (
        <li key={`${file} ${line} ${message}`} className="problem">
          <Icon name="warning" />
          <span>
            <b>{texts.missing.at(file, line)}:</b> <span lang="en">{message}</span>
          </span>
        </li>
      ))}
    </ul>
  );
}
