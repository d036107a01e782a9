import { CopyButton } from '../../ui/CopyButton.tsx';

/** Copies the address of the step that is shown. */
export function LinkButton({ address }: { readonly address: () => string }) {
  return <CopyButton label="Copy link to this step" words="Copy link" text={address} />;
}
