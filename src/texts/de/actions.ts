import type { Translation } from '../translation.ts';

export const actions: Translation['actions'] = {
  button: 'Aktionen',
  buttonTitle: (keys) => `Alle Aktionen mit ihren Tasten (${keys})`,
  title: 'Aktionen',
  opening: 'Wird geöffnet …',
  keys: 'Tasten',
};
