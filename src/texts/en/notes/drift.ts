import { counted } from '../../plural.ts';

export const drift = {
  changedByHand: {
    is: (path: string) => `is new in ${path}`,
    is2: (path: string) => `went from ${path}`,
    title: (path: string) => `The schema of ${path} was changed, and no revision tells of it.`,
    meaning: 'Every other database stays as it is, and nobody can do the same again from the files. The next revision that touches this will fail here, or autogenerate will want to undo it. That is drift.',
    words: 'Write the same change into the models.',
    command: 'See what differs from the models',
    command2: 'Or write it as a revision; here, where it is done, stamp it',
  },
  driftFound: {
    title: (database: string) => `${database} has more than its revisions say.`,
    meaning: 'Somebody changed the database itself, and the models know nothing of it. Autogenerate would now write a revision that removes it, in every environment.',
    is: (count: number) => `is in the database, with ${counted(count, 'row')}; no revision makes it`,
    is2: 'is in the database; no revision adds it',
    words: 'If it is to stay: write it into the models, and write a revision for the other environments.',
    command: 'An empty revision, in which you write the change',
    command2: 'Here it is done already, so only say so',
    command3: 'And see that nothing differs',
  },
  modelAhead: {
    title: 'The models say more than the database has.',
    meaning: '`flask db check` compares the models with the database, as `migrate` does, and fails when there is something to write. No revision has it yet.',
    command: 'Write the revision, with a message that says what it does',
  },
  changeProof: {
    is: (words: string, count: number) => `${words}, with ${counted(count, 'row')}`,
  },
  aheadOf: {
    is: (className: string) => `is ${className}'s table; the database has none`,
    is2: 'is in the model, not in the database',
  },
};
