import { remembered } from './remembered.ts';

export const themeChoices = ['light', 'dark', 'system'] as const;
export type ThemeChoice = (typeof themeChoices)[number];

/** The page's theme: what was chosen, and what that comes to on this system. */
export interface Theme {
  readonly choice: () => ThemeChoice;
  readonly shown: () => 'light' | 'dark';
  readonly choose: (choice: ThemeChoice) => void;
  readonly subscribe: (listener: () => void) => () => void;
}

const KEY = 'headway.theme';

/** Reads the remembered choice, puts `data-theme` on the page, and keeps both in step with the system. */
export function createTheme(): Theme {
  const systemIsDark = matchMedia('(prefers-color-scheme: dark)');
  const listeners = new Set<() => void>();
  const kept = remembered.getItem(KEY);
  let choice: ThemeChoice = themeChoices.find((each) => each === kept) ?? 'system';

  const shown = () => (choice === 'system' ? (systemIsDark.matches ? 'dark' : 'light') : choice);
  const apply = () => {
    document.documentElement.dataset['theme'] = shown();
    for (const listener of listeners) listener();
  };
  systemIsDark.addEventListener('change', apply);
  apply();

  return {
    choice: () => choice,
    shown,
    choose(next) {
      choice = next;
      remembered.setItem(KEY, next);
      apply();
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

/** The colour that a token has at this moment, for what cannot read CSS variables: Monaco and xterm. */
export function tokenColor(name: string): string {
  return longHex(getComputedStyle(document.documentElement).getPropertyValue(`--${name}`).trim());
}

/** `#fff` as `#ffffff`: the built stylesheet has the short form, and Monaco reads only the long one. */
export function longHex(color: string): string {
  return /^#[0-9a-f]{3}$/i.test(color) ? `#${Array.from(color.slice(1), (digit) => digit + digit).join('')}` : color;
}
