import { type ReactNode, useEffect, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import { actionsTexts } from '../../texts/en/actions.ts';
import { useTexts } from '../../texts/texts.ts';
import { Dialog } from '../../ui/Dialog.tsx';
import { shortcutOf } from '../../ui/shortcuts.ts';
import type { Theme } from '../../ui/theme.ts';
import { currentRoute } from '../home/address.ts';
import { laterPart } from '../later-part.tsx';
import { createPalette, PaletteContext } from './palette-context.ts';

const ActionPalette = laterPart(async () => (await import('./ActionPalette.tsx')).ActionPalette, Coming);
const KeyList = laterPart(async () => (await import('./KeyList.tsx')).KeyList, Opening);

/** Has the palette of all actions, and the list of all keys, for whatever screen is drawn in it. Both are fetched when they are first wanted. */
export function PaletteHost({ theme, children }: { readonly theme: Theme; readonly children: ReactNode }) {
  const texts = useTexts(actionsTexts);
  const [opened, setOpened] = useState<'actions' | 'keys'>();
  const [palette] = useState(() => createPalette(setOpened));
  const [typed, setTyped] = useState('');
  const close = (): void => {
    setOpened(undefined);
    setTyped('');
  };
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      // A window with a speaker's notes has keys of its own, and nothing else to do.
      if (!asksForActions(event) || document.querySelector('dialog[open] .palette') !== null || currentRoute().type === 'notes') return;
      event.preventDefault();
      event.stopPropagation();
      setOpened('actions');
    };
    // Before the terminal and the editor hear it.
    addEventListener('keydown', onKey, true);
    return () => removeEventListener('keydown', onKey, true);
  }, []);
  const choose = (run: () => void): void => {
    // First the palette goes and the keyboard is back where it was: the action may bring it elsewhere.
    flushSync(close);
    run();
  };
  return (
    <PaletteContext value={palette}>
      {children}
      {opened === 'actions' && (
        <Dialog title={texts.title} wide onClose={close}>
          <ActionPalette theme={theme} typed={typed} onTyped={setTyped} onChosen={choose} />
        </Dialog>
      )}
      {opened === 'keys' && (
        <Dialog title={texts.keys} wide onClose={close}>
          <KeyList />
        </Dialog>
      )}
    </PaletteContext>
  );
}

/** The field is there at once: what is typed while the actions are fetched is not lost. */
function Coming({ typed, onTyped }: { readonly typed: string; readonly onTyped: (typed: string) => void }) {
  const texts = useTexts(actionsTexts);
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => field.current?.focus(), []);
  return (
    <div className="palette">
      <input ref={field} className="field" aria-label={texts.title} autoComplete="off" value={typed} onChange={({ target }) => onTyped(target.value)} />
      <output className="note">{texts.opening}</output>
    </div>
  );
}

function Opening() {
  const texts = useTexts(actionsTexts);
  return <output className="note">{texts.opening}</output>;
}

/** Alt+K everywhere; Ctrl+K and Cmd+K as well, where no text that is typed in has a use of its own for them. */
function asksForActions(event: KeyboardEvent): boolean {
  if (shortcutOf(event) === 'actions') return true;
  if (event.key.toLowerCase() !== 'k' || event.ctrlKey === event.metaKey || event.altKey || event.shiftKey) return false;
  return !(event.target instanceof Element && event.target.closest('input, textarea, [contenteditable="true"], [role="textbox"]') !== null);
}
