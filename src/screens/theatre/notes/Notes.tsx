import { useCallback, useEffect, useRef, useState } from 'react';
import { Icon } from '../../../ui/Icon.tsx';
import { Markdown } from '../Markdown.tsx';
import { keyMeaning, placeOf } from '../keys.ts';
import { fromTheatre, notesChannel, type FromNotes, type FromTheatre } from './messages.ts';
import './notes.css';

/** The speaker's window: the notes of the step that the room sees, and what comes next. It follows, and it can lead. */
export function Notes({ theatre }: { readonly theatre: string }) {
  const [shown, setShown] = useState<FromTheatre>();
  const channel = useRef<BroadcastChannel>(undefined);
  const send = useCallback((type: FromNotes['type']): void => {
    const message: FromNotes = { type };
    channel.current?.postMessage(message);
  }, []);
  useEffect(() => {
    const opened = notesChannel(theatre);
    channel.current = opened;
    opened.addEventListener('message', ({ data }: MessageEvent<unknown>) => {
      const message = fromTheatre.safeParse(data);
      if (message.success) setShown(message.data);
    });
    const hello: FromNotes = { type: 'opened' };
    opened.postMessage(hello);
    return () => opened.close();
  }, [theatre]);
  const plays = shown?.type === 'shown' && shown.plays;
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      const meaning = keyMeaning(event, placeOf(event.target));
      if (meaning !== 'next' && meaning !== 'back' && meaning !== 'play or pause') return;
      event.preventDefault();
      send(meaning === 'play or pause' ? (plays ? 'pause' : 'play') : meaning);
    };
    addEventListener('keydown', onKey);
    return () => removeEventListener('keydown', onKey);
  }, [plays, send]);
  useEffect(() => {
    document.title = 'Notes · Headway';
  }, []);

  if (shown === undefined || shown.type === 'closed') {
    return (
      <main className="notes">
        <h1>Speaker notes</h1>
        <output>{shown === undefined ? 'Waiting for the scenario. It has to be open in another window of this browser.' : 'The scenario was closed. These notes go on when it is opened again in the same tab.'}</output>
      </main>
    );
  }
  const { scenario, step, steps, title, note, next, doing } = shown;
  return (
    <main className="notes">
      <header>
        <h1>{scenario}</h1>
        <p>{`Step ${step} of ${steps} · ${doing}`}</p>
      </header>
      <section aria-live="polite" aria-label="Notes">
        <h2>{title}</h2>
        <div className="note-text">{note === '' ? <p className="faint">No note for this step.</p> : <Markdown text={note} />}</div>
      </section>
      <footer>
        <p>
          <span>Next</span> {next ?? 'The end'}
        </p>
        <div className="note-buttons">
          <button type="button" className="button" onClick={() => send('back')}>
            <Icon name="previous" /> Previous step
          </button>
          <button type="button" className="button" onClick={() => send(plays ? 'pause' : 'play')}>
            <Icon name={plays ? 'pause' : 'play'} /> {plays ? 'Pause' : 'Play'}
          </button>
          <button type="button" className="button main" onClick={() => send('next')}>
            <Icon name="next" /> Next step
          </button>
        </div>
      </footer>
    </main>
  );
}
