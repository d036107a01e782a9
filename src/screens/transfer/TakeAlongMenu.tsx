import { useEffect, useRef, useState } from 'react';
import { environmentIds, type EnvironmentId, environmentNames } from '../../domain/environment.ts';
import type { Download, Source } from '../../transfer/transfer.ts';
import { Dialog } from '../../ui/Dialog.tsx';
import { Icon } from '../../ui/Icon.tsx';
import { EnvironmentName } from '../workbench/environments/EnvironmentName.tsx';
import { useParts } from '../workbench/workbench-context.ts';
import { download } from './download.ts';
import { ShareLink } from './ShareLink.tsx';
import { chosenSource } from './sources.ts';
import { useTransfer } from './transfer-context.ts';

/** All ways out of the page and into it. */
export function TakeAlongMenu({ onChosen, onClose }: { readonly onChosen: (source: Source) => void; readonly onClose: () => void }) {
  const { workbench } = useParts();
  const loadTransfer = useTransfer();
  const [said, setSaid] = useState('');
  const save = (what: string, make: (transfer: Awaited<ReturnType<typeof loadTransfer>>) => Download) => {
    setSaid('Packing…');
    loadTransfer().then(
      (transfer) => {
        const file = make(transfer);
        if (file.type === 'file') download(file.name, file.bytes);
        setSaid(file.type === 'file' ? `${file.name} holds ${what}. It is in your downloads.` : file.reason);
      },
      (error: unknown) => setSaid(`It could not be packed: ${error instanceof Error ? error.message : String(error)}`),
    );
  };
  const saveWorld = () => save('the whole world', (transfer) => transfer.worldFile(workbench.getState().workspace));
  const saveEnvironment = (id: EnvironmentId) => save(environmentNames[id], (transfer) => transfer.environmentZip(id, workbench.getState().workspace));

  return (
    <Dialog title="Take along, share, bring in" wide onClose={onClose}>
      <div className="transfer-parts">
        <section>
          <h3>Take along</h3>
          <p className="note">One environment as a zip: its project with its databases and .git, and the origin beside it. It goes on at a terminal as it is.</p>
          <div className="transfer-buttons">
            {environmentIds.map((id) => (
              <button key={id} type="button" className="button" aria-label={`Download ${environmentNames[id]}`} onClick={() => saveEnvironment(id)}>
                <Icon name="down" /> <EnvironmentName environment={id} />
              </button>
            ))}
          </div>
          <p className="note">All four with the origin as one file, to open again in Headway, here or elsewhere.</p>
          <div className="transfer-buttons">
            <button type="button" className="button" onClick={saveWorld}>
              <Icon name="down" /> Download the whole world
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
      <h3>Bring in</h3>
      <p className="note">A Flask project, only its migrations folder, a SQLite file, or a world. Choose it, or drop it anywhere on the page. It is read first, and you are asked before anything changes.</p>
      <div className="transfer-buttons">
        <button type="button" className="button" onClick={() => file.current?.click()}>
          <Icon name="up" /> Choose a file…
        </button>
        <button type="button" className="button" onClick={() => folder.current?.click()}>
          <Icon name="up" /> Choose a folder…
        </button>
      </div>
      <input ref={file} hidden type="file" aria-label="A file to bring in" accept=".zip,.db,.sqlite,.sqlite3" onChange={(event) => chosen(event.currentTarget)} />
      <input ref={folder} hidden type="file" aria-label="A folder to bring in" onChange={(event) => chosen(event.currentTarget)} />
    </section>
  );
}
