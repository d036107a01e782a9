/** Shown in place of the workbench while another tab has the work: one tab saves at a time. */
export function Elsewhere({ onUseItHere }: { readonly onUseItHere: () => void }) {
  return (
    <main className="page-problem" aria-live="polite">
      <h1>Headway is open in another tab</h1>
      <p>Your work goes on there. One tab at a time has it, so that nothing is mixed or lost. When the other tab closes, this one opens by itself.</p>
      <button type="button" className="button main" onClick={onUseItHere}>
        Use it here
      </button>
    </main>
  );
}
