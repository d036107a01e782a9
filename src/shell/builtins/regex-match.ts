import { isWordChar, RegexError, type Assertion, type Regex } from './regex-syntax.ts';

/**
 * Matches lines against an expression by following all its ways at once (Thompson's construction), so that no
 * pattern can take for ever, which JavaScript's own expressions can. Of the matches that start first it finds the longest.
 */
export interface Matcher {
  readonly test: (line: string) => boolean;
  /** Start and end of every match, from left to right, as offsets in the line. */
  readonly all: (line: string) => readonly (readonly [start: number, end: number])[];
}

type Instruction =
  | { readonly type: 'set'; readonly has: (char: string) => boolean }
  | { readonly type: 'assert'; readonly at: Assertion }
  | { readonly type: 'fork'; to: number; or: number }
  | { readonly type: 'match' };

const PROGRAM_LIMIT = 20_000;

/** @param fold upper and lower case are the same */
export function compileRegex(regex: Regex, fold: boolean): Matcher {
  const program: Instruction[] = [];
  emit(regex, program, fold);
  program.push({ type: 'match' });

  /** The longest match from a start; or, when any will do, whether one starts anywhere from there on. */
  const run = (chars: readonly string[], start: number, anywhere: boolean): number | undefined => {
    let threads: number[] = [];
    let found: number | undefined;
    let marks = new Set<number>();
    const follow = (from: number, at: number, into: number[]): void => {
      const stack = [from];
      for (let index = stack.pop(); index !== undefined; index = stack.pop()) {
        if (marks.has(index)) continue;
        marks.add(index);
        const instruction = program[index];
        if (instruction?.type === 'fork') stack.push(instruction.or, instruction.to);
        else if (instruction?.type === 'assert') {
          if (holds(instruction.at, chars, at)) stack.push(index + 1);
        } else into.push(index);
      }
    };
    for (let at = start; at <= chars.length; at += 1) {
      marks = new Set(threads);
      if (at === start || anywhere) follow(0, at, threads);
      if (threads.length === 0 && !anywhere) break;
      const char = chars[at];
      const next: number[] = [];
      marks = new Set();
      for (const index of threads) {
        const instruction = program[index];
        if (instruction?.type === 'match') {
          found = at;
          if (anywhere) return at;
        } else if (instruction?.type === 'set' && char !== undefined && instruction.has(char)) follow(index + 1, at + 1, next);
      }
      threads = next;
    }
    return found;
  };

  return {
    test: (line) => run([...line], 0, true) !== undefined,
    all(line) {
      const chars = [...line];
      const matches: [number, number][] = [];
      if (run(chars, 0, true) === undefined) return matches;
      const offsets = [0];
      for (const char of chars) offsets.push((offsets.at(-1) ?? 0) + char.length);
      for (let at = 0; at <= chars.length; ) {
        const end = run(chars, at, false);
        if (end !== undefined && end > at) matches.push([offsets[at] ?? 0, offsets[end] ?? 0]);
        at = end !== undefined && end > at ? end : at + 1;
      }
      return matches;
    },
  };
}

function emit(regex: Regex, program: Instruction[], fold: boolean): void {
  if (program.length > PROGRAM_LIMIT) throw new RegexError('Regular expression too big');
  switch (regex.type) {
    case 'set': {
      const { has } = regex;
      program.push({ type: 'set', has: fold ? (char) => has(char) || has(char.toLowerCase()) || has(char.toUpperCase()) : has });
      return;
    }
    case 'assert':
      program.push(regex);
      return;
    case 'sequence':
      for (const part of regex.parts) emit(part, program, fold);
      return;
    case 'choice':
      emitChoice(regex.options, program, fold);
      return;
    case 'repeat':
      for (let time = 0; time < regex.min; time += 1) emit(regex.part, program, fold);
      if (regex.max === Infinity) {
        const fork: Instruction = { type: 'fork', to: program.length + 1, or: 0 };
        const back = program.length;
        program.push(fork);
        emit(regex.part, program, fold);
        program.push({ type: 'fork', to: back, or: back });
        fork.or = program.length;
        return;
      }
      for (let time = regex.min; time < regex.max; time += 1) {
        const fork: Instruction = { type: 'fork', to: program.length + 1, or: 0 };
        program.push(fork);
        emit(regex.part, program, fold);
        fork.or = program.length;
      }
  }
}

function emitChoice(options: readonly Regex[], program: Instruction[], fold: boolean): void {
  const exits: Extract<Instruction, { type: 'fork' }>[] = [];
  for (const [index, option] of options.entries()) {
    const last = index === options.length - 1;
    const fork: Instruction = { type: 'fork', to: program.length + 1, or: 0 };
    if (!last) program.push(fork);
    emit(option, program, fold);
    if (last) break;
    const exit: Instruction = { type: 'fork', to: 0, or: 0 };
    exits.push(exit);
    program.push(exit);
    fork.or = program.length;
  }
  for (const exit of exits) exit.to = exit.or = program.length;
}

function holds(assertion: Assertion, chars: readonly string[], at: number): boolean {
  const before = isWordChar(chars[at - 1] ?? ' ');
  const after = isWordChar(chars[at] ?? ' ');
  switch (assertion) {
    case 'line start':
      return at === 0;
    case 'line end':
      return at === chars.length;
    case 'word start':
      return !before && after;
    case 'word end':
      return before && !after;
    case 'word boundary':
      return before !== after;
    case 'inside word':
      return before === after;
    case 'no word before':
      return !before;
    case 'no word after':
      return !after;
  }
}
