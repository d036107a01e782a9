import { Component, type ReactNode } from 'react';

/** Says that there is no note, and why; the terminal and all else go on. */
export class ExplainProblem extends Component<{ readonly children: ReactNode }, { readonly message: string | undefined }> {
  override state: { readonly message: string | undefined } = { message: undefined };

  static getDerivedStateFromError(error: unknown): { message: string } {
    return { message: error instanceof Error ? error.message : String(error) };
  }

  override render(): ReactNode {
    if (this.state.message === undefined) return this.props.children;
    return (
      <div className="explain-problem">
        <p className="note">What happened could not be explained: {this.state.message}</p>
        <button type="button" className="button small" onClick={() => this.setState({ message: undefined })}>
          Try again
        </button>
      </div>
    );
  }
}
