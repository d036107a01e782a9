import { useEffect, useMemo, useState } from 'react';
import type { Player } from '../../scenario/player.ts';
import { Dialog } from '../../ui/Dialog.tsx';
import { Icon } from '../../ui/Icon.tsx';
import type { Theme } from '../../ui/theme.ts';
import { addressOf, currentRoute, onRoute, rewriteAddress } from '../home/address.ts';
import type { Route } from '../home/route.ts';
import { useOffer } from '../palette/palette-context.ts';
import { Excursion } from './Excursion.tsx';
import { Proof } from './evidence/Proof.tsx';
import { keyMeaning, placeOf } from './keys.ts';
import { lettersAreKeys } from './letter-keys.ts';
import { LinkButton } from './LinkButton.tsx';
import { OWN } from './own-file.ts';
import { Narration } from './Narration.tsx';
import { openNotes, useNotesChannel } from './notes/theatre-notes.ts';
import { Pointer } from './Pointer.tsx';
import { usePresenting } from './present.ts';
import { Stage } from './stage/Stage.tsx';
import { StepList } from './StepList.tsx';
import { TheatreContext, usePlayer, useTheatre } from './theatre-context.ts';
import { TheatreHeader } from './TheatreHeader.tsx';
import { TheatreProblems } from './TheatreProblems.tsx';
import { Transport } from './Transport.tsx';
import { announcement } from './words.ts';
import { theatreTexts } from '../../texts/en/theatre.ts';
import { useTexts } from '../../texts/texts.ts';

interface PerformanceProps {
  readonly player: Player;
  /** The scenario's file, as problems name it. */
  readonly file: string;
  readonly route: Extract<Route, { readonly type: 'scenario' }>;
  readonly theme: Theme;
}

/** A scenario on the stage. */
export function Performance({ player, file, route, theme }: PerformanceProps) {
  const parts = useMemo(() => ({ player, script: player.script, lang: langOf(route.id) }), [player, route.id]);
  return (
    <TheatreContext value={parts}>
      <Play file={file} id={route.id} theme={theme} />
    </TheatreContext>
  );
}

/** The project's scenarios are in English; of somebody's own nothing is known. */
export function langOf(id: string): string {
  return id === OWN ? '' : 'en';
}

function Play({ file, id, theme }: { readonly file: string; readonly id: string; readonly theme: Theme }) {
  const texts = useTexts(theatreTexts);
  const theatre = useTheatre();
  const { player } = theatre;
  const [presenting, present] = usePresenting();
  const [pointing, setPointing] = useState(false);
  const [away, setAway] = useState(false);
  const [listing, setListing] = useState(false);
  const proof = useProof();
  useAddress(id);
  useNotesChannel(id);
  useKeys({ away, onPresent: () => present(!presenting), onPointer: () => setPointing((on) => !on), onLeave: () => present(false) });

  const leave = (): void => {
    player.pause();
    present(false);
    setAway(true);
  };
  const notes = (): void => openNotes(id);
  const turn = proof.proves ? { toEvidence: !proof.shown, turn: proof.turn } : undefined;
  useOffer('theatre', away ? undefined : { ...theatre, presenting, present, pointing, point: setPointing, turn, openNotes: notes, leave });
  if (away) return <Excursion theme={theme} onBack={() => setAway(false)} />;
  return (
    <div className="theatre" data-presenting={presenting || undefined}>
      <TheatreHeader theme={theme}>
        <LinkButton address={() => addressOf({ type: 'scenario', id, step: player.getState().position })} />
        <button type="button" className="button quiet" onClick={notes}>
          <Icon name="notes" /> <span className="label">{texts.notes.title}</span>
        </button>
        <button type="button" className="button quiet" onClick={() => present(true)} title={texts.present.title}>
          <Icon name="present" /> <span className="label">{texts.present.button}</span>
        </button>
      </TheatreHeader>
      <main className="play">
        {presenting && <h1 className="visually-hidden">Headway</h1>}
        <aside className="side">
          <StepList />
        </aside>
        <Narration />
        <TheatreProblems file={file} />
        <div className="shown">{proof.shown ? <Proof key={proof.position} evidence={proof.evidence} /> : <Stage />}</div>
      </main>
      <footer className="theatre-footer">
        <Transport>
          {proof.proves && (
            <button type="button" className="button quiet" onClick={proof.turn}>
              <Icon name={proof.shown ? 'environments' : 'database'} /> <span className="label">{proof.shown ? texts.proof.showEnvironments : texts.proof.showEvidence}</span>
            </button>
          )}
          <button type="button" className="button quiet steps-button" onClick={() => setListing(true)}>
            <Icon name="steps" /> <span className="label">{texts.steps.title}</span>
          </button>
          <button type="button" className="button quiet what-if" onClick={leave} title={texts.excursion.buttonTitle}>
            <Icon name="terminal" /> <span className="label">{texts.excursion.button}</span>
          </button>
          {presenting && (
            <>
              <button type="button" className="button quiet" aria-pressed={pointing} onClick={() => setPointing(!pointing)} title={texts.present.pointerTitle}>
                <Icon name="pointer" /> <span className="label">{texts.present.pointer}</span>
              </button>
              <button type="button" className="button quiet" onClick={() => present(false)} title={texts.present.leaveTitle}>
                <Icon name="close" /> <span className="label">{texts.present.leave}</span>
              </button>
            </>
          )}
        </Transport>
      </footer>
      {listing && (
        <Dialog title={texts.steps.title} onClose={() => setListing(false)}>
          <StepList onChosen={() => setListing(false)} />
        </Dialog>
      )}
      {presenting && pointing && <Pointer />}
      <Announcer />
    </div>
  );
}

/** Whether the evidence of a step is shown, as soon as it was found, or the world. The person can look at the other. */
function useProof() {
  const position = usePlayer((state) => state.position);
  const resting = usePlayer(({ doing }) => doing.type === 'playing' || doing.type === 'paused' || doing.type === 'finished');
  const evidence = usePlayer((state) => state.records[position - 1]?.evidence ?? none);
  const [turned, setTurned] = useState<number>();
  const proves = resting && evidence.length > 0;
  const shown = proves && turned !== position;
  return { proves, shown, position, evidence, turn: () => setTurned(shown ? position : undefined) };
}

const none: readonly never[] = [];

function Announcer() {
  const { script } = useTheatre();
  const words = usePlayer((state) => announcement(state, script));
  return (
    <output className="visually-hidden" aria-live="polite">
      {words}
    </output>
  );
}

/** Where the person stands is in the address; an address that is changed by hand leads there. */
function useAddress(id: string): void {
  const { player, script } = useTheatre();
  useEffect(() => {
    const start = currentRoute();
    const wanted = start.type === 'scenario' ? Math.min(start.step, script.steps.length) : 0;
    let arrived = wanted === 0;
    if (!arrived) player.jumpTo(wanted);
    const tell = (): void => {
      const { position, doing } = player.getState();
      // On the way there the address stays, so that a reload goes on to the same step.
      arrived ||= position === wanted || !['running', 'checking', 'travelling'].includes(doing.type);
      if (arrived) rewriteAddress({ type: 'scenario', id, step: position });
    };
    const stopTelling = player.subscribe(tell);
    const stopFollowing = onRoute(() => {
      const route = currentRoute();
      if (route.type === 'scenario' && route.id === id && route.step !== player.getState().position) player.jumpTo(route.step);
    });
    return () => {
      stopTelling();
      stopFollowing();
    };
  }, [player, script, id]);
}

interface KeyUses {
  readonly away: boolean;
  readonly onPresent: () => void;
  readonly onPointer: () => void;
  readonly onLeave: () => void;
}

function useKeys({ away, onPresent, onPointer, onLeave }: KeyUses): void {
  const { player, script } = useTheatre();
  useEffect(() => {
    if (away) return undefined;
    const onKey = (event: KeyboardEvent): void => {
      if (event.defaultPrevented || document.querySelector('dialog[open]') !== null) return;
      const meaning = keyMeaning(event, placeOf(event.target), lettersAreKeys());
      if (meaning === undefined) return;
      if (meaning !== 'leave') event.preventDefault();
      switch (meaning) {
        case 'play or pause':
          return player.getState().playsOn ? player.pause() : player.play();
        case 'next':
          return player.next();
        case 'back':
          return player.back();
        case 'start':
          return player.restart();
        case 'end':
          return player.jumpTo(script.steps.length);
        case 'present':
          return onPresent();
        case 'pointer':
          return onPointer();
        case 'leave':
          return onLeave();
      }
    };
    addEventListener('keydown', onKey);
    return () => removeEventListener('keydown', onKey);
  });
}
