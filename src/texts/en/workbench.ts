import { counted } from '../plural.ts';
import type { TextArea } from '../texts.ts';

/** The frame of the workbench: its header, its panes, the switch between environments. */
const english = {
  header: {
    environments: 'Environments',
    environmentsTitle: 'Environments side by side (Alt+0)',
    drift: 'drift',
    keys: 'Keys',
    keysTitle: 'Keys and help',
    startOver: 'Start over',
  },
  engine: {
    asleep: (name: string) => `${name} starts when it is first used`,
    starting: (name: string) => `${name} is starting`,
    ready: (name: string) => `${name} ready`,
    running: (name: string) => `${name} is running`,
    stopping: (name: string) => `${name} is stopping`,
    broken: (name: string, message: string) => `${name} could not start: ${message}`,
    fetching: 'fetching',
    megabytes: (loaded: string, total: string) => `${loaded} of ${total} MB`,
    server: 'starting the server',
    /** What each does after its bytes have come. */
    start: { Python: 'starting the interpreter', Sequelize: 'starting SQLite', Prisma: 'starting the schema engine' },
    import: { Python: 'loading Flask and Alembic', Sequelize: 'loading Sequelize', Prisma: 'loading Prisma' },
  },
  storage: {
    opening: 'Opening your work…',
    saved: 'Saved in this browser',
    saving: 'Saving in this browser',
    refused: (message: string) => `Not saved: ${message}`,
    elsewhere: 'Headway goes on in another tab, which saves from now on. What you do here is not kept.',
    full: 'The browser has no room left for this page. What you do from here on is not kept. Forget the past on the timeline, or free some space, and change something to try again.',
    unreadable: (why: string) => `The browser did not give back what was kept (${why}). You see the starter project; what you do is not kept, and nothing of yours was written over.`,
    unreadableLesson: (why: string) => `The browser did not give back what was kept (${why}). You see the lesson's beginning; what you do is not kept, and nothing of yours was written over.`,
  },
  startOver: {
    title: 'Start over with the first project?',
    words: 'This is put aside. It stays on the timeline, where you can go back to it:',
    nothing: 'nothing: it is as it was at the start',
    keep: 'Keep my work',
    made: (count: number) => `${counted(count, 'file')} made`,
    changed: (count: number) => `${counted(count, 'file')} changed`,
    removed: (count: number) => `${counted(count, 'file')} removed`,
    database: (name: string, rows: number) => `${name} with ${counted(rows, 'row')}`,
    git: 'what git recorded',
    output: 'the terminal’s output',
  },
  panes: {
    label: 'Parts of the workbench',
    files: 'Files',
    editor: 'Editor',
    terminal: 'Terminal',
    database: 'Database',
    revisions: 'Revisions',
    filesWidth: 'Width of the files',
    editorHeight: 'Height of the editor',
    middleWidth: 'Width of the middle',
    revisionsHeight: 'Height of the revisions',
  },
  /** What may not be loaded, as the subject of the sentence that says so. */
  parts: { comparison: 'The comparison', terminal: 'The terminal', editor: 'The editor' },
  openingComparison: 'Opening the comparison…',
  environments: {
    label: 'Environments',
    running: 'running',
    failed: 'failed',
    waits: (line: string, engine: string) => `${line} waits for ${engine}`,
    ended: (line: string, code: number, environment: string) => `${line} ended, exit code ${code}, ${environment}`,
    changed: (what: string) => `Files: ${what}`,
  },
};

export type WorkbenchTexts = typeof english;
export const workbenchTexts: TextArea<'workbench'> = { name: 'workbench', english };
