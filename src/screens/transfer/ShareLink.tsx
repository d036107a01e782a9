import { useCallback, useRef, useState } from 'react';
import type { Link } from '../../transfer/transfer.ts';
import { Icon } from '../../ui/Icon.tsx';
import { useAnswer } from '../../ui/answer.ts';
import { useParts } from '../workbench/workbench-context.ts';
import { useTransfer } from './transfer-context.ts';
import { transferTexts } from '../../texts/en/transfer.ts';
import { useTexts } from '../../texts/texts.ts';

/** A link that holds the world as it is when the dialog is opened, or how much too large it is for one. */
export function ShareLink({ onSaveWorld }: { readonly onSaveWorld: () => void }) {
  const texts = useTexts(transferTexts);
  const { workbench } = useParts();
  const loadTransfer = useTransfer();
  const { value: link } = useAnswer(useCallback(async (): Promise<Link> => (await loadTransfer()).link(workbench.getState().workspace), [loadTransfer, workbench]));
  return (
    <section>
      <h3>{texts.share.title}</h3>
      <p className="note">{texts.share.words}</p>
      {link === undefined && <output className="transfer-words">{texts.packing}</output>}
      {link?.type === 'fragment' && <CopyLink address={location.href.replace(/#.*$/, '') + link.fragment} />}
      {link?.type === 'too long' && (
        <>
          <p>{texts.share.tooLong(link.characters, link.longest)}</p>
          <div className="transfer-buttons">
            <button type="button" className="button" onClick={onSaveWorld}>
              <Icon name="down" /> {texts.share.download}
            </button>
          </div>
        </>
      )}
    </section>
  );
}

function CopyLink({ address }: { readonly address: string }) {
  const texts = useTexts(transferTexts);
  const field = useRef<HTMLInputElement>(null);
  const [said, setSaid] = useState('');
  const copy = () => {
    field.current?.select();
    navigator.clipboard.writeText(address).then(
      () => setSaid(texts.share.copied),
      () => setSaid(texts.share.refused),
    );
  };
  return (
    <>
      <div className="transfer-buttons">
        <input ref={field} className="field share-link" aria-label={texts.share.link} readOnly value={address} onFocus={(event) => event.currentTarget.select()} />
        <button type="button" className="button" onClick={copy}>
          <Icon name="copy" /> {texts.share.copy}
        </button>
      </div>
      <output className="transfer-words">{said === '' ? texts.share.characters(address.length) : said}</output>
    </>
  );
}
