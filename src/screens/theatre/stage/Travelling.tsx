import { useLayoutEffect, useRef, type RefObject } from 'react';
import type { AnimationFrame } from '../../../scenario/player.ts';
import { fill } from '../../../texts/fill.ts';
import { theatreTexts } from '../../../texts/en/theatre.ts';
import { useTexts } from '../../../texts/texts.ts';

/** A commit on its way: to the origin when it is pushed, from there when it is pulled. It takes as long as its frame. */
export function Travelling({ stage, frame }: { readonly stage: RefObject<HTMLElement | null>; readonly frame: AnimationFrame }) {
  const texts = useTexts(theatreTexts);
  const chip = useRef<HTMLDivElement>(null);
  const { happening, milliseconds } = frame;
  useLayoutEffect(() => {
    const [from, to] = happening.type === 'pushed' ? [happening.environment, 'origin'] : ['origin', happening.environment];
    const start = middleOf(stage.current, from);
    const end = middleOf(stage.current, to);
    if (start === undefined || end === undefined || (happening.type !== 'pushed' && happening.type !== 'pulled')) return undefined;
    const at = ({ x, y }: Place): string => `translate(${x}px, ${y}px) translate(-50%, -50%)`;
    const travel = chip.current?.animate(
      [
        { transform: at(start), opacity: 0 },
        { transform: at(start), opacity: 1, offset: 0.15 },
        { transform: at(end), opacity: 1, offset: 0.85 },
        { transform: at(end), opacity: 0 },
      ],
      { duration: milliseconds, easing: 'cubic-bezier(.4,.1,.2,1)', fill: 'both' },
    );
    return () => travel?.cancel();
  }, [stage, happening, milliseconds]);
  if (happening.type !== 'pushed' && happening.type !== 'pulled') return null;
  const [newest] = happening.commits.toReversed();
  return (
    <div ref={chip} className="travelling" aria-hidden="true">
      {fill(happening.commits.length > 1 ? texts.news.more('{newest}', happening.commits.length - 1) : '{newest}', { newest: <b>{newest?.subject}</b> })}
    </div>
  );
}

interface Place {
  readonly x: number;
  readonly y: number;
}

/** The middle of a part of the stage, or rather of its head, where its name is; in pixels from the stage's corner. */
function middleOf(stage: HTMLElement | null, place: string): Place | undefined {
  const part = stage?.querySelector(`[data-place="${place}"]`);
  if (stage === null || part === null || part === undefined) return undefined;
  const [whole, own] = [stage.getBoundingClientRect(), part.getBoundingClientRect()];
  return { x: own.left - whole.left + own.width / 2, y: own.top - whole.top + Math.min(own.height / 2, 40) };
}
