import { namesIn } from '../../domain/file-tree.ts';
import { join, readProblem } from '../../domain/place.ts';
import { bytesOf, byteText } from './byte-text.ts';
import { changesBetween, normalDiff, unifiedDiff, type Side } from './diff-format.ts';
import { printsHelp, readOptions, type Options, type OptionTable } from './options.ts';
import { UsageError, type UtilityCall } from './utility.ts';

const OPTIONS: OptionTable = {
  usage: '[OPTION]... FILES',
  flags: { u: [], r: ['recursive'], q: ['brief'], s: ['report-identical-files'], i: ['ignore-case'], w: ['ignore-all-space'], b: ['ignore-space-change'], N: ['new-file'], normal: ['normal'], a: ['text'] },
  values: { U: ['unified'], x: ['exclude'], L: ['label'] },
  elsewhere: 'BcCdDeEfFIlnpPStTWXyZ',
  usageCode: 2,
};

/** `diff [-u] [-r] [-q] [-s] [-i] [-w] [-b] [-N] A B`; 0 the same, 1 different, 2 trouble. */
export async function diff(call: UtilityCall): Promise<number> {
  if (printsHelp(call.args, call.name, OPTIONS, call.write)) return 0;
  const options = readDiffOptions(call.args);
  const [a, b, more] = options.operands;
  const usage = (problem: string) => new UsageError(`diff: ${problem}\ndiff: Try 'diff --help' for more information.\n`, 2);
  if (a === undefined) throw usage("missing operand after 'diff'");
  if (b === undefined) throw usage(`missing operand after '${a}'`);
  if (more !== undefined) throw usage(`extra operand '${more}'`);
  const [left, right] = [a, b].map((path) => (path === '-' ? undefined : call.place(path)));
  const isFolder = (place: typeof left) => place?.type === 'folder' || place?.type === 'outer-folder';
  if (isFolder(left) && isFolder(right)) return compareFolders(call, options, a, b);
  // A file against a folder means the file of the same name in it.
  if (isFolder(left)) return compareFiles(call, options, join(a, b.split('/').at(-1) ?? b), b, '');
  if (isFolder(right)) return compareFiles(call, options, a, join(b, a.split('/').at(-1) ?? a), '');
  return compareFiles(call, options, a, b, '');
}

function readDiffOptions(args: readonly string[]): Options {
  try {
    return readOptions('diff', args.map((arg) => (arg === '--unified' ? '-u' : arg)), OPTIONS);
  } catch (reason) {
    if (!(reason instanceof UsageError)) throw reason;
    throw new UsageError(reason.message.replace("\nTry 'diff", "\ndiff: Try 'diff"), 2);
  }
}

async function compareFolders(call: UtilityCall, options: Options, a: string, b: string): Promise<number> {
  const [left, right] = [namesAt(call, a), namesAt(call, b)];
  const excluded = new Set(options.given.filter(({ letter }) => letter === 'x').map(({ value }) => value));
  const names = [...new Set([...left.keys(), ...right.keys()])].filter((name) => !excluded.has(name)).sort();
  let code = 0;
  for (const name of names) {
    await call.breathe();
    const [kindA, kindB] = [left.get(name), right.get(name)];
    const [pathA, pathB] = [join(a, name), join(b, name)];
    let one: number;
    if (kindA === undefined || kindB === undefined) {
      if (options.has('N') && (kindA ?? kindB) === 'file') one = await compareFiles(call, options, pathA, pathB, `diff ${flagsOf(call)}${pathA} ${pathB}\n`);
      else {
        call.write(`Only in ${kindA === undefined ? b : a}: ${name}\n`);
        one = 1;
      }
    } else if (kindA === 'folder' && kindB === 'folder') {
      if (options.has('r')) one = await compareFolders(call, options, pathA, pathB);
      else {
        call.write(`Common subdirectories: ${pathA} and ${pathB}\n`);
        one = 0;
      }
    } else if (kindA !== kindB) {
      const what = (kind: string) => (kind === 'folder' ? 'directory' : 'regular file');
      call.write(`File ${pathA} is a ${what(kindA)} while file ${pathB} is a ${what(kindB)}\n`);
      one = 1;
    } else one = await compareFiles(call, options, pathA, pathB, `diff ${flagsOf(call)}${pathA} ${pathB}\n`);
    code = Math.max(code, one);
  }
  return code;
}

async function compareFiles(call: UtilityCall, options: Options, a: string, b: string, title: string): Promise<number> {
  const sides = [a, b].map((path): Side | string => readSide(call, path, options));
  const problems = sides.filter((side) => typeof side === 'string');
  for (const problem of problems) if (problem !== '') call.complain(problem);
  const [left, right] = sides;
  if (typeof left !== 'object' || typeof right !== 'object') return 2;
  if (left.bytes === right.bytes || byteText(left.bytes) === byteText(right.bytes)) {
    if (options.has('s')) call.write(`Files ${a} and ${b} are identical\n`);
    return 0;
  }
  const binary = !options.has('a') && (left.bytes.includes(0) || right.bytes.includes(0));
  if (binary && !options.has('q')) {
    call.write(`Binary files ${a} and ${b} differ\n`);
    return 1;
  }
  await call.breathe();
  const changes = changesBetween(left, right, { fold: options.has('i'), blanks: options.has('w') ? 'none' : options.has('b') ? 'one' : 'all' });
  if (changes.length === 0) {
    if (options.has('s')) call.write(`Files ${a} and ${b} are identical\n`);
    return 0;
  }
  if (options.has('q')) {
    call.write(`Files ${a} and ${b} differ\n`);
    return 1;
  }
  const labels = options.given.filter(({ letter }) => letter === 'L').map(({ value }) => value);
  const labelled = (side: Side, name = side.name): Side => ({ ...side, name });
  const context = options.value('U');
  if (context !== undefined && !/^\d+$/.test(context)) throw new UsageError(`diff: invalid context length '${context}'\ndiff: Try 'diff --help' for more information.\n`, 2);
  const text = options.has('u') || context !== undefined ? unifiedDiff(labelled(left, labels[0]), labelled(right, labels[1]), changes, Number(context ?? 3)) : normalDiff(left, right, changes);
  call.write(title);
  call.write(bytesOf(text));
  return 1;
}

function readSide(call: UtilityCall, path: string, options: Options): Side | string {
  if (path === '-') {
    const bytes = call.readStdin();
    return bytes === undefined ? '' : { name: path, bytes };
  }
  const place = call.place(path);
  const problem = readProblem(place);
  if (problem === 'No such file or directory' && options.has('N')) return { name: path, bytes: new Uint8Array(0) };
  if (problem !== undefined) return `${path}: ${problem}`;
  return { name: path, bytes: place.type === 'file' ? place.bytes : new Uint8Array(0) };
}

function namesAt(call: UtilityCall, path: string): ReadonlyMap<string, 'file' | 'folder'> {
  const place = call.place(path);
  return new Map(place.type === 'folder' ? namesIn(call.files, place.path).map(({ name, kind }) => [name, kind]) : []);
}

/** The options as they were given; each file's part of a recursive diff begins with the line that would make it. */
function flagsOf(call: UtilityCall): string {
  return call.args.filter((arg) => arg.startsWith('-') && arg !== '-').map((arg) => `${arg} `).join('');
}
