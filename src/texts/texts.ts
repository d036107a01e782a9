import { useSyncExternalStore } from 'react';
import { currentLanguage, subscribeToLanguage } from './language.ts';
import { inLanguage } from './texts-of.ts';
import type { Translation } from './translation.ts';

/** The texts of one part of the page, in English: they come with that part. */
export interface TextArea<Name extends keyof Translation> {
  readonly name: Name;
  readonly english: Translation[Name];
}

/** The texts of a part in the language that is shown, for a component: it is drawn anew when another language is chosen. */
export function useTexts<Name extends keyof Translation>(area: TextArea<Name>): Translation[Name] {
  return inLanguage(useSyncExternalStore(subscribeToLanguage, currentLanguage), area);
}
