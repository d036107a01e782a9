import { counted } from '../../plural.ts';

export const review = {
  review: {
    title: (revision: string, count: number) => `Read ${revision} before you apply it: ${counted(count, 'thing')} to look at.`,
    meaning: 'Autogenerate writes what it can see; whether that is what you meant, only you can know. The lines are marked in the editor, and F8 goes from one to the next.',
    command: 'Apply it when it is right',
  },
};
