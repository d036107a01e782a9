import { Component, type ReactNode } from 'react';
import { pageTexts } from '../texts/en/page.ts';
import { useTexts } from '../texts/texts.ts';

/** The last resort: a fault of ours in a view. Says so, with the way back; the work itself is kept elsewhere. */
export class PageProblem extends Component<{ readonly children: ReactNode }, { readonly message: string | undefined }> {
  override state: { readonly message: string | undefined } = { message: undefined };

  static getDerivedStateFromError(error: unknown): { message: string } {
    return { message: error instanceof Error ? error.message : String(error) };
  }

  override render(): ReactNode {
    if (this.state.message === undefined) return this.props.children;
    return <Mistake message={this.state.message} />;
  }
}

function Mistake({ message }: { readonly message: string }) {
  const { mistake } = useTexts(pageTexts);
  return (
    <main className="page-problem" role="alert">
      <h1>{mistake.title}</h1>
      <p>{mistake.words}</p>
      <pre>{message}</pre>
      <button type="button" className="button main" onClick={() => location.reload()}>
        {mistake.reload}
      </button>
    </main>
  );
}
