import { useState } from 'react';
import { environmentNames, type EnvironmentId } from '../../../domain/environment.ts';
import type { Happening } from '../../../explain/facts.ts';
import { Icon } from '../../../ui/Icon.tsx';
import { goToPane } from '../page-keys.ts';
import { useIsSmall } from '../small-screen.ts';
import { useParts } from '../workbench-context.ts';
import { ExplainNote } from './ExplainNote.tsx';
import { useNotes } from './explainer.ts';
import { plain, Sentence } from './Sentence.tsx';
import './explain.css';

/**
 * A quiet note on the last command, above the terminal: it takes its room from the editor, so that no line of the
 * terminal moves. On a small screen, where there is only the terminal, it is one line until somebody opens it.
 */
export function ExplainPanel({ environment }: { readonly environment: EnvironmentId }) {
  const { happening, notes } = useNotes(environment);
  const [dismissed, setDismissed] = useState<Happening>();
  const [opened, setOpened] = useState<Happening>();
  const small = useIsSmall();
  const { desk } = useParts();
  const name = environmentNames[environment];
  const [first] = notes;
  const shown = first !== undefined && happening !== dismissed;
  const open = !small || opened === happening;
  const dismiss = (): void => {
    setDismissed(happening);
    // The button goes; who pressed it goes on at the terminal.
    goToPane('terminal', desk);
  };
  return (
    <>
      <output className="visually-hidden">{first !== undefined && `What happened, ${name}: ${plain(first.title)}`}</output>
      {shown && (
        <section className="explain" aria-label={`What happened, ${name}`} data-open={open}>
          <div className="explain-head">
            {small ? (
              <button type="button" className="explain-open" aria-expanded={open} onClick={() => setOpened(open ? undefined : happening)}>
                <Icon name={open ? 'open' : 'closed'} />
                <span>
                  <Sentence text={first.title} />
                </span>
              </button>
            ) : (
              <h2>
                What happened <code>{first.line}</code>
              </h2>
            )}
            <button type="button" className="button quiet small icon" aria-label={`Dismiss what happened, ${name}`} onClick={dismiss}>
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
