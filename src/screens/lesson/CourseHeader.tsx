import { useSyncExternalStore } from 'react';
import { Icon } from '../../ui/Icon.tsx';
import { themeChoices, type Theme, type ThemeChoice } from '../../ui/theme.ts';
import { PageNav } from '../home/PageNav.tsx';

const WORDS: Readonly<Record<ThemeChoice, string>> = { light: 'light', dark: 'dark', system: 'as the system' };

/** The top of the course's page. */
export function CourseHeader({ theme }: { readonly theme: Theme }) {
  const choice = useSyncExternalStore(theme.subscribe, theme.choice);
  const next = themeChoices[(themeChoices.indexOf(choice) + 1) % themeChoices.length] ?? 'system';
  const label = `Theme: ${WORDS[choice]}`;
  return (
    <header className="course-header">
      <h1>Headway</h1>
      <PageNav current="lessons" />
      <button type="button" className="button quiet icon" aria-label={label} title={label} onClick={() => theme.choose(next)}>
        <Icon name={choice} />
      </button>
    </header>
  );
}
