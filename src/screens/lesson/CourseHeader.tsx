import { useSyncExternalStore } from 'react';
import { Icon } from '../../ui/Icon.tsx';
import { themeChoices, type Theme } from '../../ui/theme.ts';
import { LanguageSwitch } from '../home/LanguageSwitch.tsx';
import { PageNav } from '../home/PageNav.tsx';
import { lessonsTexts } from '../../texts/en/lessons.ts';
import { useTexts } from '../../texts/texts.ts';
import { PaletteButton } from '../palette/PaletteButton.tsx';

/** The top of the course's page. */
export function CourseHeader({ theme }: { readonly theme: Theme }) {
  const texts = useTexts(lessonsTexts);
  const choice = useSyncExternalStore(theme.subscribe, theme.choice);
  const next = themeChoices[(themeChoices.indexOf(choice) + 1) % themeChoices.length] ?? 'system';
  const label = texts.theme[choice];
  return (
    <header className="course-header">
      <h1>Headway</h1>
      <PageNav current="lessons" />
      <PaletteButton />
      <LanguageSwitch />
      <button type="button" className="button quiet icon" aria-label={label} title={label} onClick={() => theme.choose(next)}>
        <Icon name={choice} />
      </button>
    </header>
  );
}
