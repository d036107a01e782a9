import { Component, type ReactNode } from 'react';

/** The last resort: a fault of ours in a view. Says so, with the way back; the work itself is kept elsewhere. */
export class PageProblem extends Component<{ readonly children: ReactNode }, { readonly message: string | undefined }> {
  override state: { readonly message: string | undefined } = { message: undefined };

  static getDerivedStateFromError(error: unknown): { message: string } {
    return { message: error instanceof Error ? error.message : String(error) };
  }

  override render(): ReactNode {
    if (this.state.message === undefined) return this.props.children;
    return (
      <main className="page-problem" role="alert">
        <h1>Headway made a mistake</h1>
        <p>Your files were not touched. Reload the page to go on.</p>
        <pre>{this.state.message}</pre>
        <button type="button" className="button main" onClick={() => location.reload()}>
          Reload
        </button>
      </main>
    );
  }
}
