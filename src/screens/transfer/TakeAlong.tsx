import { useCallback, useEffect, useState } from 'react';
import { createPortal } from 'react-dom';
import { useMachine } from '@xstate/react';
import type { Source } from '../../transfer/transfer.ts';
import { holdsWorld } from '../../transfer/world-address.ts';
import { Dialog } from '../../ui/Dialog.tsx';
import { Icon } from '../../ui/Icon.tsx';
import { laterPart } from '../later-part.tsx';
import { useOffer } from '../palette/palette-context.ts';
import { carriesFiles, droppedSource } from './sources.ts';
import { useTransfer } from './transfer-context.ts';
import { transferMachine } from './transfer-machine.ts';
import { transferTexts } from '../../texts/en/transfer.ts';
import { textsOf } from '../../texts/texts-of.ts';
import { useTexts } from '../../texts/texts.ts';
import './transfer.css';

const TakeAlongMenu = laterPart(async () => (await import('./TakeAlongMenu.tsx')).TakeAlongMenu);
const WorldQuestion = laterPart(async () => (await import('./WorldQuestion.tsx')).WorldQuestion);
const ProjectQuestion = laterPart(async () => (await import('./ProjectQuestion.tsx')).ProjectQuestion);

/** The button to take work along, bring some in and share it; what is dropped on the page; and a link that holds a world. */
export function TakeAlong() {
  const texts = useTexts(transferTexts);
  const loadTransfer = useTransfer();
  const [snapshot, send] = useMachine(transferMachine);
  const { offer, problem, words } = snapshot.context;
  useOffer('takeAlong', { open: () => send({ type: 'menu.opened' }) });

  const bringIn = useCallback(
    (find: () => Promise<Source | undefined>) =>
      send({
        type: 'source.chosen',
        async read(say, signal) {
          const transfer = await loadTransfer();
          const source = await find();
          return source === undefined ? { type: 'refused', name: '', reason: textsOf(transferTexts).reading.noFile } : transfer.read(source, say, signal);
        },
      }),
    [loadTransfer, send],
  );
  const readAddress = useCallback(() => {
    if (!holdsWorld(location.hash)) return;
    const fragment = location.hash;
    send({ type: 'source.chosen', read: async () => (await loadTransfer()).readLink(fragment) });
  }, [loadTransfer, send]);

  useEffect(() => {
    readAddress();
    addEventListener('hashchange', readAddress);
    return () => removeEventListener('hashchange', readAddress);
  }, [readAddress]);

  const close = () => {
    send({ type: 'dialog.closed' });
    forgetAddress();
  };
  const over = useDropOnPage((transfer) => bringIn(droppedSource(transfer)));
  const taking = snapshot.matches('taking');
  const ask = { problem, taking, onTake: (take: () => Promise<string | undefined>) => send({ type: 'offer.taken', take: () => take().finally(forgetAddress) }), onClose: close };

  return (
    <>
      <button type="button" className="button quiet" onClick={() => send({ type: 'menu.opened' })} title={texts.button.title}>
        <Icon name="down" /> <span className="label">{texts.button.words}</span>
      </button>
      {createPortal(
        <>
          {over && (
            <div className="drop-target">
              <p>
                <Icon name="up" size={20} /> {texts.drop.title}
              </p>
              <p className="note">{texts.drop.words}</p>
            </div>
          )}
          {snapshot.matches('menu') && <TakeAlongMenu onChosen={(source) => bringIn(() => Promise.resolve(source))} onClose={close} />}
          {snapshot.matches('reading') && (
            <Dialog title={texts.bringIn.title} onClose={close}>
              <output className="transfer-words">{words}</output>
              <div className="dialog-actions">
                <button type="button" className="button" onClick={close}>
                  {texts.cancel}
                </button>
              </div>
            </Dialog>
          )}
          {snapshot.matches('refused') && (
            <Dialog title={texts.refused.title} onClose={close}>
              <p className="problem" role="alert">
                <Icon name="warning" />
                <span>{problem}</span>
              </p>
              <p>{texts.refused.unchanged}</p>
              <div className="dialog-actions">
                <button type="button" className="button" onClick={close}>
                  {texts.close}
                </button>
              </div>
            </Dialog>
          )}
          {offer?.type === 'world' && (snapshot.matches('asking') || taking) && <WorldQuestion offer={offer} {...ask} />}
          {offer?.type === 'project' && (snapshot.matches('asking') || taking) && <ProjectQuestion offer={offer} {...ask} />}
        </>,
        document.body,
      )}
    </>
  );
}

/** Takes a world out of the address, so that a reload does not ask again. */
function forgetAddress(): void {
  if (holdsWorld(location.hash)) history.replaceState(history.state, '', location.pathname + location.search);
}

/** Whether a file is held over the page. Answers a drop, anywhere. */
function useDropOnPage(onDrop: (transfer: DataTransfer) => void): boolean {
  const [over, setOver] = useState(false);
  useEffect(() => {
    const drag = (event: DragEvent): void => {
      if (!carriesFiles(event.dataTransfer)) return;
      event.preventDefault();
      setOver(true);
    };
    const leave = (event: DragEvent): void => {
      // Out of the window; over from one part of the page to the next, it names that part.
      if (event.relatedTarget === null) setOver(false);
    };
    const drop = (event: DragEvent): void => {
      if (event.dataTransfer === null || !carriesFiles(event.dataTransfer)) return;
      event.preventDefault();
      event.stopPropagation();
      setOver(false);
      onDrop(event.dataTransfer);
    };
    // Before the editor hears it, which would take the file for a text.
    const early = { capture: true };
    addEventListener('dragenter', drag, early);
    addEventListener('dragover', drag, early);
    addEventListener('dragleave', leave, early);
    addEventListener('drop', drop, early);
    return () => {
      removeEventListener('dragenter', drag, early);
      removeEventListener('dragover', drag, early);
      removeEventListener('dragleave', leave, early);
      removeEventListener('drop', drop, early);
    };
  }, [onDrop]);
  return over;
}
