import { useEffect } from 'react';
import type { Player } from '../../../scenario/player.ts';
import { addressOf } from '../../home/address.ts';
import { useTheatre } from '../theatre-context.ts';
import { doingWords } from '../words.ts';
import { fromNotes, notesChannel, type FromTheatre } from './messages.ts';

const KEY = 'headway.theatre';

/** Opens the speaker's notes in a window of their own, or brings it to the front. */
export function openNotes(id: string): void {
  const theatre = theatreName(id);
  open(addressOf({ type: 'notes', theatre }), `headway-notes-${theatre}`, 'popup,width=720,height=560');
}

/** Tells the window with the notes which step is shown, and does what is pressed there. */
export function useNotesChannel(id: string): void {
  const { player, lang } = useTheatre();
  useEffect(() => {
    const channel = notesChannel(theatreName(id));
    let said = '';
    const tell = (again: boolean): void => {
      const message = shownBy(player, lang);
      const text = JSON.stringify(message);
      if (text === said && !again) return;
      said = text;
      channel.postMessage(message);
    };
    channel.addEventListener('message', ({ data }: MessageEvent<unknown>) => {
      const message = fromNotes.safeParse(data);
      if (!message.success) return;
      switch (message.data.type) {
        case 'opened':
          return tell(true);
        case 'next':
          return player.next();
        case 'back':
          return player.back();
        case 'play':
          return player.play();
        case 'pause':
          return player.pause();
      }
    });
    const stop = player.subscribe(() => tell(false));
    tell(true);
    return () => {
      stop();
      const closed: FromTheatre = { type: 'closed' };
      channel.postMessage(closed);
      channel.close();
    };
  }, [player, lang, id]);
}

/** What of the player concerns the speaker: the step that runs or was run last. */
function shownBy(player: Player, lang: string): FromTheatre {
  const { script } = player;
  const { doing, position, playsOn } = player.getState();
  const step = doing.type === 'running' || doing.type === 'checking' ? doing.step + 1 : position;
  const title = script.steps[step - 1]?.title;
  const next = script.steps[step]?.title;
  return {
    type: 'shown',
    scenario: script.title,
    step,
    steps: script.steps.length,
    lang,
    ...(title === undefined ? {} : { title }),
    note: script.steps[step - 1]?.note ?? '',
    ...(next === undefined ? {} : { next }),
    doing: doingWords({ doing }),
    plays: playsOn,
  };
}

/** The name of this tab's theatre, the same after a reload, so that its notes go on. */
function theatreName(id: string): string {
  try {
    const kept = sessionStorage.getItem(KEY) ?? Date.now().toString(36);
    sessionStorage.setItem(KEY, kept);
    return `${id}-${kept}`;
  } catch {
    return id; // refused: then two tabs with the same scenario share their notes
  }
}
