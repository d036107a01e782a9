import { useId, useLayoutEffect, useRef, type ReactNode } from 'react';
import { Icon } from './Icon.tsx';
import { pageTexts } from '../texts/en/page.ts';
import { useTexts } from '../texts/texts.ts';

/** A question or a sheet over the page: the browser's own dialog, so focus, Escape and the backdrop are its work. */
export function Dialog(props: { readonly title: string; readonly wide?: boolean; readonly onClose: () => void; readonly children: ReactNode }) {
  const dialog = useRef<HTMLDialogElement>(null);
  const title = useId();
  const texts = useTexts(pageTexts);
  // Before the element goes, so that closing it gives the focus back to where it was.
  useLayoutEffect(() => {
    const element = dialog.current;
    element?.showModal();
    return () => element?.close();
  }, []);
  // A `close` that comes late, from before the dialog was opened again, is no wish to close it.
  const closed = () => {
    if (dialog.current?.open !== true) props.onClose();
  };
  return (
    <dialog ref={dialog} className={props.wide === true ? 'dialog wide' : 'dialog'} aria-labelledby={title} onClose={closed} closedby="any">
      <div className="dialog-body">
        <div className="dialog-head">
          <h2 id={title}>{props.title}</h2>
          {props.wide === true && (
            <button type="button" className="button quiet icon" aria-label={texts.close} onClick={props.onClose}>
              <Icon name="close" />
            </button>
          )}
        </div>
        {props.children}
      </div>
    </dialog>
  );
}
