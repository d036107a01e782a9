import { Component, type ReactNode } from 'react';
import { Icon } from '../../ui/Icon.tsx';

/** Says why a part of the workbench could not be loaded, and lets one try again; all other parts go on. */
export class PartProblem extends Component<{ readonly part: string; readonly children: ReactNode }, { readonly message: string | undefined }> {
  override state: { readonly message: string | undefined } = { message: undefined };

  static getDerivedStateFromError(error: unknown): { message: string } {
    return { message: error instanceof Error ? error.message : String(error) };
  }

  override render(): ReactNode {
    if (this.state.message === undefined) return this.props.children;
    return (
      <div className="editor-wait">
        <p className="problem" role="alert">
          <Icon name="warning" /> {this.props.part} could not be shown: {this.state.message}
        </p>
        <button type="button" className="button" onClick={() => this.setState({ message: undefined })}>
          Try again
        </button>
      </div>
    );
  }
}
