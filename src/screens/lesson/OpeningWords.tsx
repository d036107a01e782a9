import { Icon } from '../../ui/Icon.tsx';
import type { Opening } from './opening.ts';

/** While the lesson's world is on its way: what is being done for it. The text can be read meanwhile. */
export function OpeningWords({ opening, onTryAgain }: { readonly opening: Opening; readonly onTryAgain: () => void }) {
  switch (opening.type) {
    case 'ready':
      return null;
    case 'preparing':
      return (
        <output>
          <i className="at-work" aria-hidden="true" /> {opening.words}…
        </output>
      );
    case 'elsewhere':
      return (
        <section className="elsewhere" aria-labelledby="elsewhere" aria-live="polite">
          <h2 id="elsewhere">This lesson is open in another tab</h2>
          <p>Your work in it goes on there, with all that you did here. One tab at a time has it, so that nothing is mixed or lost. You can read the text here all the same.</p>
          <button type="button" className="button main" onClick={onTryAgain}>
            Use it here
          </button>
        </section>
      );
    case 'problem':
      return (
        <>
          <p className="problem" role="alert">
            <Icon name="warning" />
            <span>{opening.sentence} You can read the lesson all the same.</span>
          </p>
          <button type="button" className="button main" onClick={onTryAgain}>
            Try again
          </button>
        </>
      );
  }
}
