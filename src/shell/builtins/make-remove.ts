import { keysUnder, makeFolder, parentOf, removePath, apply, kindAt, namesIn } from '../../domain/file-tree.ts';
import { writeProblem } from '../../domain/place.ts';
import { printsHelp, readOptions, type OptionTable } from './options.ts';
import { quotedName } from './quote-name.ts';
import { UsageError, type UtilityCall } from './utility.ts';

const MKDIR: OptionTable = { usage: '[OPTION]... DIRECTORY...', flags: { p: ['parents'], v: ['verbose'] }, values: { m: ['mode'] }, elsewhere: 'Z' };
const RMDIR: OptionTable = { usage: '[OPTION]... DIRECTORY...', flags: { p: ['parents'], v: ['verbose'] } };
const RM: OptionTable = { usage: '[OPTION]... [FILE]...', flags: { r: ['recursive'], R: [], f: ['force'], v: ['verbose'], d: ['dir'] }, elsewhere: 'iI' };
const TOUCH: OptionTable = { usage: '[OPTION]... FILE...', flags: { c: ['no-create'], a: [], m: [] }, elsewhere: 'dhrtf' };

/** `mkdir [-p] [-v] FOLDER…` */
export function mkdir(call: UtilityCall): number {
  if (printsHelp(call.args, call.name, MKDIR, call.write)) return 0;
  const options = readOptions(call.name, call.args, MKDIR);
  needOperand(call, options.operands, 'missing operand');
  let code = 0;
  for (const operand of options.operands) {
    const steps = options.has('p') ? pathSteps(operand) : [operand];
    for (const [index, step] of steps.entries()) {
      const before = call.files;
      const problem = makeFolderAt(call, step, options.has('p'), index < steps.length - 1);
      if (problem !== undefined) {
        call.complain(`cannot create directory ${quotedName(step)}: ${problem}`);
        code = 1;
        break;
      }
      if (options.has('v') && call.files !== before) call.write(`${call.name}: created directory ${quotedName(step)}\n`);
    }
  }
  return code;
}

function makeFolderAt(call: UtilityCall, path: string, mayExist: boolean, goesOn: boolean): string | undefined {
  const place = call.place(path === '' ? '' : path.replace(/\/+$/, '') || '/');
  switch (place.type) {
    case 'folder':
    case 'outer-folder':
      return mayExist ? undefined : 'File exists';
    case 'file':
    case 'null-device':
      return goesOn ? 'Not a directory' : 'File exists';
    case 'foreign':
      return 'Permission denied';
    case 'blocked':
      return place.reason;
    case 'free':
      call.files = makeFolder(call.files, place.path);
      return undefined;
  }
}

/** `rmdir [-p] [-v] FOLDER…` */
export function rmdir(call: UtilityCall): number {
  if (printsHelp(call.args, call.name, RMDIR, call.write)) return 0;
  const options = readOptions(call.name, call.args, RMDIR);
  needOperand(call, options.operands, 'missing operand');
  let code = 0;
  for (const operand of options.operands) {
    for (const path of options.has('p') ? pathSteps(operand).reverse() : [operand]) {
      if (options.has('v')) call.write(`${call.name}: removing directory, ${quotedName(path)}\n`);
      const place = call.place(path);
      if (place.type === 'folder' && place.path !== '' && namesIn(call.files, place.path).length === 0) {
        call.files = removePath(call.files, place.path);
        continue;
      }
      call.complain(`failed to remove ${quotedName(path)}: ${place.type === 'folder' ? 'Directory not empty' : place.type === 'file' || place.type === 'null-device' ? 'Not a directory' : (writeProblem(place) ?? 'No such file or directory')}`);
      code = 1;
      break;
    }
  }
  return code;
}

/** `rm [-r] [-f] [-v] [-d] PATH…` */
export async function rm(call: UtilityCall): Promise<number> {
  if (printsHelp(call.args, call.name, RM, call.write)) return 0;
  const options = readOptions(call.name, call.args, RM);
  const force = options.has('f');
  if (!force) needOperand(call, options.operands, 'missing operand');
  const recursive = options.has('r') || options.has('R');
  let code = 0;
  const refuse = (text: string) => {
    call.complain(text);
    code = 1;
  };
  for (const operand of options.operands) {
    await call.breathe();
    const place = call.place(operand);
    if (place.type === 'folder' || place.type === 'outer-folder') {
      const name = operand.replace(/\/+$/, '').split('/').at(-1);
      const empty = place.type === 'folder' && namesIn(call.files, place.path).length === 0;
      if (!recursive && !(options.has('d') && empty)) refuse(`cannot remove ${quotedName(operand)}: ${options.has('d') ? 'Directory not empty' : 'Is a directory'}`);
      else if (name === '.' || name === '..') refuse(`refusing to remove '.' or '..' directory: skipping ${quotedName(operand)}`);
      else if (place.type === 'outer-folder' || place.path === '') refuse(`cannot remove ${quotedName(operand)}: Permission denied`);
      else {
        if (options.has('v')) listRemoved(call, operand, place.path);
        call.files = removePath(call.files, place.path);
      }
    } else if (place.type === 'file') {
      call.files = removePath(call.files, place.path);
      if (options.has('v')) call.write(`removed ${quotedName(operand)}\n`);
    } else if (place.type === 'null-device') refuse(`cannot remove ${quotedName(operand)}: Permission denied`);
    else if (!force) refuse(`cannot remove ${quotedName(operand)}: ${place.type === 'blocked' ? place.reason : 'No such file or directory'}`);
    else if (place.type === 'blocked' && place.reason === 'Not a directory') continue;
  }
  return code;
}

/** `touch FILE…`: makes what is missing. There are no times to change. */
export function touch(call: UtilityCall): number {
  if (printsHelp(call.args, call.name, TOUCH, call.write)) return 0;
  const options = readOptions(call.name, call.args, TOUCH);
  needOperand(call, options.operands, 'missing file operand');
  let code = 0;
  for (const operand of options.operands) {
    const place = call.place(operand);
    const problem = place.type === 'free' && operand.endsWith('/') ? 'No such file or directory' : writeProblem(place);
    if (place.type === 'free' && problem === undefined && !options.has('c')) call.files = apply(call.files, { set: [[place.path, new Uint8Array(0)]], remove: [] });
    else if (problem !== undefined && place.type !== 'folder' && place.type !== 'outer-folder' && !options.has('c')) {
      const onFile = problem === 'Not a directory' && operand.endsWith('/') && call.place(operand.replace(/\/+$/, '')).type === 'file';
      call.complain(`${onFile ? 'setting times of' : 'cannot touch'} ${quotedName(operand)}: ${problem}`);
      code = 1;
    }
  }
  return code;
}

/** `No operand` as the tools say it. */
function needOperand(call: UtilityCall, operands: readonly string[], problem: string): void {
  if (operands.length === 0) throw new UsageError(`${call.name}: ${problem}\nTry '${call.name} --help' for more information.\n`, 1);
}

/** `a/b/c` → `a`, `a/b`, `a/b/c`. */
function pathSteps(path: string): string[] {
  const steps: string[] = [];
  for (const match of path.matchAll(/[^/]+\/*/g)) {
    const end = match.index + match[0].length;
    const step = path.slice(0, end).replace(/\/+$/, '');
    if (step !== '') steps.push(end === path.length ? path : step);
  }
  return steps.length === 0 ? [path] : steps;
}

function listRemoved(call: UtilityCall, operand: string, folder: string): void {
  const shown = (path: string) => operand.replace(/\/+$/, '') + path.slice(folder.length);
  const visit = (path: string): void => {
    for (const { name, kind } of namesIn(call.files, path)) {
      if (kind === 'folder') visit(`${path}/${name}`);
      else call.write(`removed ${quotedName(shown(`${path}/${name}`))}\n`);
    }
    call.write(`removed directory ${quotedName(shown(path))}\n`);
  };
  visit(folder);
}

/** Files and folders below a folder, and the folder that a removal leaves behind, as one change. */
export function moveTree(call: UtilityCall, from: string, to: string, keep: boolean): void {
  const keys = keysUnder(call.files, from);
  const set = keys.map((key): [string, Uint8Array] => [to + key.slice(from.length), call.files.get(key) ?? new Uint8Array(0)]);
  if (kindAt(call.files, from) === 'folder' && keys.length === 0) set.push([`${to}/`, new Uint8Array(0)]);
  const moved = apply(call.files, { set, remove: keep ? [] : keys });
  call.files = keep ? moved : makeFolder(moved, parentOf(from));
}
