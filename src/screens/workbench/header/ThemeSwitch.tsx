import { useSyncExternalStore } from 'react';
import { Icon } from '../../../ui/Icon.tsx';
import { themeChoices, type ThemeChoice } from '../../../ui/theme.ts';
import { useParts } from '../workbench-context.ts';

const WORDS: Readonly<Record<ThemeChoice, string>> = { light: 'light', dark: 'dark', system: 'as the system' };

/** Light, dark, or as the system has it: each press goes to the next. */
export function ThemeSwitch() {
  const { theme } = useParts();
  const choice = useSyncExternalStore(theme.subscribe, theme.choice);
  const next = themeChoices[(themeChoices.indexOf(choice) + 1) % themeChoices.length] ?? 'system';
  const label = `Theme: ${WORDS[choice]}`;
  return (
    <button type="button" className="button quiet icon" aria-label={label} title={label} onClick={() => theme.choose(next)}>
      <Icon name={choice} />
    </button>
  );
}
