import { useState, useSyncExternalStore } from 'react';
import { chooseLanguage, currentLanguage, type LanguageCode, languages, subscribeToLanguage } from '../../texts/language.ts';

const codes = Object.keys(languages) as LanguageCode[];

/** The languages of the page, each called as it calls itself. */
export function LanguageSwitch() {
  const { code } = useSyncExternalStore(subscribeToLanguage, currentLanguage);
  const [fetching, setFetching] = useState(false);
  const choose = (next: LanguageCode): void => {
    setFetching(true);
    // What cannot be fetched without a network leaves the language as it was, and the choice says so.
    void chooseLanguage(next).catch(() => undefined).finally(() => setFetching(false));
  };
  return (
    <select className="language" aria-label="Language, Sprache" aria-busy={fetching} value={code} onChange={({ target }) => choose(target.value as LanguageCode)}>
      {codes.map((each) => (
        <option key={each} value={each} lang={each}>
          {languages[each]}
        </option>
      ))}
    </select>
  );
}
