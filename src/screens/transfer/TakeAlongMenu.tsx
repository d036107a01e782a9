import { useEffect, useRef, useState } from 'react';
import { environmentIds, type EnvironmentId } from '../../domain/environment.ts';
import { pageTexts } from '../../texts/en/page.ts';
import { textsOf } from '../../texts/texts-of.ts';
import type { Download, Source } from '../../transfer/transfer.ts';
import { Dialog } from '../../ui/Dialog.tsx';
import { Icon } from '../../ui/Icon.tsx';
import { EnvironmentName } from '../workbench/environments/EnvironmentName.tsx';
import { useParts } from '../workbench/workbench-context.ts';
import { download } from './download.ts';
import { ShareLink } from './ShareLink.tsx';
import { chosenSource } from './sources.ts';
import { useTransfer } from './transfer-context.ts';
import { transferTexts } from '../../texts/en/transfer.ts';
import { useTexts } from '../../texts/texts.ts';

/** All ways out of the page and into it. */
export function TakeAlongMenu({ onChosen, onClose }: { readonly onChosen: (source: Source) => void; readonly onClose: () => void }) {
  const texts = useTexts(transferTexts);
  const { workbench } = useParts();
  const loadTransfer = useTransfer();
  const [said, setSaid] = useState('');
  const save = (what: string, make: (transfer: Awaited<ReturnType<typeof loadTransfer>>) => Download) => {
    setSaid(texts.packing);
    loadTransfer().then(
      (transfer) => {
        const file = make(transfer);
        if (file.type === 'file') download(file.name, file.bytes);
        setSaid(file.type === 'file' ? texts.along.saved(file.name, what) : file.reason);
      },
      (error: unknown) => setSaid(texts.along.notPacked(error instanceof Error ? error.message : String(error))),
    );
  };
  const saveWorld = () => save(texts.along.world, (transfer) => transfer.worldFile(workbench.getState().workspace));
  const saveEnvironment = (id: EnvironmentId) => save(textsOf(pageTexts).environments[id], (transfer) => transfer.environmentZip(id, workbench.getState().workspace));

  return (
    <Dialog title={texts.menu} wide onClose={onClose}>
      <div className="transfer-parts">
        <section>
          <h3>{texts.along.title}</h3>
          <p className="note">{texts.along.words}</p>
          <div className="transfer-buttons">
            {environmentIds.map((id) => (
              <button key={id} type="button" className="button" aria-label={texts.along.download(textsOf(pageTexts).environments[id])} onClick={() => saveEnvironment(id)}>
                <Icon name="down" /> <EnvironmentName environment={id} />
              </button>
            ))}
          </div>
          <p className="note">{texts.along.worldWords}</p>
          <div className="transfer-buttons">
            <button type="button" className="button" onClick={saveWorld}>
              <Icon name="down" /> {texts.along.downloadWorld}
            </button>
          </div>
          <output className="transfer-words">{said}</output>
        </section>
        <ShareLink onSaveWorld={saveWorld} />
        <BringIn onChosen={onChosen} />
      </div>
    </Dialog>
  );
}

function BringIn({ onChosen }: { readonly onChosen: (source: Source) => void }) {
  const texts = useTexts(transferTexts);
  const file = useRef<HTMLInputElement>(null);
  const folder = useRef<HTMLInputElement>(null);
  useEffect(() => {
    // React has no word for it.
    if (folder.current !== null) folder.current.webkitdirectory = true;
  }, []);
  const chosen = (input: HTMLInputElement) => {
    const source = input.files === null ? undefined : chosenSource(input.files);
    if (source !== undefined) onChosen(source);
  };
  return (
    <section>
      <h3>{texts.bringIn.title}</h3>
      <p className="note">{texts.bringIn.words}</p>
      <div className="transfer-buttons">
        <button type="button" className="button" onClick={() => file.current?.click()}>
          <Icon name="up" /> {texts.bringIn.file}
        </button>
        <button type="button" className="button" onClick={() => folder.current?.click()}>
          <Icon name="up" /> {texts.bringIn.folder}
        </button>
      </div>
      <input ref={file} hidden type="file" aria-label={texts.bringIn.fileLabel} accept=".zip,.db,.sqlite,.sqlite3" onChange={(event) => chosen(event.currentTarget)} />
      <input ref={folder} hidden type="file" aria-label={texts.bringIn.folderLabel} onChange={(event) => chosen(event.currentTarget)} />
    </section>
  );
}
