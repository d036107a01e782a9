import type { TextArea } from '../texts.ts';

/** An address that leads to no screen. */
const english = {
  title: 'Nothing is at this address',
  words: (address: string) => `The address ends with “${address}”, and no screen is called that. Your work is where you left it, in the workbench.`,
};

export type NowhereTexts = typeof english;
export const nowhereTexts: TextArea<'nowhere'> = { name: 'nowhere', english };
