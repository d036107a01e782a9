import { useState } from 'react';
import { Icon } from './Icon.tsx';

/** Copies a text to the clipboard and says for a moment that it did. `text` is asked for at the click, so it may be costly. */
export function CopyButton({ label, text, words = 'Copy' }: { readonly label: string; readonly text: () => string; readonly words?: string }) {
  const [said, setSaid] = useState('');
  const copy = () => {
    navigator.clipboard.writeText(text()).then(
      () => setSaid('Copied'),
      () => setSaid('The browser refused to copy'),
    );
  };
  return (
    <span className="copy">
      <button type="button" className="button quiet small" onClick={copy} title={label} aria-label={label}>
        <Icon name="copy" />
        <span className="label">{words}</span>
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
