import { useState } from 'react';
import { useNewVersionWaits, useOffline } from './offline-context.ts';
import { offlineTexts } from '../../texts/en/offline.ts';
import { useTexts } from '../../texts/texts.ts';
import './new-version.css';

/** Offers a new version of the page, once it is there whole. Whoever works goes on in the old one for as long as they like. */
export function NewVersion() {
  const offline = useOffline();
  const { newVersion: texts } = useTexts(offlineTexts);
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
    <aside className="new-version" data-offered={offered} aria-label={texts.label}>
      <output>{going ? texts.going : offered ? texts.ready : ''}</output>
      {offered && (
        <>
          <button type="button" className="button small main" disabled={going} onClick={take}>
            {texts.useNow}
          </button>
          <button type="button" className="button small quiet" disabled={going} onClick={() => setLater(true)}>
            {texts.later}
          </button>
        </>
      )}
    </aside>
  );
}
