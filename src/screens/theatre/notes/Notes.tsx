import { useCallback, useEffect, useRef, useState } from 'react';
import { Icon } from '../../../ui/Icon.tsx';
import { Markdown } from '../Markdown.tsx';
import { keyMeaning, placeOf } from '../keys.ts';
import { fromTheatre, notesChannel, type FromNotes, type FromTheatre } from './messages.ts';
import { theatreTexts } from '../../../texts/en/theatre.ts';
import { useTexts } from '../../../texts/texts.ts';
import './notes.css';

/** The speaker's window: the notes of the step that the room sees, and what comes next. It follows, and it can lead. */
export function Notes({ theatre }: { readonly theatre: string }) {
  const texts = useTexts(theatreTexts);
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
    document.title = texts.notes.documentTitle;
  }, [texts]);

  if (shown === undefined || shown.type === 'closed') {
    return (
      <main className="notes">
        <h1>{texts.notes.heading}</h1>
        <output>{shown === undefined ? texts.notes.waiting : texts.notes.closed}</output>
      </main>
    );
  }
  const { lang, scenario, step, steps, title, note, next, doing } = shown;
  return (
    <main className="notes">
      <header>
        <h1 lang={lang}>{scenario}</h1>
        <p>{texts.notes.step(step, steps, doing)}</p>
      </header>
      <section aria-live="polite" aria-label={texts.notes.title}>
        <h2 lang={title === undefined ? undefined : lang}>{title ?? texts.doing.idle}</h2>
        <div className="note-text" lang={note === '' ? undefined : lang}>{note === '' ? <p className="faint">{texts.notes.none}</p> : <Markdown text={note} />}</div>
      </section>
      <footer>
        <p>
          <span>{texts.notes.next}</span> {next ?? texts.doing.finished}
        </p>
        <div className="note-buttons">
          <button type="button" className="button" onClick={() => send('back')}>
            <Icon name="previous" /> {texts.transport.previous}
          </button>
          <button type="button" className="button" onClick={() => send(plays ? 'pause' : 'play')}>
            <Icon name={plays ? 'pause' : 'play'} /> {plays ? texts.transport.pause : texts.transport.play}
          </button>
          <button type="button" className="button main" onClick={() => send('next')}>
            <Icon name="next" /> {texts.transport.next}
          </button>
        </div>
      </footer>
    </main>
  );
}
