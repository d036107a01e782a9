import { useSyncExternalStore } from 'react';
import { Icon } from '../../../ui/Icon.tsx';
import { themeChoices } from '../../../ui/theme.ts';
import { useParts } from '../workbench-context.ts';
import { pageTexts } from '../../../texts/en/page.ts';
import { useTexts } from '../../../texts/texts.ts';

/** Light, dark, or as the system has it: each press goes to the next. */
export function ThemeSwitch() {
  const { theme } = useParts();
  const choice = useSyncExternalStore(theme.subscribe, theme.choice);
  const next = themeChoices[(themeChoices.indexOf(choice) + 1) % themeChoices.length] ?? 'system';
  const label = useTexts(pageTexts).theme(choice);
  return (
    <button type="button" className="button quiet icon" aria-label={label} title={label} onClick={() => theme.choose(next)}>
      <Icon name={choice} />
    </button>
  );
}
