import type { TextArea } from '../texts.ts';

/** What stands around the notes on a command. */
const english = {
  title: (environment: string) => `What happened, ${environment}`,
  said: (environment: string, title: string) => `What happened, ${environment}: ${title}`,
  open: 'What happened {line}',
  dismiss: (environment: string) => `Dismiss what happened, ${environment}`,
  lesson: 'The lesson on this',
  wayOut: (environment: string) => `The way out, ${environment}`,
  type: (line: string) => `Type ${line}`,
  typeTitle: 'Puts the line into the terminal, for you to enter',
  goTo: (place: string) => `Go to ${place}`,
  problem: (message: string) => `What happened could not be explained: ${message}`,
};

export type HappenedTexts = typeof english;
export const happenedTexts: TextArea<'happened'> = { name: 'happened', english };
