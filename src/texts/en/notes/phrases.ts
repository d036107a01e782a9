import { counted } from '../../plural.ts';

export const phrases = {
  named: (id: string, message: string) => `\`${id}\` “${message}”`,
  standsAt: {
    is: 'keeps where it stands; `flask db current` asks it',
    where: 'is not at any revision yet',
    where2: (list: string) => `stands at ${list}`,
  },
  rowsElsewhere: {
    is: (table: string, count: number) => `\`${table}\` has ${counted(count, 'row')}`,
  },
};
