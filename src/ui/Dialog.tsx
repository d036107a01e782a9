import { useEffect, useId, useRef, type ReactNode } from 'react';

/** A question or a sheet over the page: the browser's own dialog, so focus, Escape and the backdrop are its work. */
export function Dialog(props: { readonly title: string; readonly onClose: () => void; readonly children: ReactNode }) {
  const dialog = useRef<HTMLDialogElement>(null);
  const title = useId();
  useEffect(() => {
    const element = dialog.current;
    element?.showModal();
    return () => element?.close();
  }, []);
  // A `close` that comes late, from before the dialog was opened again, is no wish to close it.
  const closed = () => {
    if (dialog.current?.open !== true) props.onClose();
  };
  return (
    <dialog ref={dialog} className="dialog" aria-labelledby={title} onClose={closed} closedby="any">
      <div className="dialog-body">
        <h2 id={title}>{props.title}</h2>
        {props.children}
      </div>
    </dialog>
  );
}
