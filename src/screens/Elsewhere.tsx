import { pageTexts } from '../texts/en/page.ts';
import { useTexts } from '../texts/texts.ts';

/** Shown in place of the workbench while another tab has the work: one tab saves at a time. */
export function Elsewhere({ onUseItHere }: { readonly onUseItHere: () => void }) {
  const { elsewhere } = useTexts(pageTexts);
  return (
    <main className="page-problem" aria-live="polite">
      <h1>{elsewhere.title}</h1>
      <p>{elsewhere.words}</p>
      <button type="button" className="button main" onClick={onUseItHere}>
        {elsewhere.useHere}
      </button>
    </main>
  );
}
