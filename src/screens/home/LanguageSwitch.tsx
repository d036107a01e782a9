import { useState, useSyncExternalStore } from 'react';
import { pageTexts } from '../../texts/en/page.ts';
import { chooseLanguage, currentLanguage, type LanguageCode, languages, subscribeToLanguage } from '../../texts/language.ts';
import { useTexts } from '../../texts/texts.ts';
import { Icon } from '../../ui/Icon.tsx';
import './language.css';

const codes = Object.keys(languages) as LanguageCode[];
/** In every language of the page: whoever cannot read the one that is shown finds the way out of it. */
const LABEL = 'Language, Sprache';

/** The languages of the page, each called as it calls itself. */
export function LanguageSwitch() {
  const { code } = useSyncExternalStore(subscribeToLanguage, currentLanguage);
  const texts = useTexts(pageTexts);
  const [fetching, setFetching] = useState(false);
  const [missing, setMissing] = useState<LanguageCode>();
  const choose = async (next: LanguageCode): Promise<void> => {
    setFetching(true);
    setMissing(undefined);
    try {
      await chooseLanguage(next);
    } catch {
      setMissing(next);
    }
    setFetching(false);
  };
  return (
    <span className="language" title={LABEL}>
      <Icon name="language" />
      <span className="label" aria-hidden="true">
        {languages[code]}
      </span>
      {/* The browser's own list, unseen over the drawing. */}
      <select aria-label={LABEL} aria-busy={fetching} value={code} onChange={({ target }) => void choose(target.value as LanguageCode)}>
        {codes.map((each) => (
          <option key={each} value={each} lang={each}>
            {languages[each]}
          </option>
        ))}
      </select>
      {missing !== undefined && (
        <span className="language-problem" role="alert">
          <Icon name="warning" size={14} /> {texts.language.notFetched(languages[missing])}
          <button type="button" className="button quiet small icon" aria-label={texts.close} onClick={() => setMissing(undefined)}>
            <Icon name="close" size={12} />
          </button>
        </span>
      )}
    </span>
  );
}
