import { Dialog } from '../../../ui/Dialog.tsx';
import { workbenchTexts } from '../../../texts/en/workbench.ts';
import { useTexts } from '../../../texts/texts.ts';

/** All keys, by the part of the page in which they work. */
export function KeysDialog({ onClose }: { readonly onClose: () => void }) {
  const { keys: texts } = useTexts(workbenchTexts);
  return (
    <Dialog title={texts.title} wide onClose={onClose}>
      <div className="key-lists">
        {texts.lists.map(([where, keys]) => (
          <section key={where} className="keys">
            <h3>{where}</h3>
            <dl>
              {keys.map(([key, does]) => (
                <div key={key}>
                  <dt>{key}</dt>
                  <dd>{does}</dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
        </div>
    </Dialog>
  );
}
