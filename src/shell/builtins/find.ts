import { join, namesAt, type Place } from '../../domain/place.ts';
import { patternToRegExp } from '../pattern.ts';
import { UsageError, type UtilityCall } from './utility.ts';

interface Found {
  readonly path: string;
  readonly name: string;
  readonly kind: 'f' | 'd';
  readonly depth: number;
  readonly size: number;
  readonly empty: boolean;
}

type Test = (found: Found) => boolean;

interface Plan {
  readonly test: Test;
  readonly minDepth: number;
  readonly maxDepth: number;
  readonly separator: string;
}

/** `find [PATH]… [-name P] [-iname P] [-path P] [-type f|d] [-empty] [-maxdepth N] [-mindepth N] [! TEST] [TEST -o TEST]` */
export async function find(call: UtilityCall): Promise<number> {
  if (call.args.includes('--help')) {
    call.write('Usage: find [PATH]... [-name P] [-iname P] [-path P] [-type f|d] [-empty] [-maxdepth N] [-mindepth N] [! TEST] [TEST -o TEST]\n');
    return 0;
  }
  const start = call.args.findIndex((arg) => arg.startsWith('-') || arg === '!' || arg === '(');
  const paths = start === -1 ? call.args : call.args.slice(0, start);
  const plan = readPlan(start === -1 ? [] : call.args.slice(start));
  let code = 0;
  for (const path of paths.length === 0 ? ['.'] : paths) {
    const place = call.place(path);
    if (place.type === 'free' || place.type === 'foreign' || place.type === 'blocked') {
      call.complain(`'${path}': ${place.type === 'blocked' ? place.reason : 'No such file or directory'}`);
      code = 1;
    } else await walk(call, path, place, 0, plan);
  }
  return code;
}

async function walk(call: UtilityCall, path: string, place: Place, depth: number, plan: Plan): Promise<void> {
  await call.breathe();
  const inner = namesAt({ environment: call.request.environment, cwd: call.request.cwd, files: call.files }, place);
  const folder = place.type === 'folder' || place.type === 'outer-folder';
  const found: Found = {
    path,
    name: path.replace(/(?<=.)\/+$/, '').split('/').at(-1) ?? path,
    kind: folder ? 'd' : 'f',
    depth,
    size: place.type === 'file' ? place.bytes.length : 0,
    empty: folder ? inner.length === 0 : place.type === 'file' && place.bytes.length === 0,
  };
  if (depth >= plan.minDepth && plan.test(found)) call.write(`${path}${plan.separator}`);
  if (depth >= plan.maxDepth) return;
  for (const { name } of inner) await walk(call, join(path, name), call.place(join(path, name)), depth + 1, plan);
}

/** The expression after the paths: tests side by side are "and", `-o` is "or", `!` turns the next around. */
function readPlan(words: readonly string[]): Plan {
  let minDepth = 0;
  let maxDepth = Infinity;
  let separator = '\n';
  const queue = [...words];
  const argument = (predicate: string): string => {
    const value = queue.shift();
    if (value === undefined) throw new UsageError(`find: missing argument to \`${predicate}'\n`, 1);
    return value;
  };
  const depth = (predicate: string): number => {
    const value = argument(predicate);
    if (!/^\d+$/.test(value)) throw new UsageError(`find: Expected a positive decimal integer argument to ${predicate}, but got '${value}'\n`, 1);
    return Number(value);
  };
  const always: Test = () => true;

  const primary = (): Test => {
    const word = queue.shift();
    switch (word) {
      case '!':
      case '-not': {
        const inner = primary();
        return (found) => !inner(found);
      }
      case '(': {
        const inner = either();
        if (queue.shift() !== ')') throw new UsageError("find: invalid expression; I was expecting to find a ')' somewhere but did not see one.\n", 1);
        return inner;
      }
      case '-name':
      case '-iname':
      case '-path':
      case '-ipath':
      case '-wholename': {
        const pattern = argument(word);
        const folds = word === '-iname' || word === '-ipath';
        const expression = patternToRegExp(folds ? pattern.toLowerCase() : pattern);
        const subject = (found: Found) => (word.endsWith('name') && word !== '-wholename' ? found.name : found.path);
        return (found) => expression.test(folds ? subject(found).toLowerCase() : subject(found));
      }
      case '-type': {
        const kinds = argument(word).split(',');
        const unknown = kinds.find((kind) => !['f', 'd', 'l', 'b', 'c', 'p', 's'].includes(kind));
        if (unknown !== undefined) throw new UsageError(`find: Unknown argument to -type: ${unknown}\n`, 1);
        return (found) => kinds.includes(found.kind);
      }
      case '-empty':
        return (found) => found.empty;
      case '-maxdepth':
        maxDepth = depth(word);
        return always;
      case '-mindepth':
        minDepth = depth(word);
        return always;
      case '-print':
        return always;
      case '-print0':
        separator = '\0';
        return always;
      case '-true':
        return always;
      case '-false':
        return () => false;
      case undefined:
        throw new UsageError('find: expected an expression\n', 1);
      default:
        if (ELSEWHERE.has(word)) throw new UsageError(`find: ${word}: not supported here\n`, 1);
        throw new UsageError(word.startsWith('-') ? `find: unknown predicate \`${word}'\n` : `find: paths must precede expression: \`${word}'\n`, 1);
    }
  };
  const both = (): Test => {
    let test = primary();
    while (queue.length > 0 && queue[0] !== '-o' && queue[0] !== '-or' && queue[0] !== ')') {
      if (queue[0] === '-a' || queue[0] === '-and') queue.shift();
      const [left, right] = [test, primary()];
      test = (found) => left(found) && right(found);
    }
    return test;
  };
  const either = (): Test => {
    let test = both();
    while (queue[0] === '-o' || queue[0] === '-or') {
      queue.shift();
      const [left, right] = [test, both()];
      test = (found) => left(found) || right(found);
    }
    return test;
  };
  const test = queue.length === 0 ? always : either();
  return { test, minDepth, maxDepth, separator };
}

const ELSEWHERE = new Set(['-exec', '-execdir', '-ok', '-delete', '-mtime', '-mmin', '-newer', '-size', '-perm', '-user', '-regex', '-prune', '-ls', '-printf', '-L', '-P', '-H', '-atime', '-ctime', '-depth']);
