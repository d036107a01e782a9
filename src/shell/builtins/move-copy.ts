import { apply, baseName, namesIn, removePath } from '../../domain/file-tree.ts';
import { join, type Place } from '../../domain/place.ts';
import { moveTree } from './make-remove.ts';
import { printsHelp, readOptions, type Options, type OptionTable } from './options.ts';
import { quotedName } from './quote-name.ts';
import { UsageError, type UtilityCall } from './utility.ts';

const MV: OptionTable = { usage: '[OPTION]... SOURCE... DEST', flags: { f: ['force'], n: ['no-clobber'], v: ['verbose'], T: ['no-target-directory'] }, values: { t: ['target-directory'] }, elsewhere: 'biSuZ' };
const CP: OptionTable = {
  usage: '[OPTION]... SOURCE... DEST',
  flags: { r: ['recursive'], R: [], a: ['archive'], f: ['force'], n: ['no-clobber'], v: ['verbose'], p: [], T: ['no-target-directory'], d: [], L: [], P: [] },
  values: { t: ['target-directory'] },
  elsewhere: 'bHilsSuxZ',
};

/** `mv [-f] [-n] [-v] FROM… TO` */
export function mv(call: UtilityCall): Promise<number> {
  if (printsHelp(call.args, call.name, MV, call.write)) return Promise.resolve(0);
  return transfer(call, readOptions(call.name, call.args, MV), move);
}

/** `cp [-r] [-f] [-n] [-v] FROM… TO` */
export function cp(call: UtilityCall): Promise<number> {
  if (printsHelp(call.args, call.name, CP, call.write)) return Promise.resolve(0);
  return transfer(call, readOptions(call.name, call.args, CP), copy);
}

/** Moves or copies one thing to exactly `to`; answers why not. */
type Transfer = (call: UtilityCall, from: string, to: string, options: Options) => string | undefined;

async function transfer(call: UtilityCall, options: Options, one: Transfer): Promise<number> {
  const into = options.value('t');
  const sources = into === undefined ? options.operands.slice(0, -1) : options.operands;
  const target = into ?? options.operands.at(-1);
  const [first] = options.operands;
  const usage = (problem: string) => new UsageError(`${call.name}: ${problem}\nTry '${call.name} --help' for more information.\n`, 1);
  if (first === undefined || target === undefined) throw usage('missing file operand');
  if (sources.length === 0) throw usage(`missing destination file operand after ${quotedName(first)}`);
  const place = call.place(target);
  const isFolder = (place.type === 'folder' || place.type === 'outer-folder') && !options.has('T');
  if ((sources.length > 1 || into !== undefined) && !isFolder) {
    const reason = place.type === 'file' || place.type === 'null-device' ? 'Not a directory' : place.type === 'blocked' ? place.reason : 'No such file or directory';
    call.complain(`target ${quotedName(target)}: ${reason}`);
    return 1;
  }
  let code = 0;
  for (const source of sources) {
    await call.breathe();
    const name = baseName(source.replace(/\/+$/, ''));
    const problem = one(call, source, isFolder ? (name === '.' || name === '..' ? join(target, '.') : join(target, name)) : target, options);
    if (problem === undefined) continue;
    call.complain(problem);
    code = 1;
  }
  return code;
}

function move(call: UtilityCall, from: string, to: string, options: Options): string | undefined {
  const source = call.place(from);
  const target = call.place(to);
  if (source.type !== 'file' && source.type !== 'folder') return source.type === 'outer-folder' || source.type === 'null-device' ? `cannot move ${quotedName(from)} to ${quotedName(to)}: Permission denied` : `cannot stat ${quotedName(from)}: ${missing(source)}`;
  if (options.has('n') && target.type === 'file') return undefined;
  if ((target.type === 'file' || target.type === 'folder') && target.path === source.path) return source.path === '' ? `cannot move ${quotedName(from)} to ${quotedName(to)}: Device or resource busy` : `${quotedName(from)} and ${quotedName(to)} are the same file`;
  if (source.type === 'folder') {
    if (target.type === 'file') return `cannot overwrite non-directory ${quotedName(to)} with directory ${quotedName(from)}`;
    if (insideOf(target, source.path)) return `cannot move ${quotedName(from)} to a subdirectory of itself, ${quotedName(to)}`;
    if (target.type === 'folder' && namesIn(call.files, target.path).length > 0) return `cannot move ${quotedName(from)} to ${quotedName(to)}: Directory not empty`;
  } else if (target.type === 'folder') return `cannot overwrite directory ${quotedName(to)} with non-directory`;
  if (target.type !== 'file' && target.type !== 'folder' && target.type !== 'free') return `cannot move ${quotedName(from)} to ${quotedName(to)}: ${unwritable(target)}`;
  if (source.type === 'file' && target.type === 'free' && to.endsWith('/')) return `cannot move ${quotedName(from)} to ${quotedName(to)}: Not a directory`;
  if (target.type !== 'free') call.files = removePath(call.files, target.path);
  moveTree(call, source.path, target.path, false);
  if (options.has('v')) call.write(`renamed ${quotedName(from)} -> ${quotedName(to)}\n`);
  return undefined;
}

function copy(call: UtilityCall, from: string, to: string, options: Options): string | undefined {
  const recursive = options.has('r') || options.has('R') || options.has('a');
  const source = call.place(from);
  const target = call.place(to);
  if (source.type === 'outer-folder' || (source.type === 'folder' && !recursive)) return `-r not specified; omitting directory ${quotedName(from)}`;
  if (source.type !== 'file' && source.type !== 'folder' && source.type !== 'null-device') return `cannot stat ${quotedName(from)}: ${missing(source)}`;
  if (source.type === 'folder') return copyFolder(call, from, to, source.path, target, options);
  const path = source.type === 'file' ? source.path : undefined;
  if (target.type === 'file' && target.path === path) return `${quotedName(from)} and ${quotedName(to)} are the same file`;
  if (target.type === 'folder') return `cannot overwrite directory ${quotedName(to)} with non-directory ${quotedName(from)}`;
  if (target.type === 'file' && options.has('n')) return undefined;
  if (target.type === 'null-device') return undefined;
  if (target.type === 'blocked' && target.reason === 'Not a directory') return `cannot stat ${quotedName(to)}: Not a directory`;
  if (target.type !== 'file' && target.type !== 'free') return `cannot create regular file ${quotedName(to)}: ${unwritable(target)}`;
  if (target.type === 'free' && to.endsWith('/')) return `cannot create regular file ${quotedName(to)}: Not a directory`;
  call.files = apply(call.files, { set: [[target.path, source.type === 'file' ? source.bytes : new Uint8Array(0)]], remove: [] });
  if (options.has('v')) call.write(`${quotedName(from)} -> ${quotedName(to)}\n`);
  return undefined;
}

function copyFolder(call: UtilityCall, from: string, to: string, path: string, target: Place, options: Options): string | undefined {
  if (target.type === 'file') return `cannot overwrite non-directory ${quotedName(to)} with directory ${quotedName(from)}`;
  if (insideOf(target, path)) {
    // The genuine cp notices it only after it has copied what was there.
    if (target.type === 'free') moveTree(call, path, target.path, true);
    return `cannot copy a directory, ${quotedName(from)}, into itself, ${quotedName(to)}`;
  }
  if (target.type !== 'folder' && target.type !== 'free') return `cannot create directory ${quotedName(to)}: ${unwritable(target)}`;
  if (target.type === 'free') {
    moveTree(call, path, target.path, true);
    if (options.has('v')) listCopied(call, from, to, path);
    return undefined;
  }
  for (const { name } of namesIn(call.files, path)) {
    const problem = copy(call, join(from, name), join(to, name), options);
    if (problem !== undefined) return problem;
  }
  return undefined;
}

function listCopied(call: UtilityCall, from: string, to: string, path: string): void {
  call.write(`${quotedName(from)} -> ${quotedName(to)}\n`);
  for (const { name, kind } of namesIn(call.files, path)) {
    if (kind === 'folder') listCopied(call, join(from, name), join(to, name), `${path}/${name}`);
    else call.write(`${quotedName(join(from, name))} -> ${quotedName(join(to, name))}\n`);
  }
}

function insideOf(target: Place, folder: string): boolean {
  if (target.type !== 'folder' && target.type !== 'free') return false;
  return folder === '' || target.path === folder || target.path.startsWith(`${folder}/`);
}

function missing(place: Place): string {
  return place.type === 'blocked' ? place.reason : 'No such file or directory';
}

function unwritable(place: Place): string {
  return place.type === 'blocked' ? place.reason : 'Permission denied';
}
