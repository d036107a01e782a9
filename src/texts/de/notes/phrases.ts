import { counted } from '../../plural.ts';
import type { Translation } from '../../translation.ts';

export const phrases: Translation['notes']['phrases'] = {
  named: (id, message) => `\`${id}\` „${message}“`,
  standsAt: {
    is: 'merkt sich, wo es steht; `flask db current` fragt danach',
    where: 'steht noch bei keiner Revision',
    where2: (list) => `steht bei ${list}`,
  },
  rowsElsewhere: {
    is: (table, count) => `\`${table}\` hat ${counted(count, 'Zeile', 'Zeilen')}`,
  },
};
