import { andList } from '../lists.ts';
import { counted } from '../plural.ts';
import type { TextArea } from '../texts.ts';

/** Taking work along, sharing it, and bringing something in. Why something is refused is in `incoming`. */
const english = {
  reading: { opening: 'Opening it.', notRead: (why: string) => `It could not be read: ${why}`, noFile: 'There was no file in what was dropped.' },
  taking: { notTaken: (why: string) => `It could not be taken in: ${why}`, words: 'Putting it in place…' },
  project: {
    done: (name: string) => `Brought in ${name}`,
    newHistory: (done: string) => `${done}, with a new history: git could not read its own`,
    title: (name: string) => `Bring in ${name}?`,
    notRun: (what: string) => `${what}. Nothing of it has run yet.`,
    needs: 'What it needs',
    into: 'Into',
    all: 'all four environments, as clones of one origin',
    alone: (name: string) => `${name} alone`,
    beside: (name: string) => `${name}, beside its files`,
    replacesAll: 'It takes the place of all four environments and of the origin. Your present work stays on the timeline.',
    replacesFiles: (name: string) => `It takes the place of ${name}’s files; the origin and the others stay as they are. Your present work stays on the timeline.`,
    replacesFile: (name: string) => `A file of that name in ${name} is replaced. Your present work stays on the timeline.`,
    bringIn: 'Bring it in',
    ways: 'How to go on',
    asItIs: 'As it is',
    smallest: 'With the smallest app',
  },
  keep: 'Keep my work',
  share: {
    title: 'Share',
    words: 'A link holds the whole world itself: files, databases with their rows, git’s history. No server sees it; everybody who has the link does.',
    tooLong: (characters: number, longest: number) => `This world would make a link of ${counted(characters, 'character')}. Mail and chat programs pass on ${counted(longest, 'character')}, so share the file instead.`,
    characters: (count: number) => `${counted(count, 'character')}.`,
    copied: 'Copied.',
    download: 'Download it to share',
    refused: 'The browser refused to copy. The link is marked: copy it by the keyboard.',
    link: 'The link',
    copy: 'Copy the link',
  },
  packing: 'Packing…',
  button: { title: 'Take along, bring in, share', words: 'Take along' },
  drop: {
    title: 'Drop it to bring it in',
    words: 'A zip, a project’s folder, a migrations folder, a SQLite file or a world. You are asked before anything changes.',
  },
  bringIn: {
    title: 'Bring in',
    words: 'A Flask project, only its migrations folder, a SQLite file, or a world. Choose it, or drop it anywhere on the page. It is read first, and you are asked before anything changes.',
    file: 'Choose a file…',
    folder: 'Choose a folder…',
    fileLabel: 'A file to bring in',
    folderLabel: 'A folder to bring in',
  },
  cancel: 'Cancel',
  refused: { title: 'This cannot be brought in', unchanged: 'Nothing has changed.' },
  close: 'Close',
  along: {
    saved: (file: string, what: string) => `${file} holds ${what}. It is in your downloads.`,
    notPacked: (why: string) => `It could not be packed: ${why}`,
    world: 'the whole world',
    title: 'Take along',
    words: 'One environment as a zip: its project with its databases and .git, and the origin beside it. It goes on at a terminal as it is.',
    download: (name: string) => `Download ${name}`,
    worldWords: 'All four with the origin as one file, to open again in Headway, here or elsewhere.',
    downloadWorld: 'Download the whole world',
  },
  menu: 'Take along, share, bring in',
  world: {
    done: (name: string) => `Opened ${name}`,
    title: (name: string) => `Open ${name}?`,
    words: 'It holds four environments. Nothing in it has run yet.',
    code: 'Its code can run once it is open, as far as a web page lets it. Your present work stays on the timeline.',
    open: 'Open it',
  },
  contents: {
    size: (files: number, revisions: number) => `${counted(files, 'file')}, ${counted(revisions, 'revision')}`,
    database: (path: string, holds: string) => `${path}: ${holds}`,
    holds: (tables: number, rows: number, revisions: readonly string[]) => `${counted(tables, 'table')}, ${counted(rows, 'row')}${revisions.length === 0 ? '' : `, at revision ${andList(revisions)}`}`,
    noCommit: 'no commit',
    lastCommit: (subject: string) => `last commit: ${subject}`,
    unreadable: (why: string) => `cannot be read: ${why}`,
  },
};

export type TransferTexts = typeof english;
export const transferTexts: TextArea<'transfer'> = { name: 'transfer', english };
