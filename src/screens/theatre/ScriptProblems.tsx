import type { ScriptProblem } from '../../scenario/script.ts';
import { Icon } from '../../ui/Icon.tsx';

/** What is wrong in a scenario file: each with its line and what was expected there. */
export function ScriptProblems({ problems }: { readonly problems: readonly ScriptProblem[] }) {
  return (
    <ul className="script-problems">
      {problems.map(({ file, line, message }) => (
        <li key={`${file} ${line} ${message}`} className="problem">
          <Icon name="warning" />
          <span>
            <b>
              {file}, line {line}:
            </b>{' '}
            {message}
          </span>
        </li>
      ))}
    </ul>
  );
}
