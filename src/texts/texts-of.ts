import { currentLanguage, type Language } from './language.ts';
import type { TextArea } from './texts.ts';
import type { Translation } from './translation.ts';

/**
 * The texts of a part in the language that is shown, for what is no component. Ask when something is to be said, not before:
 * another language may have been chosen meanwhile. Where nobody chooses one, as in tests and scripts, it is English.
 */
export function textsOf<Name extends keyof Translation>(area: TextArea<Name>): Translation[Name] {
  return inLanguage(currentLanguage(), area);
}

export function inLanguage<Name extends keyof Translation>({ translation }: Language, area: TextArea<Name>): Translation[Name] {
  return translation === undefined ? area.english : translation[area.name];
}
