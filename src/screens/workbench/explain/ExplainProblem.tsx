import { Component, type ReactNode } from 'react';
import { happenedTexts } from '../../../texts/en/happened.ts';
import { pageTexts } from '../../../texts/en/page.ts';
import { useTexts } from '../../../texts/texts.ts';

/** Says that there is no note, and why; the terminal and all else go on. */
export class ExplainProblem extends Component<{ readonly children: ReactNode }, { readonly message: string | undefined }> {
  override state: { readonly message: string | undefined } = { message: undefined };

  static getDerivedStateFromError(error: unknown): { message: string } {
    return { message: error instanceof Error ? error.message : String(error) };
  }

  override render(): ReactNode {
    if (this.state.message === undefined) return this.props.children;
    return <Unexplained message={this.state.message} onTryAgain={() => this.setState({ message: undefined })} />;
  }
}

function Unexplained({ message, onTryAgain }: { readonly message: string; readonly onTryAgain: () => void }) {
  const texts = useTexts(happenedTexts);
  const { tryAgain } = useTexts(pageTexts);
  return (
    <div className="explain-problem">
      <p className="note">{texts.problem(message)}</p>
      <button type="button" className="button small" onClick={onTryAgain}>
        {tryAgain}
      </button>
    </div>
  );
}
