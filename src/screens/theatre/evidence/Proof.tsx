import type { Evidence } from '../../../scenario/evidence.ts';
import { Icon, type IconName } from '../../../ui/Icon.tsx';
import { ScrollArea } from '../ScrollArea.tsx';
import { Answers, Rows, Runs, RunsIn } from './found.tsx';
import { useTheatre } from '../theatre-context.ts';
import { SideBySide } from './SideBySide.tsx';
import { theatreTexts } from '../../../texts/en/theatre.ts';
import { useTexts } from '../../../texts/texts.ts';
import './evidence.css';

const ICONS: Readonly<Record<Evidence['request']['speaks'], IconName>> = { against: 'close', for: 'check', neither: 'database' };

/** What a step proves: each claim, and below it what was found in the live databases and repositories. */
export function Proof({ evidence }: { readonly evidence: readonly Evidence[] }) {
  const texts = useTexts(theatreTexts);
  const { lang } = useTheatre();
  const wide = widths(evidence);
  return (
    <ScrollArea className="proof" label={texts.proof.label}>
      {evidence.map((each, index) => (
        // A step's evidence never changes its order.
        <article key={index} className="evidence" data-speaks={each.request.speaks} data-wide={wide[index]}>
          <h3>
            {each.request.speaks !== 'neither' && (
              <span className="speaks">
                <Icon name={ICONS[each.request.speaks]} size={18} />
                <span className="visually-hidden">{texts.proof[each.request.speaks]}</span>
              </span>
            )}
            <span lang={lang}>{each.request.claim}</span>
          </h3>
          <Found evidence={each} />
        </article>
      ))}
    </ScrollArea>
  );
}

/** Which of them take the whole width: those that need it, and those that would stand beside nothing. */
function widths(evidence: readonly Evidence[]): readonly boolean[] {
  const wide: boolean[] = [];
  for (const [index, each] of evidence.entries()) {
    const next = evidence[index + 1];
    const besideOne = wide.length > 0 && wide.at(-1) === false && wide.slice(wide.lastIndexOf(true) + 1).length % 2 === 1;
    wide.push(isWide(each) || (!besideOne && (next === undefined || isWide(next))));
  }
  return wide;
}

/** What stands side by side needs room. */
function isWide(evidence: Evidence): boolean {
  switch (evidence.type) {
    case 'drift':
      return true;
    case 'rebuilt':
      return false;
    case 'runs':
      return evidence.runs.length > 2;
    case 'rows':
      return evidence.results.length > 2;
    case 'answers':
      return evidence.answers.length > 2;
  }
}

function Found({ evidence }: { readonly evidence: Evidence }) {
  const texts = useTexts(theatreTexts);
  switch (evidence.type) {
    case 'runs':
      return <Runs runs={evidence.runs} />;
    case 'rows':
      return (
        <>
          <p className="asked">
            <code>{evidence.request.query}</code>
          </p>
          <Rows results={evidence.results} />
        </>
      );
    case 'answers':
      return (
        <>
          <p className="asked">
            <code>GET {evidence.request.app}</code>
          </p>
          <Answers answers={evidence.answers} />
        </>
      );
    case 'drift':
      return <SideBySide comparison={evidence.comparison} />;
    case 'rebuilt':
      return (
        <>
          <RunsIn runs={evidence.runs} place={texts.proof.freshCloneTitle} />
          {evidence.runs.every(({ code }) => code === 0) && <SideBySide comparison={evidence.comparison} renamed={{ environment: evidence.freshIn, name: texts.proof.freshClone }} />}
        </>
      );
  }
}
