import { Icon } from '../../ui/Icon.tsx';
import type { Opening } from './opening.ts';
import { lessonsTexts } from '../../texts/en/lessons.ts';
import { useTexts } from '../../texts/texts.ts';

/** While the lesson's world is on its way: what is being done for it. The text can be read meanwhile. */
export function OpeningWords({ opening, onTryAgain }: { readonly opening: Opening; readonly onTryAgain: () => void }) {
  const texts = useTexts(lessonsTexts);
  switch (opening.type) {
    case 'ready':
      return null;
    case 'preparing':
      return (
        <output>
          <i className="at-work" aria-hidden="true" /> {texts.opening[opening.step]}
        </output>
      );
    case 'elsewhere':
      return (
        <section className="elsewhere" aria-labelledby="elsewhere" aria-live="polite">
          <h2 id="elsewhere">{texts.elsewhere.title}</h2>
          <p>{texts.elsewhere.words}</p>
          <button type="button" className="button main" onClick={onTryAgain}>
            {texts.elsewhere.use}
          </button>
        </section>
      );
    case 'problem':
      return (
        <>
          <p className="problem" role="alert">
            <Icon name="warning" />
            <span>{texts.opening.problem(opening.sentence)}</span>
          </p>
          <button type="button" className="button main" onClick={onTryAgain}>
            {texts.tryAgain}
          </button>
        </>
      );
  }
}
