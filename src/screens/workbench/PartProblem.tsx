import { Component, type ReactNode } from 'react';
import { Icon } from '../../ui/Icon.tsx';
import { pageTexts } from '../../texts/en/page.ts';
import { useTexts } from '../../texts/texts.ts';

/**
 * Says why a part of the page could not be loaded, and lets one try again; all other parts go on.
 *
 * @property way where one can go instead, when the part takes the whole page
 */
export class PartProblem extends Component<{ readonly part: string; readonly way?: ReactNode; readonly onTryAgain?: () => void; readonly children: ReactNode }, { readonly message: string | undefined }> {
  override state: { readonly message: string | undefined } = { message: undefined };

  static getDerivedStateFromError(error: unknown): { message: string } {
    return { message: error instanceof Error ? error.message : String(error) };
  }

  override render(): ReactNode {
    if (this.state.message === undefined) return this.props.children;
    const { part, way, onTryAgain } = this.props;
    const tryAgain = (): void => {
      onTryAgain?.();
      this.setState({ message: undefined });
    };
    const problem = <Problem part={part} message={this.state.message} onTryAgain={tryAgain} />;
    if (way === undefined) return problem;
    return (
      <main className="screen-problem">
        {way}
        <h1>Headway</h1>
        {problem}
      </main>
    );
  }
}

function Problem({ part, message, onTryAgain }: { readonly part: string; readonly message: string; readonly onTryAgain: () => void }) {
  const texts = useTexts(pageTexts);
  return (
    <div className="editor-wait">
      <p className="problem" role="alert">
        <Icon name="warning" /> {texts.notShown(part, message)}
      </p>
      <button type="button" className="button" onClick={onTryAgain}>
        {texts.tryAgain}
      </button>
    </div>
  );
}
