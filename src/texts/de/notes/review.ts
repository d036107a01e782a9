import { counted } from '../../plural.ts';
import type { Translation } from '../../translation.ts';

export const review: Translation['notes']['review'] = {
  review: {
    title: (revision, count) => `Lies ${revision}, bevor du sie anwendest: ${counted(count, 'Stelle', 'Stellen')} zum Nachsehen.`,
    meaning: 'Autogenerate schreibt, was es sehen kann; ob du das gemeint hast, weißt nur du. Die Zeilen sind im Editor markiert, und F8 geht von einer zur nächsten.',
    command: 'Wende sie an, wenn sie stimmt',
  },
};
