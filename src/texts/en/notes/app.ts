export const app = {
  notYet: {
    title: (name: string) => `The code asks for \`${name}\`, and the database has not got it yet.`,
    meaning: 'The models came with the new code; the database is changed by an upgrade alone. Until then every query that names it fails. So upgrade first, then deploy.',
    is: (database: string) => `is not in ${database}`,
    is2: (revision: string) => `${revision} adds it`,
    command: 'Apply it',
  },
  noMore: {
    title: (name: string) => `The code asks for \`${name}\`, which a revision took away.`,
    meaning: 'The database is ahead of the code that runs. In a rollout both run for a while, so take nothing away that the old code still asks for: expand, move, and contract when nobody asks any more.',
    is: (database: string) => `is not in ${database} any more`,
    of: 'Applied',
    is2: (revision: string) => `${revision} took it away`,
    words: 'Change the models to the new name, or deploy the code that has it.',
    command: 'Or go back, if nothing of the new column is needed',
    words2: 'In `kill` and `flask run &`, a server that runs takes the new code only when it is started again.',
  },
  neverWritten: {
    title: (name: string) => `The model has \`${name}\`, and no revision adds it.`,
    meaning: 'Changing a model changes no database. Write a revision from the difference, and apply it.',
    is: (database: string) => `is not in ${database}`,
    command: 'Make the migrations folder',
    command2: 'Write the revision',
  },
  modelProof: {
    is: (table: string) => `is kept in \`${table}\``,
    is2: 'is what the code asks for',
  },
};
