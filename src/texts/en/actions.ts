import type { TextArea } from '../texts.ts';

/** The way to all actions and to their keys, which every screen has. */
const english = {
  button: 'Actions',
  buttonTitle: (keys: string) => `All actions with their keys (${keys})`,
  title: 'Actions',
  opening: 'Opening…',
  keys: 'Keys',
};

export type ActionsTexts = typeof english;
export const actionsTexts: TextArea<'actions'> = { name: 'actions', english };
