import type { TextArea } from '../texts.ts';

/** Parts of the page that are fetched when they are wanted. */
const english = {
  thisPart: 'This part',
  notFetched: (said: string) => `its file could not be fetched. Is there a network? (${said})`,
  opening: 'Opening…',
};

export type LaterTexts = typeof english;
export const laterTexts: TextArea<'later'> = { name: 'later', english };
