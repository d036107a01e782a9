import { useCallback, useRef, useState } from 'react';
import type { Link } from '../../transfer/transfer.ts';
import { Icon } from '../../ui/Icon.tsx';
import { useAnswer } from '../../ui/answer.ts';
import { counted } from '../../ui/words.ts';
import { useParts } from '../workbench/workbench-context.ts';
import { useTransfer } from './transfer-context.ts';

/** A link that holds the world as it is when the dialog is opened, or how much too large it is for one. */
export function ShareLink({ onSaveWorld }: { readonly onSaveWorld: () => void }) {
  const { workbench } = useParts();
  const loadTransfer = useTransfer();
  const { value: link } = useAnswer(useCallback(async (): Promise<Link> => (await loadTransfer()).link(workbench.getState().workspace), [loadTransfer, workbench]));
  return (
    <section>
      <h3>Share</h3>
      <p className="note">A link holds the whole world itself: files, databases with their rows, git’s history. No server sees it; everybody who has the link does.</p>
      {link === undefined && <output className="transfer-words">Packing…</output>}
      {link?.type === 'fragment' && <CopyLink address={location.href.replace(/#.*$/, '') + link.fragment} />}
      {link?.type === 'too long' && (
        <>
          <p>
            This world would make a link of {counted(link.characters, 'character')}. Mail and chat programs pass on {counted(link.longest, 'character')}, so share the file instead.
          </p>
          <div className="transfer-buttons">
            <button type="button" className="button" onClick={onSaveWorld}>
              <Icon name="down" /> Download it to share
            </button>
          </div>
        </>
      )}
    </section>
  );
}

function CopyLink({ address }: { readonly address: string }) {
  const field = useRef<HTMLInputElement>(null);
  const [said, setSaid] = useState('');
  const copy = () => {
    field.current?.select();
    navigator.clipboard.writeText(address).then(
      () => setSaid('Copied.'),
      () => setSaid('The browser refused to copy. The link is marked: copy it by the keyboard.'),
    );
  };
  return (
    <>
      <div className="transfer-buttons">
        <input ref={field} className="field share-link" aria-label="The link" readOnly value={address} onFocus={(event) => event.currentTarget.select()} />
        <button type="button" className="button" onClick={copy}>
          <Icon name="copy" /> Copy the link
        </button>
      </div>
      <output className="transfer-words">{said === '' ? `${counted(address.length, 'character')}.` : said}</output>
    </>
  );
}
