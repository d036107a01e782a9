import type { Translation } from '../translation.ts';

export const nowhere: Translation['nowhere'] = {
  title: 'Unter dieser Adresse ist nichts',
  words: (address) => `Die Adresse endet mit „${address}“, und so heißt hier nichts. Deine Arbeit ist da, wo du sie gelassen hast: in der Werkbank.`,
};
