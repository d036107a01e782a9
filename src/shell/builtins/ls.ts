import { join, namesAt, type Place } from '../../domain/place.ts';
import { printsHelp, readOptions, type Options, type OptionTable } from './options.ts';
import { quotedName } from './quote-name.ts';
import type { UtilityCall } from './utility.ts';

const OPTIONS: OptionTable = {
  usage: '[OPTION]... [FILE]...',
  flags: {
    a: ['all'], A: ['almost-all'], l: [], '1': [], R: ['recursive'], d: ['directory'], r: ['reverse'], S: [], F: ['classify'],
    p: [], h: ['human-readable'], C: [],
  },
  elsewhere: 'BcDfgGHiIkLmnNoqQsTtuUvwxXZb',
  usageCode: 2,
};

interface Entry {
  readonly name: string;
  readonly folder: boolean;
  readonly size: number;
  readonly links: number;
}

/** `ls [-a] [-l] [-1] [-R] [FILE]…`, one name a line, as it prints when nobody measures the terminal. */
export async function ls(call: UtilityCall): Promise<number> {
  if (printsHelp(call.args, call.name, OPTIONS, call.write)) return 0;
  const options = readOptions(call.name, call.args, OPTIONS);
  const operands = options.operands.length === 0 ? ['.'] : options.operands;
  let code = 0;
  const files: Entry[] = [];
  const folders: string[] = [];
  for (const operand of operands) {
    const place = call.place(operand);
    if (place.type === 'free' || place.type === 'foreign' || place.type === 'blocked') {
      call.complain(`cannot access ${quotedName(operand)}: ${place.type === 'blocked' ? place.reason : 'No such file or directory'}`);
      code = 2;
    } else if (isFolder(place) && !options.has('d')) folders.push(operand);
    else files.push(entryOf(call, operand, place));
  }
  if (files.length > 0) print(call, options, ordered(files, options));
  const titled = operands.length > 1 || options.has('R');
  let printed = files.length > 0;
  const waiting = ordered(folders.map((name) => entryOf(call, name, call.place(name))), options).map(({ name }) => name);
  for (let folder = waiting.shift(); folder !== undefined; folder = waiting.shift()) {
    await call.breathe();
    const place = call.place(folder);
    if (printed) call.write('\n');
    if (titled) call.write(`${folder}:\n`);
    const entries = listed(call, options, folder, place);
    if (options.has('l')) call.write(`total ${sizeText(entries.reduce((sum, { size }) => sum + Math.ceil(size / 4096) * 4096, 0), options, 1024)}\n`);
    print(call, options, entries);
    printed = true;
    if (options.has('R')) {
      const inner = entries.filter((entry) => entry.folder && entry.name !== '.' && entry.name !== '..');
      waiting.unshift(...inner.map(({ name }) => join(folder ?? '', name)));
    }
  }
  return code;
}

function listed(call: UtilityCall, options: Options, folder: string, place: Place): Entry[] {
  const hidden = options.has('a') || options.has('A');
  const names = namesAt({ environment: call.request.environment, cwd: call.request.cwd, files: call.files }, place);
  const entries = names
    .filter(({ name }) => hidden || !name.startsWith('.'))
    .map(({ name }) => ({ ...entryOf(call, join(folder, name), call.place(join(folder, name))), name }));
  const dots = options.has('a') ? ['.', '..'].map((name) => ({ ...entryOf(call, join(folder, name), call.place(join(folder, name))), name })) : [];
  return ordered([...dots, ...entries], options);
}

function ordered(entries: readonly Entry[], options: Options): Entry[] {
  const byName = entries.toSorted((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0));
  const sorted = options.has('S') ? byName.toSorted((a, b) => b.size - a.size) : byName;
  return options.has('r') ? sorted.toReversed() : sorted;
}

function entryOf(call: UtilityCall, name: string, place: Place): Entry {
  if (place.type === 'file') return { name, folder: false, size: place.bytes.length, links: 1 };
  if (!isFolder(place)) return { name, folder: false, size: 0, links: 1 };
  const inner = place.type === 'folder' ? namesAt({ environment: call.request.environment, cwd: '', files: call.files }, place) : [];
  return { name, folder: true, size: 4096, links: 2 + inner.filter(({ kind }) => kind === 'folder').length };
}

function print(call: UtilityCall, options: Options, entries: readonly Entry[]): void {
  const marked = entries.map((entry) => `${entry.name}${entry.folder && (options.has('F') || options.has('p')) ? '/' : ''}`);
  if (!options.has('l')) {
    call.write(marked.map((name) => `${name}\n`).join(''));
    return;
  }
  const links = Math.max(...entries.map((entry) => String(entry.links).length));
  const sizes = entries.map(({ size }) => sizeText(size, options, 1));
  const width = Math.max(...sizes.map((size) => size.length));
  const owner = call.request.environment;
  const rows = entries.map((entry, index) => {
    const mode = entry.folder ? 'drwxr-xr-x' : '-rw-r--r--';
    // A file tree keeps no times; every file shows the same one rather than an invented one.
    return `${mode} ${String(entry.links).padStart(links)} ${owner} ${owner} ${(sizes[index] ?? '').padStart(width)} Jan  1  1970 ${marked[index] ?? ''}\n`;
  });
  call.write(rows.join(''));
}

function sizeText(bytes: number, options: Options, unit: number): string {
  if (!options.has('h')) return String(bytes / unit);
  let size = bytes;
  let step = 0;
  while (size >= 1024 && step < 4) {
    size /= 1024;
    step += 1;
  }
  const shown = step > 0 && size < 10 ? (Math.ceil(size * 10) / 10).toFixed(1) : String(Math.ceil(size));
  return `${shown}${['', 'K', 'M', 'G', 'T'][step] ?? ''}`;
}

function isFolder(place: Place): boolean {
  return place.type === 'folder' || place.type === 'outer-folder';
}
