import type { TextArea } from '../texts.ts';

/** The tree of files, and why a change by hand is refused. */
const english = {
  title: 'Files',
  tree: (environment: string) => `Files, ${environment}`,
  newFile: 'New file',
  newFolder: 'New folder',
  rename: 'Rename',
  delete: 'Delete',
  nameOfFile: (folder: string) => `Name of the new file${folder === '' ? '' : ` in ${folder}`}`,
  nameOfFolder: (folder: string) => `Name of the new folder${folder === '' ? '' : ` in ${folder}`}`,
  newName: (name: string) => `New name of ${name}`,
  none: 'No files. Make one with the button above.',
  marks: { added: 'added by the last command', changed: 'changed by the last command', removed: 'removed by the last command' },
  changes: {
    added: (count: number) => `${count} added`,
    changed: (count: number) => `${count} changed`,
    removed: (count: number) => `${count} removed`,
    show: 'Show what changed',
  },
  deleting: {
    title: (path: string) => `Delete ${path}?`,
    file: 'The file will be gone. There is no undo.',
    folder: (files: number) => `The folder and ${files === 1 ? 'the one file' : `the ${files} files`} in it will be gone. There is no undo.`,
    keep: 'Keep it',
  },
  refused: {
    folder: (path: string) => `${path} is a folder.`,
    gone: (path: string) => `There is no ${path} any more.`,
    intoItself: (path: string) => `${path} cannot be moved into itself.`,
    emptyName: 'A name cannot be empty.',
    dots: 'A name cannot be . or ..',
    badName: 'This name is too long or holds a character that no file system takes.',
    there: (path: string) => `${path} is there already.`,
    inFile: (path: string) => `${path} is a file, so nothing can lie in it.`,
    busy: (environment: string) => `A command is running in ${environment}. Wait until it ends, or stop it.`,
  },
};

export type FilesTexts = typeof english;
export const filesTexts: TextArea<'files'> = { name: 'files', english };
