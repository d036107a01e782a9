import type { Translation } from '../translation.ts';

export const later: Translation['later'] = {
  thisPart: 'Dieser Teil',
  opening: 'Wird geöffnet …',
};
