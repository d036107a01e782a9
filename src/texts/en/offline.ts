import type { TextArea } from '../texts.ts';

/** Without a network: what works, what could, and a new version. */
const english = {
  button: 'Offline',
  buttonTitle: 'Without a network: what works, and what could',
  title: 'Without a network',
  looking: 'Looking at what is kept…',
  thisPart: 'This part',
  columns: { part: 'Part', standing: 'Without a network', room: 'Room' },
  parts: {
    page: { name: 'Headway itself', holds: 'workbench, lessons, scenarios, editor, Python with Flask-Migrate, SQLite, git' },
    sequelize: { name: 'Sequelize', holds: 'its command line, Node programs' },
    prisma: { name: 'Prisma', holds: 'its command line, its schema engine' },
    postgres: { name: 'PostgreSQL', holds: 'the server, psql' },
  },
  image: { name: 'Python, started', holds: 'an image of its memory, so that it starts faster; made here, never fetched', kept: 'Kept', notMade: 'Not made yet' },
  standing: { works: 'Works', worksFetchedAhead: 'Works: fetched ahead', notOpenYet: 'Kept, not open yet', notYet: 'Not yet', notAll: 'Not all of it' },
  of: (whole: string) => `of ${whole}`,
  partOf: (part: string, whole: string) => `${part} of ${whole}`,
  room: (used: string, allowed: string) =>
    `With your work, this page takes about ${used} of the ${allowed} that the browser allows it. Work is kept apart from these files; nothing here touches it.`,
  fetchingWhat: 'Fetching what is missing',
  fetching: (how: string) => `Fetching: ${how}`,
  stop: 'Stop',
  keepAll: (size: string) => `Make all of it available offline (${size})`,
  undo: (size: string) => `Remove what was fetched ahead (${size})`,
  allThere: 'All of it is available offline.',
  cannotOpenYet: 'Headway cannot be opened without a network yet: the browser is still fetching and keeping its files.',
  allWorks: 'All of Headway works without a network, in a new tab too.',
  someWork: (names: readonly string[]) => `${names.join(', ')} ${names.length === 1 ? 'works' : 'work'} without a network, in a new tab too. What you use joins them.`,
  unavailable: {
    notBuilt: 'This page was not built to work without a network.',
    notSecure: 'Browsers let a page work without a network only when it comes over https, or from this machine.',
    keepsNone: 'This browser, or this kind of window, keeps no pages.',
    unreadable: (why: string) => `What is kept could not be read: ${why}.`,
  },
  problem: {
    list: (status: number) => `the list of the page's files could not be fetched (${status})`,
    stopped: 'Stopped. What was fetched so far is kept.',
    notWhole: (why: string) => `It could not be fetched whole: ${why}`,
    notKept: (why: string) => `The browser does not let the page be kept: ${why}`,
    notFetched: (why: string) => `It could not be fetched: ${why}`,
  },
  newVersion: {
    label: 'New version',
    ready: 'A new version of Headway is ready.',
    going: 'Saving your work, then going on in the new version…',
    useNow: 'Use it now',
    later: 'Later',
  },
};

export type OfflineTexts = typeof english;
export const offlineTexts: TextArea<'offline'> = { name: 'offline', english };
