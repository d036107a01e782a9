import { actionsTexts } from '../../texts/en/actions.ts';
import { useTexts } from '../../texts/texts.ts';
import { Icon } from '../../ui/Icon.tsx';
import { shortcuts } from '../../ui/shortcuts.ts';
import { usePalette } from './palette-context.ts';

/** Opens all actions, for those who have no keys at hand, and tells the keys to those who have. */
export function PaletteButton() {
  const { open } = usePalette();
  const texts = useTexts(actionsTexts);
  return (
    <button type="button" className="button quiet icon palette-button" aria-label={texts.button} aria-haspopup="dialog" title={texts.buttonTitle(shortcuts.actions)} onClick={() => open('actions')}>
      <Icon name="search" />
    </button>
  );
}
