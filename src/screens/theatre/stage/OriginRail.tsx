import { useCallback } from 'react';
import type { FileTree } from '../../../domain/file-tree.ts';
import type { TravellingCommit } from '../../../scenario/happening.ts';
import type { AnimationFrame } from '../../../scenario/player.ts';
import { useAnswer } from '../../../ui/answer.ts';
import { Icon } from '../../../ui/Icon.tsx';
import { useTheatre } from '../theatre-context.ts';
import { theatreTexts } from '../../../texts/en/theatre.ts';
import { useTexts } from '../../../texts/texts.ts';

/** How many commits have room; older ones are counted. */
const SHOWN = 4;

/** The origin between the environments, with its commits, the newest first. */
export function OriginRail({ origin, frame }: { readonly origin: FileTree; readonly frame: AnimationFrame | undefined }) {
  const texts = useTexts(theatreTexts);
  const { player } = useTheatre();
  // Another origin is another question.
  const ask = useCallback(() => (origin.size === 0 ? Promise.resolve([]) : player.originLog()), [player, origin]);
  const { value: log = [] } = useAnswer(ask);
  const { commits, landing } = commitsDuring(frame, log);
  return (
    <section className="origin-rail" aria-label={texts.origin.title} data-place="origin">
      <h3>
        <Icon name="branch" size={15} /> {texts.origin.title}
      </h3>
      <ol>
        {commits.slice(0, SHOWN).map(({ id, subject }) => (
          <li key={id} data-motion={landing.has(id) ? 'land' : undefined}>
            <code>{id}</code> <span>{subject}</span>
          </li>
        ))}
      </ol>
      {commits.length === 0 && <p>{texts.origin.nothing}</p>}
      {commits.length > SHOWN && <p>{texts.origin.older(commits.length - SHOWN)}</p>}
    </section>
  );
}

/** The commits as the room sees them now: those that are on their way are not there before they land. */
function commitsDuring(frame: AnimationFrame | undefined, log: readonly TravellingCommit[]): { readonly commits: readonly TravellingCommit[]; readonly landing: ReadonlySet<string> } {
  const pushedNow = frame?.happening.type === 'pushed' ? frame.happening.commits : [];
  const pushedLater = new Set((frame?.coming ?? []).flatMap((happening) => (happening.type === 'pushed' ? happening.commits.map(({ id }) => id) : [])));
  const known = new Set(log.map(({ id }) => id));
  const commits = [...pushedNow.filter(({ id }) => !known.has(id)).toReversed(), ...log].filter(({ id }) => !pushedLater.has(id));
  return { commits, landing: new Set(pushedNow.map(({ id }) => id)) };
}
