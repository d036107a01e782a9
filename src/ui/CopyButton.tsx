import { useState } from 'react';
import { Icon } from './Icon.tsx';
import { pageTexts } from '../texts/en/page.ts';
import { useTexts } from '../texts/texts.ts';

/** Copies a text to the clipboard and says for a moment that it did. `text` is asked for at the click, so it may be costly. */
export function CopyButton({ label, text, words }: { readonly label: string; readonly text: () => string; readonly words?: string }) {
  const { copy: texts } = useTexts(pageTexts);
  const [said, setSaid] = useState('');
  const copy = () => {
    navigator.clipboard.writeText(text()).then(
      () => setSaid(texts.copied),
      () => setSaid(texts.refused),
    );
  };
  return (
    <span className="copy">
      <button type="button" className="button quiet small" onClick={copy} title={label} aria-label={label}>
        <Icon name="copy" />
        <span className="label">{words ?? texts.word}</span>
      </button>
      <output>
        {said !== '' && (
          <span className="said" onAnimationEnd={() => setSaid('')}>
            {said}
          </span>
        )}
      </output>
    </span>
  );
}
