import { lazy, Suspense, useState } from 'react';
import { Dialog } from '../../ui/Dialog.tsx';
import { Icon } from '../../ui/Icon.tsx';
import { PartProblem } from '../workbench/PartProblem.tsx';

const OfflinePanel = lazy(async () => ({ default: (await import('./OfflinePanel.tsx')).OfflinePanel }));

/** Opens what works without a network, and what could. */
export function OfflineButton() {
  const [open, setOpen] = useState(false);
  return (
    <>
      <button type="button" className="button quiet" onClick={() => setOpen(true)} title="Without a network: what works, and what could">
        <Icon name="offline" /> <span className="label">Offline</span>
      </button>
      {open && (
        <Dialog title="Without a network" wide onClose={() => setOpen(false)}>
          <PartProblem part="This part">
            <Suspense fallback={<output className="note">Looking at what is kept…</output>}>
              <OfflinePanel />
            </Suspense>
          </PartProblem>
        </Dialog>
      )}
    </>
  );
}
