import type { PaletteTexts } from '../../texts/en/palette.ts';
import { toolchainNames } from '../../toolchains/comparison.ts';
import { hashOf } from '../home/route.ts';
import { theatreKeys, type TheatreKey } from '../theatre/keys.ts';
import { lettersAreKeys, takeLettersAsKeys } from '../theatre/letter-keys.ts';
import { SPEEDS } from '../theatre/speeds.ts';
import type { Action, Offered } from './action.ts';
import { goTo } from './lesson-actions.ts';

/** The keys of the theatre as the palette names them; letters that were turned off do nothing. */
const keysOf = (key: TheatreKey): readonly string[] =>
  theatreKeys[key].filter((each) => lettersAreKeys() || !/^[A-Z]$/.test(each)).map((each) => (each === ' ' ? 'Space' : each));

/** What can be done while a scenario is on the stage. */
export function theatreActions(offer: NonNullable<Offered['theatre']>, texts: PaletteTexts): readonly Action[] {
  const { player, script, presenting, present, pointing, point, turn } = offer;
  const { position, playsOn, doing, speed } = player.getState();
  const words = texts.theatre;
  const group = texts.groups.here;
  const act = (id: TheatreKey, name: string, run: () => void, whyNot?: string): Action => ({ id, group, name, keys: keysOf(id), whyNot, run });
  const atEnd = doing.type === 'finished' ? words.atEnd : undefined;
  const atStart = position === 0 && doing.type === 'idle' ? words.atStart : undefined;
  return [
    playsOn ? act('play or pause', words.pause, () => player.pause()) : act('play or pause', words.play, () => player.play()),
    act('next', words.next, () => player.next(), atEnd),
    act('back', words.back, () => player.back(), atStart),
    act('start', words.start, () => player.restart()),
    act('end', words.end, () => player.jumpTo(script.steps.length), atEnd),
    ...(turn === undefined ? [] : [{ id: 'turn', group, name: turn.toEvidence ? words.evidence : words.environments, run: turn.turn }]),
    { id: 'what if', group, name: words.whatIf, run: offer.leave },
    presenting ? act('leave', words.leave, () => present(false)) : act('present', words.present, () => present(true)),
    ...(presenting ? [act('pointer', pointing ? words.noPoint : words.point, () => point(!pointing))] : []),
    { id: 'notes', group, name: words.notes, run: offer.openNotes },
    ...SPEEDS.map((each) => ({ id: `speed ${each}`, group, name: words.speed(each), ...(each === speed ? { note: texts.now } : {}), run: () => player.setSpeed(each) })),
    letterAction(texts),
    ...script.steps.map(({ title, at }, index) => ({ id: `step ${at}`, group: texts.groups.steps, name: words.step(index + 1, title), ...(index + 1 === position ? { note: texts.now } : {}), run: () => player.jumpTo(index + 1) })),
  ];
}

/** Letters alone may be in the way of who speaks to the computer, or touches keys by chance: they can be turned off. */
function letterAction(texts: PaletteTexts): Action {
  const on = lettersAreKeys();
  return { id: 'letters', group: texts.groups.here, name: on ? texts.theatre.lettersOff : texts.theatre.lettersOn, run: () => takeLettersAsKeys(!on) };
}

/** What can be done before the tools side by side. */
export function comparisonActions({ play, leave }: NonNullable<Offered['comparison']>, texts: PaletteTexts): readonly Action[] {
  const { steps, columns } = play.comparison;
  const { position } = play.getState();
  const words = texts.theatre;
  const group = texts.groups.here;
  const act = (id: TheatreKey, name: string, to: number, whyNot: string | undefined): Action => ({ id, group, name, keys: keysOf(id), whyNot, run: () => play.goTo(to) });
  const atEnd = position === steps.length ? words.atEnd : undefined;
  const atStart = position === 0 ? words.atStart : undefined;
  return [
    act('next', words.next, position + 1, atEnd),
    act('back', words.back, position - 1, atStart),
    act('start', words.start, 0, atStart),
    act('end', words.end, steps.length, atEnd),
    ...(['steps', 'ideas'] as const).map((shown) => ({ id: shown, group, name: texts.compare[shown], run: () => goTo(hashOf({ type: 'compare', shown, step: position })) })),
    ...columns.flatMap((tool) => (play.player(tool) === undefined ? [] : [{ id: `what if ${tool}`, group, name: texts.compare.whatIf(toolchainNames[tool]), run: () => leave(tool) }])),
    ...steps.map(({ title, at }, index) => ({ id: `step ${at}`, group: texts.groups.steps, name: words.step(index + 1, title), ...(index + 1 === position ? { note: texts.now } : {}), run: () => play.goTo(index + 1) })),
  ];
}
