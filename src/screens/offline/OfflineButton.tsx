import { lazy, Suspense, useState } from 'react';
import { Dialog } from '../../ui/Dialog.tsx';
import { Icon } from '../../ui/Icon.tsx';
import { offlineTexts } from '../../texts/en/offline.ts';
import { useTexts } from '../../texts/texts.ts';
import { useOffer } from '../palette/palette-context.ts';
import { PartProblem } from '../workbench/PartProblem.tsx';

const OfflinePanel = lazy(async () => ({ default: (await import('./OfflinePanel.tsx')).OfflinePanel }));

/** Opens what works without a network, and what could. */
export function OfflineButton() {
  const [open, setOpen] = useState(false);
  const texts = useTexts(offlineTexts);
  useOffer('offline', { open: () => setOpen(true) });
  return (
    <>
      <button type="button" className="button quiet" onClick={() => setOpen(true)} title={texts.buttonTitle}>
        <Icon name="offline" /> <span className="label">{texts.button}</span>
      </button>
      {open && (
        <Dialog title={texts.title} wide onClose={() => setOpen(false)}>
          <PartProblem part={texts.thisPart}>
            <Suspense fallback={<output className="note">{texts.looking}</output>}>
              <OfflinePanel />
            </Suspense>
          </PartProblem>
        </Dialog>
      )}
    </>
  );
}
