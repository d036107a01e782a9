import { useState } from 'react';
import { useNewVersionWaits, useOffline } from './offline-context.ts';
import './new-version.css';

/** Offers a new version of the page, once it is there whole. Whoever works goes on in the old one for as long as they like. */
export function NewVersion() {
  const offline = useOffline();
  const waits = useNewVersionWaits();
  const [later, setLater] = useState(false);
  const [going, setGoing] = useState(false);
  const offered = waits && !later;
  const take = () => {
    setGoing(true);
    void offline.takeNewVersion();
  };
  // The place for the words is always there, so that readers hear them when they come.
  return (
    <aside className="new-version" data-offered={offered} aria-label="New version">
      <output>{going ? 'Saving your work, then going on in the new version…' : offered ? 'A new version of Headway is ready.' : ''}</output>
      {offered && (
        <>
          <button type="button" className="button small main" disabled={going} onClick={take}>
            Use it now
          </button>
          <button type="button" className="button small quiet" disabled={going} onClick={() => setLater(true)}>
            Later
          </button>
        </>
      )}
    </aside>
  );
}
