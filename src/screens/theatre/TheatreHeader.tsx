import { useSyncExternalStore, type ReactNode } from 'react';
import { LanguageSwitch } from '../home/LanguageSwitch.tsx';
import { Icon } from '../../ui/Icon.tsx';
import { themeChoices, type Theme } from '../../ui/theme.ts';
import { PageNav } from '../home/PageNav.tsx';
import { theatreTexts } from '../../texts/en/theatre.ts';
import { useTexts } from '../../texts/texts.ts';
import { PaletteButton } from '../palette/PaletteButton.tsx';

/** The top of the scenarios' part of the page, and of the comparison. */
export function TheatreHeader({ theme, current = 'scenarios', children }: { readonly theme: Theme; readonly current?: 'scenarios' | 'compare'; readonly children?: ReactNode }) {
  return (
    <header className="theatre-header">
      <h1>Headway</h1>
      <PageNav current={current} />
      <div className="theatre-actions">
        {children}
        <PaletteButton />
        <LanguageSwitch />
        <ThemeSwitch theme={theme} />
      </div>
    </header>
  );
}

function ThemeSwitch({ theme }: { readonly theme: Theme }) {
  const texts = useTexts(theatreTexts);
  const choice = useSyncExternalStore(theme.subscribe, theme.choice);
  const next = themeChoices[(themeChoices.indexOf(choice) + 1) % themeChoices.length] ?? 'system';
  const label = texts.theme[choice];
  return (
    <button type="button" className="button quiet icon" aria-label={label} title={label} onClick={() => theme.choose(next)}>
      <Icon name={choice} />
    </button>
  );
}
