/**
 * Where a side keeps its things: what legitimately differs between the sandbox and a native machine.
 *
 * @property project absolute path of the project folder
 * @property home absolute path of the home folder
 */
export interface Places {
  readonly project: string;
  readonly home: string;
}

/** Replaces what legitimately differs; keeps count of revision ids, so one masker serves one story from its first line to its last file. */
export interface Masker {
  mask(text: string): string;
  /** The text with the ids that were seen so far replaced and all others made equal, without taking note of new ones: a key to sort by. */
  sortKey(text: string): string;
}

/**
 * A masker for one side of one story.
 *
 * Masked: generated revision ids (the first one seen becomes `<rev1>`, and so on), the date in a revision's header and in the log of Flask, the places,
 * memory addresses, Python's own version, and in tracebacks what depends on Python's version: caret lines, source lines after the first of a frame,
 * frames of the standard library, of its frozen part, and of the program's start script; and the order in which `init` makes its
 * files. Everything else stays as it is.
 */
export function createMasker(places: Places): Masker {
  const names = new Map<string, string>();
  const nameOf = (id: string): string => {
    const name = names.get(id) ?? `<rev${names.size + 1}>`;
    names.set(id, name);
    return name;
  };
  const withoutIds = (text: string): string => sortTemplateFiles(maskTracebacks(maskAddresses(maskPrisma(maskDates(maskPlaces(text, places))))));
  return {
    mask: (text) => withoutIds(text).replace(generatedId, nameOf),
    sortKey: (text) => withoutIds(text).replace(generatedId, (id) => names.get(id) ?? '<rev?>'),
  };
}

/** What Alembic makes of a random UUID: its last twelve hexadecimal digits. */
const generatedId = /(?<![0-9a-zA-Z])[0-9a-f]{12}(?![0-9a-zA-Z])/g;

function maskPlaces(text: string, { project, home }: Places): string {
  return text
    .replaceAll(project, '<project>')
    .replaceAll(home, '<home>')
    .replace(/\/[^\s"'()]*\/site-packages\//g, '<packages>/')
    .replace(/^\/\S*\/python[\d.]*(?=: )/gm, '<python>')
    .replace(/^Python \d+\.\d+\.\d+$/gm, 'Python <version>');
}

function maskDates(text: string): string {
  return text
    // Python leaves the fraction out when it is nought: once in a thousand times where the clock counts milliseconds, as here.
    .replace(/^( *Create Date: )\d{4}-\d\d-\d\d \d\d:\d\d:\d\d(?:\.\d{6})?(?=\r?$)/gm, '$1<date>')
    .replace(/^\[\d{4}-\d\d-\d\d \d\d:\d\d:\d\d,\d{3}\] (?=[A-Z]+ in )/gm, '[<date>] ');
}

/** When Prisma made a migration, which its name begins with; the ids and moments of its history's rows; how long it took. */
function maskPrisma(text: string): string {
  return text
    .replace(/\b20\d{12}(?=_)/g, '<time>')
    .replace(/\b[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\b/g, '<uuid>')
    .replace(/\b1[78]\d{11}\b/g, '<moment>')
    .replace(/ started at \d{4}-\d\d-\d\d \d\d:\d\d:\d\d(?:\.\d+)? UTC/g, ' started at <moment>')
    .replace(/ in \d+(?:\.\d+)?m?s\b/g, ' in <n>ms');
}

function maskAddresses(text: string): string {
  return text.replace(/\b0x[0-9a-f]{6,16}\b/g, '<address>');
}

/** `init` goes through its template in the order in which the file system lists it, which differs from one to the next. */
function sortTemplateFiles(text: string): string {
  return text.replace(/(?:^ *Generating \S+ \.\.\. {2}done\n){2,}/gm, (lines) => `${lines.trimEnd().split('\n').sort().join('\n')}\n`);
}

const frame = /^ {2}File "([^"]*)", line \d+/;
const startScript = /\/bin\/(flask|alembic)$/;

/** Whether a frame's file belongs to Python itself (or to the start script), whose lines differ from version to version. */
function belongsToPython(path: string): boolean {
  if (path.startsWith('<packages>') || path.startsWith('<project>')) return false;
  return path.startsWith('<frozen ') || startScript.test(path) || /\/python3\.?\d+(\.zip)?\//.test(path);
}

function maskTracebacks(text: string): string {
  const kept: string[] = [];
  let inFrame: 'no' | 'ours' | 'dropped' = 'no';
  let sourceLines = 0;
  for (const line of text.split('\n')) {
    const path = frame.exec(line)?.[1];
    if (path !== undefined) {
      inFrame = belongsToPython(path) ? 'dropped' : 'ours';
      sourceLines = 0;
      if (inFrame === 'ours') kept.push(line);
    } else if (inFrame !== 'no' && /^ {4}/.test(line)) {
      sourceLines += 1;
      if (inFrame === 'ours' && sourceLines === 1 && !lastHasNoFile(kept)) kept.push(line);
    } else {
      inFrame = 'no';
      kept.push(line);
    }
  }
  return kept.join('\n');
}

/** Only newer Pythons show the source of code that has no file to read it from: given by `-c`, or made by a library. */
function lastHasNoFile(kept: readonly string[]): boolean {
  return /^ {2}File "<[a-z ]+[^"]*>", line \d+, in /.test(kept.at(-1) ?? '');
}
