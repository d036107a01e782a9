import { wholeNumber } from '../numbers.ts';
import { counted } from '../plural.ts';
import type { TextArea } from '../texts.ts';

/** The scenarios: their list, the stage and its evidence, the speaker's notes. What a scenario itself says is its own. */
const english = {
  theme: { light: 'Theme: light', dark: 'Theme: dark', system: 'Theme: as the system' },
  /** The scenarios themselves are written in English; said where another language is read. */
  inEnglish: undefined as string | undefined,
  opening: {
    scenario: 'Opening the scenario',
    world: 'Preparing the world of the scenario',
    line: (where: string, line: string) => `Preparing ${where}: ${line}`,
    refused: (sentence: string) => `The world of this scenario could not be prepared. ${sentence} {place}`,
  },
  missing: {
    file: 'This scenario was played from a file. Open the file again to go on.',
    unknown: (id: string) => `There is no scenario named “${id}”.`,
    unreadable: 'This scenario cannot be played yet',
    nothing: 'Nothing to play here',
    mend: 'Mend the file and open it again.',
    theFile: 'the file',
    at: (file: string, line: number) => `${file}, line ${line}`,
  },
  said: {
    step: (at: number, all: number, title: string) => `Step ${at} of ${all}: ${title}`,
    atStartOf: (title: string, count: number) => `${title}, at its start. ${counted(count, 'step')}.`,
    running: (step: string) => `${step}. Running.`,
    travelling: 'Going to another step.',
    atStart: (title: string) => `${title}, at its start.`,
    done: (step: string, checks: number) => `${step}. ${doneWith(checks)}`,
    left: (step: number) => `You left the script ${step === 0 ? 'at its start' : `at step ${step}`}.`,
    ended: (step: string, checks: number) => `${step}. ${doneWith(checks)} The scenario has ended.`,
    failed: (step: string) => `${step}. It failed.`,
  },
  doing: {
    idle: 'At the start',
    playing: 'Playing',
    running: 'Running',
    checking: 'Checking',
    travelling: 'Going there',
    paused: 'Paused',
    finished: 'The end',
    left: 'Off the script',
    failed: 'Failed',
  },
  app: { doesNotStart: 'app does not start', runs: 'app runs', crashes: 'app crashes', answers: (status: number) => `app answers ${status}` },
  own: {
    drop: 'Drop the scenario file to play it',
    label: 'Your own scenario',
    title: 'Your own',
    words: 'A scenario is one Markdown file. Drop it on this page, or open it; it is played here and sent nowhere.',
    file: 'Scenario file',
    open: 'Open a scenario file',
  },
  excursion: {
    left: (step: number, title: string) => `You left the script ${placeOf(step, title)}.`,
    stand: (step: number, title: string) => `You stand ${placeOf(step, title)}.`,
    words: 'This is the world of the scenario: try anything. Back in the script, it is as it was.',
    back: 'Back to the script',
    buttonTitle: 'Type in any terminal, edit any file, and come back to this step',
    button: 'What if?',
  },
  link: { label: 'Copy link to this step', words: 'Copy link' },
  narration: 'Narration',
  checksHold: (count: number) => `${counted(count, 'check')} ${count === 1 ? 'holds' : 'hold'}`,
  notes: {
    title: 'Notes',
    documentTitle: 'Notes · Headway',
    heading: 'Speaker notes',
    waiting: 'Waiting for the scenario. It has to be open in another window of this browser.',
    closed: 'The scenario was closed. These notes go on when it is opened again in the same tab.',
    step: (at: number, all: number, doing: string) => `Step ${at} of ${all} · ${doing}`,
    none: 'No note for this step.',
    next: 'Next',
  },
  present: {
    title: 'Present (F)',
    button: 'Present',
    pointerTitle: 'Pointer (P)',
    pointer: 'Pointer',
    leaveTitle: 'Leave the full screen (Escape)',
    leave: 'Leave',
  },
  proof: {
    showEnvironments: 'Show the environments',
    showEvidence: 'Show the evidence',
    label: 'Evidence',
    against: 'Problem: ',
    for: 'Benefit: ',
    freshCloneTitle: 'A fresh clone',
    freshClone: 'a fresh clone',
  },
  steps: { title: 'Steps' },
  engine: {
    startAgain: 'Start Python again',
    starting: (name: string) => `${name} is starting.`,
    fetching: (name: string, loaded: string, total: string) => `${name} is being fetched: ${loaded} of ${total} MB.`,
    broken: (name: string, why: string) => `${name} could not start: ${why}`,
    pythonBroken: 'Python could not start.',
  },
  list: {
    title: 'Scenarios',
    lead: 'Short plays about a database and the people who change it. Every step really runs: the same Flask-Migrate, SQLite and git as in your workbench, in a world of its own. Your own work is not touched.',
    all: 'All scenarios',
    minutes: (count: number) => counted(count, 'minute'),
    steps: (count: number) => counted(count, 'step'),
  },
  tryAgain: 'Try again',
  problem: {
    step: (step: number, title: string) => `Step ${step}, “${title}”, did not end as the script says.`,
    asks: (file: string, line: number, where: string | undefined) => `${file}, line ${line}, asks for it${where === undefined ? '' : ` in ${where}`}.`,
    tryStep: 'Try the step again', toStart: 'To the start',
  },
  transport: {
    label: 'Playing',
    withKey: (name: string, key: string) => `${name} (${key})`,
    restart: 'Restart',
    keys: { home: 'Home', left: 'Left arrow', space: 'Space', right: 'Right arrow' },
    previous: 'Previous step',
    pause: 'Pause',
    play: 'Play',
    next: 'Next step',
    speed: 'Speed',
    of: (at: number, all: number) => `${at} of ${all}`,
  },
  news: {
    files: { added: (paths: string) => `new: ${paths}`, changed: (paths: string) => `changed: ${paths}`, removed: (paths: string) => `deleted: ${paths}` },
    part: (what: 'table added' | 'table removed' | 'column added' | 'column removed' | 'column changed', name: string) => `${what}: ${name}`,
    happened: { 'server started': 'server started', 'server stopped': 'server stopped' },
    committed: (what: string) => `committed ${what}`,
    pushes: (what: string) => `pushes ${what}`,
    pulls: (what: string) => `pulls ${what}`,
    rows: (table: string, before: number, after: number) => `${table}: ${before} → ${after} rows`,
    more: (first: string, count: number) => `${first} and ${count} more`,
  },
  side: {
    column: 'column',
    there: 'there',
    missing: 'missing',
    same: (names: string) => `${names}: the same schema`,
    differences: (count: number, names: string) => `${count === 1 ? 'One difference' : `${count} differences`} between ${names}`,
  },
  found: {
    shortened: (text: string, more: number) => `${text}… and ${wholeNumber(more)} more characters`,
    bytes: (count: number) => `${count} bytes`,
    nothingSaid: '(it says nothing)', noRows: 'no rows',
  },
  origin: { title: 'Git origin', nothing: 'nothing was pushed yet', older: (count: number) => `and ${count} older` },
  card: {
    showTerminal: (name: string) => `Show the terminal of ${name}`,
    drift: 'drift',
    noDatabase: 'no database',
    unreadable: (why: string) => `cannot be read: ${why}`,
    noRevision: 'no revision recorded',
    atBase: 'at base',
    notInFiles: 'not in its files',
  },
  tables: {
    rows: (count: number) => counted(count, 'row'),
    view: 'view',
    noDatabase: 'No database yet',
    unreadable: 'Its database cannot be read',
    none: 'No tables',
    label: (name: string) => `Tables, ${name}`,
    extra: 'extra',
    differs: 'differs',
  },
  log: {
    label: (name: string) => `Output, ${name}`,
    nothing: 'Nothing was done here yet.',
    exitCode: (code: number) => `exit code ${code}`,
    edits: (path: string) => `edits ${path}`,
    sql: (path: string) => `runs SQL in ${path}`,
  },
  pipeline: (words: string) => `pipeline ${words}`,
};

function doneWith(checks: number): string {
  return checks === 0 ? 'Done.' : `Done, ${counted(checks, 'check')} hold${checks === 1 ? 's' : ''}.`;
}

function placeOf(step: number, title: string): string {
  return step === 0 ? 'at its start' : `at step ${step}, “${title}”`;
}

export type TheatreTexts = typeof english;
export const theatreTexts: TextArea<'theatre'> = { name: 'theatre', english };
