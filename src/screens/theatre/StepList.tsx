import { useEffect, useRef } from 'react';
import { Icon } from '../../ui/Icon.tsx';
import { usePlayer, useTheatre } from './theatre-context.ts';
import { theatreTexts } from '../../texts/en/theatre.ts';
import { useTexts } from '../../texts/texts.ts';

/** All steps, to see what comes and to go to any of them. */
export function StepList({ onChosen }: { readonly onChosen?: () => void }) {
  const texts = useTexts(theatreTexts);
  const { player, script, lang } = useTheatre();
  const position = usePlayer((state) => state.position);
  const running = usePlayer(({ doing }) => (doing.type === 'running' || doing.type === 'checking' ? doing.step : undefined));
  const failed = usePlayer(({ doing }) => (doing.type === 'failed' ? doing.failure.step : undefined));
  const list = useRef<HTMLOListElement>(null);
  const current = failed ?? running ?? position - 1;
  useEffect(() => {
    list.current?.children[current + 1]?.scrollIntoView({ block: 'nearest' });
  }, [current]);
  const choose = (steps: number): void => {
    player.jumpTo(steps);
    onChosen?.();
  };
  return (
    <nav className="step-list" aria-label={texts.steps.title}>
      <ol ref={list}>
        <li data-state={position > 0 || running !== undefined ? 'done' : 'now'}>
          <button type="button" aria-current={current === -1 ? 'step' : undefined} onClick={() => choose(0)}>
            {texts.doing.idle}
          </button>
        </li>
        {script.steps.map(({ title, evidence, at }, step) => {
          const speaks = evidence.find((each) => each.speaks !== 'neither')?.speaks;
          const state = step === failed ? 'failed' : step === current ? 'now' : step < position ? 'done' : 'to come';
          return (
            <li key={at} data-state={state}>
              <button type="button" aria-current={step === current ? 'step' : undefined} onClick={() => choose(step + 1)}>
                <span lang={lang}>{title}</span>
                {speaks !== undefined && step < position && (
                  <span className={speaks === 'against' ? 'speaks-against' : 'speaks-for'}>
                    {' '}
                    <Icon name={speaks === 'against' ? 'close' : 'check'} size={13} />
                  </span>
                )}
              </button>
            </li>
          );
        })}
      </ol>
    </nav>
  );
}
