import { namesIn, textOf } from '../../domain/file-tree.ts';
import { join } from '../../domain/place.ts';
import { patternToRegExp } from '../pattern.ts';
import { byteText, bytesOf, textLines } from './byte-text.ts';
import { printsHelp, readOptions, type Options, type OptionTable } from './options.ts';
import { compileRegex, type Matcher } from './regex-match.ts';
import { literalRegex, parseRegex, RegexError, type Regex } from './regex-syntax.ts';
import { UsageError, type UtilityCall } from './utility.ts';

const OPTIONS: OptionTable = {
  usage: '[OPTION]... PATTERNS [FILE]...',
  flags: {
    i: ['ignore-case'], y: [], n: ['line-number'], r: ['recursive'], R: ['dereference-recursive'], v: ['invert-match'], l: ['files-with-matches'],
    L: ['files-without-match'], c: ['count'], w: ['word-regexp'], x: ['line-regexp'], E: ['extended-regexp'], F: ['fixed-strings'], G: ['basic-regexp'],
    q: ['quiet', 'silent'], o: ['only-matching'], s: ['no-messages'], h: ['no-filename'], H: ['with-filename'], a: ['text'],
  },
  values: {
    e: ['regexp'], m: ['max-count'], A: ['after-context'], B: ['before-context'], C: ['context'], include: ['include'], exclude: ['exclude'], 'exclude-dir': ['exclude-dir'],
  },
  elsewhere: 'bdDfIPTuUVzZ',
  usageCode: 2,
};

const TRY = "Usage: grep [OPTION]... PATTERNS [FILE]...\nTry 'grep --help' for more information.\n";

interface Search {
  readonly call: UtilityCall;
  readonly options: Options;
  readonly matcher: Matcher;
  readonly named: boolean;
  readonly before: number;
  readonly after: number;
  readonly limit: number;
}

/** `grep [-i] [-n] [-r] [-v] [-l] [-c] [-w] [-x] [-E|-F] [-q] [-o] [-A N] [-B N] [-C N] PATTERN [FILE]…` */
export async function grep(call: UtilityCall): Promise<number> {
  const args = call.args.filter((arg) => !/^--colou?r(=|$)/.test(arg)).map((arg) => (/^-\d+$/.test(arg) ? `-C${arg.slice(1)}` : arg));
  if (printsHelp(args, call.name, OPTIONS, call.write)) return 0;
  const options = readGrepOptions(args);
  const given = options.given.filter(({ letter }) => letter === 'e').map(({ value }) => value);
  const [first, ...rest] = options.operands;
  if (given.length === 0 && first === undefined) throw new UsageError(TRY, 2);
  const patterns = given.length > 0 ? given : [first ?? ''];
  const operands = given.length > 0 ? options.operands : rest;
  const recursive = options.has('r') || options.has('R');
  const context = number(options, 'C', 'context length') ?? 0;
  const targets = operands.length > 0 ? operands : [recursive ? '.' : '-'];
  const search: Search = {
    call,
    options,
    matcher: matcherOf(patterns, options),
    named: options.has('H') || (!options.has('h') && (targets.length > 1 || recursive)),
    before: number(options, 'B', 'context length') ?? context,
    after: number(options, 'A', 'context length') ?? context,
    limit: number(options, 'm', 'max count') ?? Infinity,
  };
  let found = false;
  let failed = false;
  for (const target of targets) {
    for await (const file of filesOf(call, target, operands.length === 0, recursive, options)) {
      await call.breathe();
      if (file.type === 'failed') {
        failed = true;
        if (!options.has('s')) call.complain(file.reason);
        continue;
      }
      if (searchFile(search, file.bytes, file.name)) found = true;
      if (found && options.has('q')) return 0;
    }
  }
  return failed ? 2 : Number(!found);
}

function readGrepOptions(args: readonly string[]): Options {
  try {
    return readOptions('grep', args, OPTIONS);
  } catch (reason) {
    if (!(reason instanceof UsageError)) throw reason;
    throw new UsageError(reason.message.replace("Try 'grep", "Usage: grep [OPTION]... PATTERNS [FILE]...\nTry 'grep"), 2);
  }
}

function number(options: Options, letter: string, what: string): number | undefined {
  const text = options.value(letter);
  if (text === undefined) return undefined;
  if (!/^\d+$/.test(text)) throw new UsageError(`grep: ${letter === 'm' ? 'invalid max count' : `${text}: invalid ${what} argument`}\n`, 2);
  return Number(text);
}

function matcherOf(patterns: readonly string[], options: Options): Matcher {
  try {
    const lines = patterns.flatMap((pattern) => pattern.split('\n'));
    const trees = lines.map((line): Regex => {
      const tree = options.has('F') ? literalRegex(line) : parseRegex(line, options.has('E'));
      if (options.has('x')) return { type: 'sequence', parts: [{ type: 'assert', at: 'line start' }, tree, { type: 'assert', at: 'line end' }] };
      return options.has('w') ? { type: 'sequence', parts: [{ type: 'assert', at: 'no word before' }, tree, { type: 'assert', at: 'no word after' }] } : tree;
    });
    return compileRegex({ type: 'choice', options: trees }, options.has('i') || options.has('y'));
  } catch (reason) {
    if (reason instanceof RegexError) throw new UsageError(`grep: ${reason.message}\n`, 2);
    throw reason;
  }
}

type FileToSearch = { readonly type: 'file'; readonly name: string; readonly bytes: Uint8Array } | { readonly type: 'failed'; readonly reason: string };

async function* filesOf(call: UtilityCall, target: string, implied: boolean, recursive: boolean, options: Options): AsyncGenerator<FileToSearch> {
  if (target === '-') {
    const bytes = call.readStdin();
    if (bytes !== undefined) yield { type: 'file', name: '(standard input)', bytes };
    return;
  }
  const place = call.place(target);
  switch (place.type) {
    case 'file':
      if (chosen(target, options)) yield { type: 'file', name: target, bytes: place.bytes };
      return;
    case 'null-device':
      yield { type: 'file', name: target, bytes: new Uint8Array(0) };
      return;
    case 'folder':
      if (!recursive) {
        yield { type: 'failed', reason: `${target}: Is a directory` };
        return;
      }
      for (const { name, kind } of namesIn(call.files, place.path)) {
        if (kind === 'folder' && options.given.some(({ letter, value }) => letter === 'exclude-dir' && patternToRegExp(value).test(name))) continue;
        // Without a path in the call the names come without `./`.
        yield* filesOf(call, implied && target === '.' ? name : join(target, name), false, true, options);
      }
      return;
    case 'outer-folder':
      yield { type: 'failed', reason: `${target}: Is a directory` };
      return;
    case 'free':
    case 'foreign':
      yield { type: 'failed', reason: `${target}: No such file or directory` };
      return;
    case 'blocked':
      yield { type: 'failed', reason: `${target}: ${place.reason}` };
  }
}

function chosen(path: string, options: Options): boolean {
  const name = path.split('/').at(-1) ?? path;
  const matches = (letter: string) => options.given.some((option) => option.letter === letter && patternToRegExp(option.value).test(name));
  return (!options.has('include') || matches('include')) && !matches('exclude');
}

/** Searches one file and prints what the options ask for; true when a line was selected. */
function searchFile({ call, options, matcher, named, before, after, limit }: Search, bytes: Uint8Array, name: string): boolean {
  const text = textOf(bytes);
  const lines = textLines(text ?? byteText(bytes));
  const encode = (line: string): string | Uint8Array => (text === undefined ? bytesOf(line) : line);
  const binary = bytes.includes(0) && !options.has('a');
  const selected: number[] = [];
  for (const [index, line] of lines.entries()) {
    if (selected.length >= limit) break;
    if (matcher.test(line) !== options.has('v')) selected.push(index);
    if (selected.length > 0 && (options.has('q') || options.has('l'))) break;
  }
  const prefix = named ? `${name}:` : '';
  if (options.has('q')) return selected.length > 0;
  if (options.has('L')) {
    if (selected.length === 0) call.write(`${name}\n`);
    return selected.length > 0;
  }
  if (options.has('l')) {
    if (selected.length > 0) call.write(`${name}\n`);
    return selected.length > 0;
  }
  if (options.has('c')) {
    call.write(`${prefix}${selected.length}\n`);
    return selected.length > 0;
  }
  if (binary) {
    if (selected.length > 0) call.complain(`${name}: binary file matches`);
    return selected.length > 0;
  }
  const hits = new Set(selected);
  const print = (index: number, mark: ':' | '-', line: string) => {
    const place = `${named ? `${name}${mark}` : ''}${options.has('n') ? `${index + 1}${mark}` : ''}`;
    call.write(place);
    call.write(encode(line));
    call.write('\n');
  };
  let printed = -1;
  for (const index of selected) {
    if (options.has('o')) {
      if (options.has('v')) continue;
      for (const [start, end] of matcher.all(lines[index] ?? '')) print(index, ':', (lines[index] ?? '').slice(start, end));
      continue;
    }
    const from = Math.max(index - before, printed + 1);
    if ((before > 0 || after > 0) && printed !== -1 && from > printed + 1) call.write('--\n');
    for (let at = from; at < index; at += 1) print(at, '-', lines[at] ?? '');
    print(index, ':', lines[index] ?? '');
    printed = index;
    for (let at = index + 1; at <= Math.min(index + after, lines.length - 1) && !hits.has(at); at += 1) {
      print(at, '-', lines[at] ?? '');
      printed = at;
    }
  }
  return selected.length > 0;
}
