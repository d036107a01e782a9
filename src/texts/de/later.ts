import type { Translation } from '../translation.ts';

export const later: Translation['later'] = {
  thisPart: 'Dieser Teil',
  notFetched: (said) => `Seine Datei ließ sich nicht laden. Gibt es ein Netz? (${said})`,
  opening: 'Wird geöffnet …',
};
