import { counted } from '../../plural.ts';

export const chain = {
  notUpToDate: {
    title: 'A revision is waiting to be applied.',
    meaning: 'Alembic compares the models with the database, so the database has to stand at the newest revision first. Otherwise the same change would be written twice.',
    command: 'Apply it first',
    words: 'Then run the same command again.',
  },
  twoHeads: {
    meaning: 'Two revisions follow the same one, so `head` could mean either, and Alembic does not choose. It happens when two people migrate from the same place.',
    title: 'There are two heads.',
    title2: (count: number) => `There are ${count} heads.`,
  },
  secondHeadArrived: {
    how: 'git has put the files together, and that is all it knows of.',
    how2: 'The new revision follows one that another revision follows already.',
    meaning: (how: string) => `${how} For Alembic the chain has two ends now, and the next \`flask db upgrade\` will not know which one is meant.`,
  },
  missingLink: {
    title: (id: string) => `A revision follows \`${id}\`, which no file declares.`,
    meaning: 'Each revision names the one before it in `down_revision`. Here that name leads nowhere, so Alembic cannot put the chain together, and no command works.',
    is: (id: string) => `says \`down_revision = '${id}'\``,
    code: 'Name the revision that it really follows',
  },
  cycle: {
    title: 'The revisions follow each other in a circle.',
    meaning: 'A chain has to begin somewhere: one revision with `down_revision = None`. Somebody changed a `down_revision` by hand, and now Alembic finds no beginning.',
    is: 'follows nothing',
    is2: (list: string) => `follows ${list}`,
    code: 'The first revision follows nothing',
  },
  declaredTwice: {
    title: (id: string) => `Two files declare the revision \`${id}\`.`,
    meaning: 'Alembic takes one of them and only warns. Which one it takes depends on the order in which it finds the files, so a copied file can win unnoticed.',
    is: 'is declared here',
    code: 'Give the copy an id of its own, or delete it',
  },
  noRevisionId: {
    title: (file: string) => `\`${file}\` does not say which revision it is.`,
    meaning: 'Every Python file in `versions` is taken for a revision and has to declare `revision`. This one does not, so Alembic stops before it does anything.',
    code: 'Declare it, if it is a revision',
    command: 'Or remove the file, if it is none',
  },
  mergeHeads: {
    command: 'Join the heads in a merge revision',
    command2: 'Apply what is left',
  },
  cannotLocate: {
    is: (revision: string, path: string) => `has it: ${revision} in \`${path}\``,
    title: (id: string) => `No file declares \`${id}\`.`,
    meaning: (onServer: boolean) => `The command${onServer ? ', the database' : ''} or another file names a revision that is not among the revisions here. Its id may be mistyped, or its file may not have arrived yet.`,
    is2: 'none',
    command: 'See the revisions that there are',
    command2: 'See what the database says',
    command3: 'Or get the file',
    title2: (id: string) => `The database stands at \`${id}\`, and no file declares it.`,
    meaning2: 'The database remembers the id of its revision, and Alembic looks for the file with that id to know what lies below. The file was deleted, was never pulled, or belongs to another git branch. Until it is back, no command works.',
    is3: (id: string) => `says \`${id}\` in \`alembic_version\``,
    of: 'Revision files',
    is4: (count: number, id: string) => `${counted(count, 'revision')}, none of them \`${id}\``,
    command4: 'Bring a deleted file back',
    command5: 'Get the file from the others',
    command6: 'Last resort: say that the database stands at base',
    command7: (revision: string) => `Last resort: say that it stands at ${revision}, whatever its tables are`,
  },
};
