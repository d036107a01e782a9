import { useEffect, useRef, useState } from 'react';
import { toolchainNames, type ToolchainId } from '../../toolchains/comparison.ts';
import type { ComparisonPlay } from '../../toolchains/open-comparison.ts';
import { Choices } from '../../ui/Choices.tsx';
import { Icon } from '../../ui/Icon.tsx';
import type { Theme } from '../../ui/theme.ts';
import { currentRoute, rewriteAddress } from '../home/address.ts';
import { hashOf, type Route } from '../home/route.ts';
import { useOffer } from '../palette/palette-context.ts';
import { keyMeaning, placeOf } from '../theatre/keys.ts';
import { Markdown } from '../theatre/Markdown.tsx';
import type { ScenarioStage } from '../theatre/scenario-stage.ts';
import { ScriptProblems } from '../theatre/ScriptProblems.tsx';
import { TheatreContext } from '../theatre/theatre-context.ts';
import { TheatreHeader } from '../theatre/TheatreHeader.tsx';
import { Excursion } from '../theatre/Excursion.tsx';
import '../theatre/theatre.css';
import { Agreement } from './Agreement.tsx';
import { Ideas } from './Ideas.tsx';
import { useComparison, usePlay } from './play.ts';
import { ToolColumn } from './ToolColumn.tsx';
import { toolchainsTexts } from '../../texts/en/toolchains.ts';
import { useTexts } from '../../texts/texts.ts';
import './toolchains.css';

interface ToolchainsProps {
  readonly route: Extract<Route, { readonly type: 'compare' }>;
  readonly stage: ScenarioStage;
  readonly theme: Theme;
}

/** One change with several tools, side by side: step by step, or what they share and what they do not. */
export function Toolchains({ route, stage, theme }: ToolchainsProps) {
  const texts = useTexts(toolchainsTexts);
  const opening = useComparison(stage);
  if (opening.type === 'ready') return <Comparing play={opening.play} route={route} theme={theme} />;
  return (
    <div className="theatre toolchains">
      <TheatreHeader theme={theme} current="compare" />
      <main className="scenario-list">
        {opening.type === 'fetching' ? (
          <output>{texts.fetching}</output>
        ) : (
          <>
            <h2>{texts.unreadable}</h2>
            <ScriptProblems problems={opening.problems} />
          </>
        )}
      </main>
    </div>
  );
}

function Comparing({ play, route, theme }: Omit<ToolchainsProps, 'stage'> & { readonly play: ComparisonPlay }) {
  const texts = useTexts(toolchainsTexts);
  const { comparison } = play;
  const [tool, setTool] = useState<ToolchainId>(comparison.columns[0] ?? 'flask');
  const [away, setAway] = useState<ToolchainId>();
  useAddress(play);
  useKeys(play, away === undefined && route.shown === 'steps');
  useOffer('comparison', away === undefined ? { play, leave: setAway } : undefined);
  const visited = away === undefined ? undefined : play.player(away);
  if (visited !== undefined) {
    return (
      <TheatreContext value={{ player: visited, script: visited.script, lang: 'en' }}>
        <Excursion theme={theme} onBack={() => setAway(undefined)} />
      </TheatreContext>
    );
  }
  return (
    <div className="theatre toolchains" data-tool={tool}>
      <TheatreHeader theme={theme} current="compare" />
      <main className="compared">
        <div className="compared-head">
          <h2 lang="en">{comparison.title}</h2>
          <Views play={play} shown={route.shown} />
          {comparison.columns.length > 1 && (
            <div className="tool-choice">
              <Choices label={texts.tool} choices={comparison.columns.map((id) => [id, toolchainNames[id]] as const)} chosen={tool} onChoose={setTool} />
            </div>
          )}
        </div>
        {texts.inEnglish !== undefined && <p className="note">{texts.inEnglish}</p>}
        {route.shown === 'ideas' ? (
          <Ideas play={play} />
        ) : (
          <>
            <Step play={play} />
            <div className="tool-columns" style={{ '--columns': `${comparison.columns.length}` }}>
              {comparison.columns.map((id) => (
                <ToolColumn key={id} play={play} tool={id} theme={theme} onLeave={() => setAway(id)} />
              ))}
            </div>
            <Agreement play={play} />
          </>
        )}
      </main>
      <Controls play={play} />
      <Announcer play={play} />
    </div>
  );
}

/** Two ways to look at it; both have an address. */
function Views({ play, shown }: { readonly play: ComparisonPlay; readonly shown: 'steps' | 'ideas' }) {
  const texts = useTexts(toolchainsTexts);
  const step = usePlay(play, ({ position }) => position);
  return (
    <nav className="views" aria-label={texts.comparison}>
      <a href={hashOf({ type: 'compare', shown: 'steps', step })} aria-current={shown === 'steps' ? 'page' : undefined}>
        {texts.views.steps}
      </a>
      <a href={hashOf({ type: 'compare', shown: 'ideas', step })} aria-current={shown === 'ideas' ? 'page' : undefined}>
        {texts.views.ideas}
      </a>
    </nav>
  );
}

/** What is done in the step that all of them have taken last, whatever the tool. */
function Step({ play }: { readonly play: ComparisonPlay }) {
  const texts = useTexts(toolchainsTexts);
  const { comparison } = play;
  const position = usePlay(play, (state) => state.position);
  const step = comparison.steps[position - 1];
  const list = useRef<HTMLOListElement>(null);
  useEffect(() => {
    // Along the line of the steps only: the page stays where it is read.
    const chosen = list.current?.children[Math.max(0, position - 1)];
    if (list.current !== null && chosen instanceof HTMLElement) list.current.scrollLeft = chosen.offsetLeft - list.current.offsetLeft - 40;
  }, [position]);
  return (
    <section className="compared-step" aria-label={texts.step.label}>
      <ol ref={list}>
        {comparison.steps.map(({ title, at }, index) => (
          <li key={at} data-state={index + 1 === position ? 'now' : index < position ? 'done' : 'to come'}>
            <button type="button" aria-current={index + 1 === position ? 'step' : undefined} onClick={() => play.goTo(index + 1)}>
              <b>{index + 1}</b> <span lang="en">{title}</span>
            </button>
          </li>
        ))}
      </ol>
      <div className="narration-text">
        <h3 lang={step === undefined ? undefined : 'en'}>{step === undefined ? texts.step.atStart : `${position}. ${step.title}`}</h3>
        <div lang="en">
          <Markdown text={step?.narration ?? comparison.introduction} />
        </div>
      </div>
    </section>
  );
}

function Controls({ play }: { readonly play: ComparisonPlay }) {
  const texts = useTexts(toolchainsTexts);
  const { steps } = play.comparison;
  const position = usePlay(play, (state) => state.position);
  const doing = usePlay(play, (state) => state.doing);
  return (
    <footer className="theatre-footer">
      <fieldset className="transport" aria-label={texts.controls.label}>
        <div className="transport-buttons">
          <button type="button" className="button control" aria-label={texts.controls.restart} title={texts.controls.restartTitle} disabled={position === 0} onClick={() => play.goTo(0)}>
            <Icon name="again" size={18} />
          </button>
          <button type="button" className="button control" aria-label={texts.controls.previous} title={texts.controls.previousTitle} disabled={position === 0} onClick={() => play.goTo(position - 1)}>
            <Icon name="previous" size={18} />
          </button>
          <button type="button" className="button main control" title={texts.controls.nextTitle} disabled={position === steps.length} onClick={() => play.goTo(position + 1)}>
            <Icon name="next" size={18} /> <span>{texts.controls.next}</span>
          </button>
        </div>
        <p className="play-standing">
          <b>{texts.controls.of(position, steps.length)}</b> <span>{doing === 'opening' ? texts.doing.preparing : doing === 'going' ? texts.doing.running : position === steps.length ? texts.doing.finished : position === 0 ? texts.step.atStart : texts.doing.done}</span>
        </p>
      </fieldset>
    </footer>
  );
}

function Announcer({ play }: { readonly play: ComparisonPlay }) {
  const texts = useTexts(toolchainsTexts);
  const { steps, columns } = play.comparison;
  const words = usePlay(play, ({ doing, position, columns: states }) => {
    const title = position === 0 ? texts.step.atStart : texts.said.step(position, steps.length, steps[position - 1]?.title ?? '');
    const failed = columns.filter((tool) => {
      const column = states[tool];
      return column?.type === 'refused' || (column?.type === 'open' && column.failure !== undefined);
    });
    return texts.said.now(title, doing === 'resting' ? (failed.length === 0 ? texts.doing.done : texts.said.failed(failed.map((tool) => toolchainNames[tool]))) : doing === 'opening' ? texts.doing.preparing : texts.doing.running);
  });
  return (
    <output className="visually-hidden" aria-live="polite">
      {words}
    </output>
  );
}

/** Where the comparison stands is in the address, so that a reload goes on there. */
function useAddress(play: ComparisonPlay): void {
  useEffect(() => {
    const start = currentRoute();
    if (start.type === 'compare' && start.step > 0) play.goTo(start.step);
    return play.subscribe(() => {
      const route = currentRoute();
      if (route.type === 'compare') rewriteAddress({ ...route, step: play.getState().position });
    });
  }, [play]);
}

function useKeys(play: ComparisonPlay, on: boolean): void {
  useEffect(() => {
    if (!on) return undefined;
    const onKey = (event: KeyboardEvent): void => {
      if (event.defaultPrevented || document.querySelector('dialog[open]') !== null) return;
      const { position } = play.getState();
      const steps = { next: position + 1, back: position - 1, start: 0, end: play.comparison.steps.length };
      const meaning = keyMeaning(event, placeOf(event.target));
      if (meaning !== 'next' && meaning !== 'back' && meaning !== 'start' && meaning !== 'end') return;
      event.preventDefault();
      play.goTo(steps[meaning]);
    };
    addEventListener('keydown', onKey);
    return () => removeEventListener('keydown', onKey);
  }, [play, on]);
}
