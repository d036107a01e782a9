import { useEffect, useState } from 'react';
import type { EnvironmentId } from '../../../domain/environment.ts';
import type { Happening } from '../../../explain/facts.ts';
import { Icon } from '../../../ui/Icon.tsx';
import { goToPane } from '../page-keys.ts';
import { useIsSmall } from '../small-screen.ts';
import { useParts } from '../workbench-context.ts';
import { ExplainNote } from './ExplainNote.tsx';
import { useNotes } from './explainer.ts';
import { plain, Sentence } from './Sentence.tsx';
import { fill } from '../../../texts/fill.ts';
import { happenedTexts } from '../../../texts/en/happened.ts';
import { pageTexts } from '../../../texts/en/page.ts';
import { useTexts } from '../../../texts/texts.ts';
import './explain.css';

/** Whether the notes on a command are one line high; as a person last wanted it, for that command. */
interface Folded {
  readonly happening: Happening | undefined;
  readonly isFolded: boolean;
}

/**
 * A quiet note on the last command, above the terminal: it takes its room from the editor, so that no line of the
 * terminal moves, and gives it back to who goes to a file: then it is one line. On a small screen, where there is only
 * the terminal, it is one line until somebody opens it.
 */
export function ExplainPanel({ environment }: { readonly environment: EnvironmentId }) {
  const { happening, notes } = useNotes(environment);
  const [dismissed, setDismissed] = useState<Happening>();
  const [folded, setFolded] = useState<Folded>();
  const small = useIsSmall();
  const { desk } = useParts();
  const texts = useTexts(happenedTexts);
  const name = useTexts(pageTexts).environments[environment];
  const [first] = notes;
  const shown = first !== undefined && happening !== dismissed;
  const open = folded !== undefined && folded.happening === happening ? !folded.isFolded : !small;
  useEffect(() => {
    // Who goes to a file needs the room to read it.
    const asked = desk.on('place.asked', () => setFolded({ happening, isFolded: true }));
    return () => asked.unsubscribe();
  }, [desk, happening]);
  const dismiss = (): void => {
    setDismissed(happening);
    // The button goes; who pressed it goes on at the terminal.
    goToPane('terminal', desk);
  };
  return (
    <>
      <output className="visually-hidden">{first !== undefined && texts.said(name, plain(first.title))}</output>
      {shown && (
        <section className="explain" aria-label={texts.title(name)} data-open={open}>
          <div className="explain-head">
            <h2>
              <button type="button" className="explain-open" aria-expanded={open} onClick={() => setFolded({ happening, isFolded: open })}>
                <Icon name={open ? 'open' : 'closed'} />
                <span>
                  {open && !small ? (
                    fill(texts.open, { line: <code>{first.line}</code> })
                  ) : (
                    <Sentence text={first.title} />
                  )}
                </span>
              </button>
            </h2>
            <button type="button" className="button quiet small icon" aria-label={texts.dismiss(name)} onClick={dismiss}>
              <Icon name="close" />
            </button>
          </div>
          {open && (
            <div className="explain-body">
              {notes.map((note) => (
                <ExplainNote key={note.id} note={note} headingId={`explain-${environment}-${note.id}`} />
              ))}
            </div>
          )}
        </section>
      )}
    </>
  );
}
