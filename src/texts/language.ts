import { remembered } from '../ui/remembered.ts';
import type { Translation } from './translation.ts';

/** The languages of the page, by their codes, each called as it calls itself. English comes with the page; the others are fetched. */
export const languages = { en: 'English', de: 'Deutsch' } as const;
export type LanguageCode = keyof typeof languages;

/** A language that can be shown; English has no translation. */
export interface Language {
  readonly code: LanguageCode;
  readonly translation: Translation | undefined;
}

const KEY = 'headway.language';
const english: Language = { code: 'en', translation: undefined };
const listeners = new Set<() => void>();
let current = english;

/** The language that is shown. */
export function currentLanguage(): Language {
  return current;
}

/** Calls the listener whenever another language is shown, until what it returns is called. */
export function subscribeToLanguage(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Shows the language that was chosen here before, or else the first of the person's languages that the page speaks. */
export async function startLanguage(): Promise<void> {
  const kept = codeOf(remembered.getItem(KEY) ?? '');
  const preferred = navigator.languages.map(codeOf).find((code) => code !== undefined);
  // A translation that cannot be fetched is no reason to show no page.
  await show(kept ?? preferred ?? 'en').catch(() => show('en'));
}

/**
 * Shows another language, and remembers it.
 *
 * @throws if its texts cannot be fetched; then the language stays as it was
 */
export async function chooseLanguage(code: LanguageCode): Promise<void> {
  await show(code);
  remembered.setItem(KEY, code);
}

async function show(code: LanguageCode): Promise<void> {
  current = code === 'en' ? english : { code, translation: (await import('./de/de.ts')).de };
  document.documentElement.lang = code;
  for (const listener of listeners) listener();
}

/** `de-AT` is German; of a language that the page does not speak, nothing. */
function codeOf(tag: string): LanguageCode | undefined {
  const [primary] = tag.toLowerCase().split('-');
  return primary !== undefined && Object.hasOwn(languages, primary) ? (primary as LanguageCode) : undefined;
}
