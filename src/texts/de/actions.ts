import type { Translation } from '../translation.ts';

export const actions: Translation['actions'] = {
  button: 'Aktionen',
  buttonTitle: (keys) => `Alle Aktionen mit ihren Tasten (${keys})`,
  title: 'Aktionen',
  opening: 'Lädt die Aktionen …',
  keys: 'Tasten',
  keysTitle: 'Alle Tasten',
  openingKeys: 'Lädt die Tasten …',
};
