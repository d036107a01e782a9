import type { TextArea } from '../texts.ts';

/** The editor, its tabs, the changes of the last command and what a revision will run. */
const english = {
  title: 'Editor',
  loading: 'The editor is loading…',
  nothingOpen: 'Nothing is open',
  chooseFile: 'Nothing is open. Choose a file, or press Enter on one.',
  openFiles: 'Open files',
  changesTab: (line: string) => `Changes: ${line}`,
  nothingYet: 'nothing yet',
  previewTab: (revision: string) => `What will run: ${revision}`,
  closeTab: (title: string) => `Close ${title}`,
  file: (path: string, environment: string) => `${path}, ${environment}`,
  notSaved: (why: string) => `Not saved: ${why}`,
  before: 'Before',
  after: 'After',
  database: {
    title: (path: string) => `${path} is a SQLite database`,
    words: (size: string) => `${size}. Its tables and rows are in the Database panel.`,
    look: 'Look in the Database panel',
  },
  binary: { title: (path: string) => `${path} is not text`, words: (size: string) => `${size} of binary data.` },
  gone: {
    title: (path: string) => `${path} is not there`,
    words: 'It was removed, it has another name, or at this point of the timeline it is not made yet.',
    close: 'Close the tab',
  },
  changes: {
    label: 'Changed files',
    none: 'No command has changed a file yet.',
    noneBy: (line: string) => `${line} changed no file.`,
    words: { added: 'added', changed: 'changed', removed: 'removed' },
    added: (path: string) => `${path}, added`,
    removed: (path: string) => `${path}, removed`,
    notText: (path: string, before: string, after: string) => `${path} is not text: ${before} before, ${after} after.`,
    notThere: 'not there',
  },
  preview: {
    direction: 'Direction',
    directions: { upgrade: 'Up', downgrade: 'Down' },
    database: 'Database',
    waits: 'Waits for Python',
    writing: 'Alembic is writing…',
    copy: 'Copy the SQL',
    nothing: 'Nothing: this revision runs no SQL in this direction.',
    label: 'SQL that will run',
    saidNothing: (code: number) => `Alembic ended with exit code ${code} and said nothing.`,
    notOffline: 'Alembic cannot write this one down without a database to look at. It says:',
  },
};

export type EditorTexts = typeof english;
export const editorTexts: TextArea<'editor'> = { name: 'editor', english };
