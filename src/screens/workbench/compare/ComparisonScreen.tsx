import { useEffect, useMemo, useRef, useState } from 'react';
import { environmentIds } from '../../../domain/environment.ts';
import { differencesIn } from '../../../domain/schema-diff.ts';
import { Choices } from '../../../ui/Choices.tsx';
import { Icon } from '../../../ui/Icon.tsx';
import { PipelinePanel } from '../pipeline/PipelinePanel.tsx';
import { useParts } from '../workbench-context.ts';
import { cardTables, firstTables } from './cards.ts';
import { useComparison } from './comparison.ts';
import { driftSentences, sameRevisionSentence } from './drift-words.ts';
import { WrittenOtherwise } from './WrittenOtherwise.tsx';
import { EnvironmentCard } from './EnvironmentCard.tsx';
import { compareTexts } from '../../../texts/en/compare.ts';
import { pageTexts } from '../../../texts/en/page.ts';
import { useTexts } from '../../../texts/texts.ts';
import './compare.css';

/** How many tables are drawn before somebody asks for more: each is drawn once for every environment. */
const TABLES_AT_ONCE = 40;

/** All environments side by side: which tables and columns each has, and what that comes to in words. */
export function ComparisonScreen() {
  const { whereabouts } = useParts();
  const comparison = useComparison();
  const texts = useTexts(compareTexts);
  const { close } = useTexts(pageTexts);
  const [shown, setShown] = useState<'all' | 'differences'>('all');
  const [most, setMost] = useState(TABLES_AT_ONCE);
  const { tables, left } = useMemo(() => firstTables(cardTables(comparison, shown === 'differences'), most), [comparison, shown, most]);
  const title = useRef<HTMLHeadingElement>(null);
  const rowCount = tables.reduce((sum, { rows }) => sum + rows.length, 0);

  useEffect(() => {
    title.current?.focus();
    return () => {
      // The keyboard goes on at the environment that is worked in, unless something else has taken it.
      requestAnimationFrame(() => {
        if (document.activeElement === document.body) document.querySelector<HTMLElement>('.environments [aria-selected="true"]')?.focus();
      });
    };
  }, []);
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key === 'Escape' && document.querySelector('dialog[open]') === null) whereabouts.send({ type: 'comparison.closed' });
    };
    addEventListener('keydown', onKey);
    return () => removeEventListener('keydown', onKey);
  }, [whereabouts]);

  const differences = differencesIn(comparison).length;
  return (
    <main className="comparison" aria-labelledby="comparison-title">
      <div className="comparison-head">
        <h2 id="comparison-title" ref={title} tabIndex={-1}>
          {texts.title}
        </h2>
        <p className="note">{differences === 0 ? texts.sideBySide : texts.differences(differences)}</p>
        <Choices label={texts.shown.label} choices={(['all', 'differences'] as const).map((each) => [each, texts.shown[each]])} chosen={shown} onChoose={setShown} />
        <button type="button" className="button quiet" onClick={() => whereabouts.send({ type: 'comparison.closed' })} title="Escape">
          <Icon name="close" /> <span className="close-words">{close}</span>
        </button>
      </div>
      <Verdict sentences={driftSentences(comparison)} warning={sameRevisionSentence(comparison)} state={comparison.environments.length < 2 ? 'open' : differences === 0 ? 'same' : 'drift'} />
      <WrittenOtherwise comparison={comparison} />
      <PipelinePanel />
      <div className="environment-cards" style={{ '--rows': `${Math.max(1, rowCount)}` }}>
        {environmentIds.map((environment) => (
          <EnvironmentCard key={environment} environment={environment} comparison={comparison} tables={tables} />
        ))}
      </div>
      {left > 0 && (
        <p className="more-tables">
          <span>{texts.moreTables(left)}</span>{' '}
          <button type="button" className="button" onClick={() => setMost(most + TABLES_AT_ONCE)}>
            {texts.showMore(Math.min(left, TABLES_AT_ONCE))}
          </button>
        </p>
      )}
      <p className="note">{texts.notCompared}</p>
    </main>
  );
}

interface VerdictProps {
  readonly sentences: readonly string[];
  readonly warning: string | undefined;
  readonly state: 'open' | 'same' | 'drift';
}

/** How many sentences are said at once; more are no longer read. */
const SAID = 4;

function Verdict({ sentences, warning, state }: VerdictProps) {
  const texts = useTexts(compareTexts);
  const [first, ...rest] = sentences;
  const unsaid = sentences.length - SAID;
  return (
    <output className="verdict" data-state={state}>
      <p className="verdict-first">
        {state !== 'open' && <Icon name={state === 'same' ? 'check' : 'warning'} size={18} />}
        <span>{first}</span>
      </p>
      {rest.slice(0, SAID - 1).map((sentence) => (
        <p key={sentence}>{sentence}</p>
      ))}
      {unsaid > 0 && <p>{texts.more(unsaid)}</p>}
      {warning !== undefined && <p className="verdict-warning">{warning}</p>}
    </output>
  );
}
