import { bytesInWords } from '../../ui/words.ts';
import { andList } from '../lists.ts';
import { wholeNumber } from '../numbers.ts';
import { counted } from '../plural.ts';
import type { TextArea } from '../texts.ts';

/** What is found in what is brought in, how one may go on with it, and why it is refused. */
const english = {
  needs: {
    imports: (path: string, line: number, module: string) => `${path}, line ${line}, imports ${module}, which is not installed here.`,
    envPy: (module: string, path: string, line: number) => `The migrations’ env.py needs ${module} (${path}, line ${line}), which is not installed here.`,
    revision: (path: string, line: number, module: string) => `The revision ${path}, line ${line}, imports ${module}, which is not installed here. Alembic loads every revision, so upgrade and history stop there until that line is changed.`,
    broken: (path: string, line: number, message: string) => `${path} cannot be parsed by Python 3.14: line ${line}: ${message}.`,
    place: (path: string, line: number) => `${path}, line ${line}`,
    more: { imports: (count: number) => `${count} more such imports are in it.`, files: (count: number) => `${count} more such files are in it.` },
    database: (kinds: readonly string[], places: readonly string[], more: boolean) =>
      `Its database is ${andList(kinds)} (${[...places, ...(more ? ['more'] : [])].join('; ')}). Here it works with SQLite; the SQL preview can write PostgreSQL’s SQL. A revision that uses what SQLite does not have stops with an error.`,
    exports: (names: readonly string[], files: readonly string[]) =>
      `Each environment’s shell exports ${andList(names)}${files.length > 0 ? `, since ${andList(files)} would be read by python-dotenv, which is not installed here` : ''}.`,
    unset: (names: readonly string[]) => `It reads ${andList(names)} from the environment and cannot do without. Set ${names.length === 1 ? 'it' : 'them'} in the terminal: export ${names[0] ?? ''}=…`,
    noApplication: 'No Flask application was found in it: neither app.py nor wsgi.py, nor a file that makes one.',
    unknown: (reason: string) => `What it needs could not be looked up, since Python could not read it here: ${reason}`,
  },
  what: {
    nothing: 'There is nothing in it that Headway could run or show: no Python file, no migrations folder, no SQLite database.',
    several: (one: string, other: string) => `It holds several databases, ${one} and ${other} among them, and no project around them. Bring in one of them.`,
    neither: (name: string) => `${name} is neither a zip archive nor a SQLite database.`,
  },
  name: {
    quoted: (name: string) => `“${name}”`,
    none: 'it has no name',
    absolute: 'it is an absolute path',
    outside: 'it leads out of the folder',
    dots: 'a part of it is empty or a single dot',
    nul: 'it holds a NUL character',
    pathTooLong: (bytes: number) => `it is longer than ${bytes} bytes`,
    tooLong: (bytes: number) => `a name in it is longer than ${bytes} bytes`,
    control: 'it holds a control character',
    backslash: 'it holds a backslash, which some systems take for a folder',
    drive: 'it begins with a drive letter',
    twice: (name: string) => `${name} is in it twice.`,
    both: (name: string) => `${name} is a file and a folder in it.`,
    refused: (name: string, problem: string) => `The name ${name} cannot be taken: ${problem}.`,
  },
  way: {
    aroundDatabase: (name: string) => `Headway puts the smallest Flask application around it: app.py, with ${name} as its database.`,
    aroundMigrations: 'Headway puts the smallest Flask application around them: app.py. flask db upgrade, downgrade, history and the SQL of each revision work; there are no models, so flask db migrate has nothing to compare with.',
    smallest: (adds: readonly string[]) =>
      `Headway adds ${andList(adds)} and leaves every other file as it is. flask db upgrade, downgrade, history and the SQL of each revision work, on a SQLite database. The models are not loaded, so leave flask db migrate: it would write a revision that drops every table.`,
    addsIni: 'Headway adds an alembic.ini. Use alembic in the terminal: alembic upgrade head, alembic downgrade -1, alembic history.',
    allFiles: 'All its files are taken as they are.',
    alembicsOwn: 'Its migrations are Alembic’s own, without Flask: use alembic in the terminal, as in alembic upgrade head.',
    notLoaded: 'All its files are taken as they are. Its application cannot be loaded until what is missing is mended.',
  },
  is: {
    database: (name: string) => `A SQLite database, ${name}`,
    flaskMigrations: (folder: string) => `Flask-Migrate’s migrations, in ${folder}/`,
    alembicMigrations: (folder: string) => `Alembic’s migrations without Flask, in ${folder}/`,
    project: 'A project',
    clone: 'A project with the origin that it is a clone of',
  },
  size: {
    file: (why: string) => `The file is too large. ${why}`,
    files: (most: number) => `It holds more than ${counted(most, 'file')}, and that is as many as can be brought in at once.`,
    listed: (most: number) => `It lists more than ${counted(most, 'entry', 'entries')}, so it was not read any further.`,
    unpacked: (most: number) => `Unpacked it is larger than ${bytesInWords(most)}, and that is as much as can be brought in at once.`,
  },
  zip: {
    kinds: { link: 'a link', device: 'a device', pipe: 'a pipe', socket: 'a socket' },
    /** By zip.js's own names for its errors; what has no words here is shown as it is. */
    errors: {
      'File format is not recognized': 'it is not one, or its end is missing.',
      'End of central directory not found': 'it is not one, or its end is missing.',
      'Central directory header not found': 'its list of files is damaged.',
      'Local file header not found': 'its list names a file that is not there.',
      'Entry data out of bounds': 'its list names bytes that are not there.',
      'Zip64 extra field not found': 'its list of files is damaged.',
      'End of Zip64 central directory locator not found': 'its end is damaged.',
      'Overlapping entry found': 'two of its files share bytes, as only a trap does.',
      'Ambiguous archive': 'two programs could read two different things in it, for a name that is there twice, or for bytes before, between or after its files.',
      'Split zip file': 'it is one part of several.',
      'Encrypted central directory is not supported': 'its list of files is encrypted.',
      'File contains encrypted entry': 'it is encrypted.',
      'Compression method not supported': 'it is compressed in a way that is not known here. Deflate is the usual one.',
      'Invalid CRC32': 'its checksum is wrong, so it was damaged on its way.',
      'Invalid uncompressed size': 'its size is not the one that is said of it.',
      'Invalid compressed data': 'its compressed bytes are damaged.',
    } as Readonly<Record<string, string>>,
    kind: (name: string, kind: string) => `${name} is ${kind}, and only files and folders can be taken.`,
    encryptedFile: (name: string) => `${name} is encrypted. Unpack it with its password, and bring in the folder.`,
    folderWithBytes: (name: string) => `${name} is a folder that holds bytes like a file.`,
    moreBytes: (name: string, bytes: number) => `${name} unpacks to more than the ${bytes} bytes that are said of it.`,
    notUnpacked: (name: string, why: string) => `${name} cannot be unpacked: ${why}`,
    unreadable: (why: string) => `It cannot be read as a zip archive: ${why}`,
  },
  link: {
    cut: 'This link is damaged: a part of it is missing or changed. Copy all of it, to its last character.',
    other: 'This link was not made by Headway, or by a later one than this.',
    tooLarge: (why: string) => `The world in this link is too large. ${why}`,
    notAsWritten: (why: string) => `The world in this link is not as Headway writes it: ${why}.`,
    name: (name: string, problem: string) => `The name ${name} in this link cannot be taken: ${problem}.`,
    bytes: (name: string) => `The bytes of ${name} are not in this link.`,
    refused: (why: string) => `The world in this link cannot be taken: ${why}`,
    shared: 'the shared world',
  },
  doing: {
    unpacked: (done: number, all: number) => `Unpacking: ${wholeNumber(done)} of ${counted(all, 'entry', 'entries')}.`,
    python: 'Python reads what it needs. It runs nothing of it.',
    unpacking: 'Unpacking it.',
    reading: 'Reading its files.',
  },
  world: {
    noFolder: 'it is no path inside the project folder',
    noReason: 'it cannot be read',
    notWritten: (problem: string) => `This world could not be opened again, so it is not written. ${problem}`,
    refused: (reason: string) => `This is no world that Headway can open: ${reason}`,
    description: (file: string, why: string) => `${file} is not as Headway writes it. ${why}.`,
    damaged: (file: string) => `${file} is damaged.`,
    noName: (file: string, name: string) => `${file} has no name for ${name}.`,
    name: (name: string, problem: string) => `the name ${name} cannot be taken: ${problem}.`,
    stray: (name: string) => `${name} lies in none of its environments.`,
  },
};

export type IncomingTexts = typeof english;
export const incomingTexts: TextArea<'incoming'> = { name: 'incoming', english };
