import { withoutEscapes } from '../../../domain/terminal-text.ts';
import { useState } from 'react';
import type { StepRun } from '../../../domain/pipeline.ts';
import { Icon } from '../../../ui/Icon.tsx';
import { duration, stepLook } from './pipeline-words.ts';
import { pipelineTexts } from '../../../texts/en/pipeline.ts';
import { useTexts } from '../../../texts/texts.ts';

/** The steps in their order; each opens its log. The step that failed is open from the start. */
export function StepList({ name, steps }: { readonly name: string; readonly steps: readonly StepRun[] }) {
  const { steps: words } = useTexts(pipelineTexts);
  const [chosen, setChosen] = useState<Readonly<Record<string, boolean>>>({});
  const isOpen = (step: StepRun, index: number): boolean => chosen[`${index} ${step.state}`] ?? step.state === 'failed';
  return (
    <ol className="steps" aria-label={name}>
      {steps.map((step, index) => {
        const mark = stepLook(step.state);
        const open = isOpen(step, index);
        return (
          // The place of a step in the list is what tells it from another of the same name.
          <li key={`${index} ${step.name}`} data-tone={mark.tone}>
            <button type="button" aria-expanded={open} disabled={step.lines.length === 0} onClick={() => setChosen({ ...chosen, [`${index} ${step.state}`]: !open })}>
              <Icon name={open ? 'open' : 'closed'} size={12} />
              <b>{step.name}</b>
              <span className="step-state">
                <Icon name={mark.icon} size={12} /> {words[step.state]}
              </span>
              <span className="step-time">{step.milliseconds > 0 ? duration(step.milliseconds) : ''}</span>
            </button>
            {open && step.lines.length > 0 && <StepLog step={step} />}
          </li>
        );
      })}
    </ol>
  );
}

function StepLog({ step }: { readonly step: StepRun }) {
  const texts = useTexts(pipelineTexts);
  return (
    <section className="step-log" aria-label={texts.log(step.name)}>
      {/* A long log is scrolled by keyboard, so it can have the focus. */}
      {/* eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
      <pre tabIndex={0} ref={showEnd}>
      {step.lines.map(({ line, output, code }, index) => (
        <span key={index}>
          <b>$ {line}</b>
          {`\n${withoutEscapes(output)}`}
          {code !== 0 && <em>{`${texts.exitCode(code)}\n`}</em>}
        </span>
      ))}
      </pre>
    </section>
  );
}

/** What went wrong stands at the end. */
function showEnd(log: HTMLPreElement | null): void {
  if (log !== null) log.scrollTop = log.scrollHeight;
}
