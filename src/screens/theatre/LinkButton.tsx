import { CopyButton } from '../../ui/CopyButton.tsx';
import { theatreTexts } from '../../texts/en/theatre.ts';
import { useTexts } from '../../texts/texts.ts';

/** Copies the address of the step that is shown. */
export function LinkButton({ address }: { readonly address: () => string }) {
  const texts = useTexts(theatreTexts);
  return <CopyButton label={texts.link.label} words={texts.link.words} text={address} />;
}
