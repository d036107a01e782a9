import { Icon } from '../../ui/Icon.tsx';
import { findingSentence } from '../../checks/finding.ts';
import { Markdown } from './Markdown.tsx';
import { usePlayer, useTheatre } from './theatre-context.ts';
import { Sentence } from '../workbench/explain/Sentence.tsx';
import { theatreTexts } from '../../texts/en/theatre.ts';
import { useTexts } from '../../texts/texts.ts';

/** What the room is told: the step that runs or was run last, and whether what must hold does. */
export function Narration() {
  const texts = useTexts(theatreTexts);
  const { script, lang } = useTheatre();
  const doing = usePlayer((state) => state.doing);
  const position = usePlayer((state) => state.position);
  const current = doing.type === 'running' || doing.type === 'checking' ? doing.step : doing.type === 'failed' ? doing.failure.step : position - 1;
  const step = script.steps[current];
  return (
    <section className="narration" aria-label={texts.narration}>
      <h2 lang={lang}>{step?.title ?? script.title}</h2>
      <div className="narration-text" lang={lang}>
        <Markdown text={step?.narration ?? (script.introduction || script.summary)} />
      </div>
      <Checks key={current} step={current} />
    </section>
  );
}

/** The checks of a step, told when they are asked for. */
function Checks({ step }: { readonly step: number }) {
  const texts = useTexts(theatreTexts);
  const findings = usePlayer((state) => state.records[step]?.findings);
  const position = usePlayer((state) => state.position);
  if (findings === undefined || findings.length === 0 || step >= position) return null;
  return (
    <details className="checks">
      <summary>
        <Icon name="check" size={14} /> {texts.checksHold(findings.length)}
      </summary>
      <ul>
        {findings.map((finding) => (
          <li key={`${finding.environments.join()} ${finding.found}`}>
            <Icon name={finding.holds ? 'check' : 'close'} size={14} /> <Sentence text={findingSentence(finding)} />
          </li>
        ))}
      </ul>
    </details>
  );
}
