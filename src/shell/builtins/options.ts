import { UsageError } from './utility.ts';

/**
 * The options of a tool, as `getopt_long` would be told.
 *
 * @property flags letters (and long names) without a value: `{ n: ['number'] }`
 * @property values letters with a value
 * @property elsewhere letters that the genuine tool has and this one does not
 * @property usageCode exit code for wrong options
 */
export interface OptionTable {
  readonly flags?: Readonly<Record<string, readonly string[]>>;
  readonly values?: Readonly<Record<string, readonly string[]>>;
  readonly elsewhere?: string;
  readonly usageCode?: number;
  /** What `--help` prints after the name. */
  readonly usage: string;
}

/** What was given: options in order, by letter, and the operands. */
export interface Options {
  readonly given: readonly { readonly letter: string; readonly value: string }[];
  readonly operands: readonly string[];
  readonly has: (letter: string) => boolean;
  /** The last value of an option. */
  readonly value: (letter: string) => string | undefined;
}

/** Sorts arguments into options and operands by GNU's rules: options may come after operands, `--` ends them. */
export function readOptions(name: string, args: readonly string[], table: OptionTable): Options {
  const given: { letter: string; value: string }[] = [];
  const operands: string[] = [];
  const code = table.usageCode ?? 1;
  const refuse = (problem: string): UsageError => new UsageError(`${name}: ${problem}\nTry '${name} --help' for more information.\n`, code);
  const queue = [...args];
  for (let arg = queue.shift(); arg !== undefined; arg = queue.shift()) {
    if (arg === '--') {
      operands.push(...queue);
      break;
    }
    if (arg.startsWith('--')) {
      const equals = arg.indexOf('=');
      const long = equals === -1 ? arg.slice(2) : arg.slice(2, equals);
      const found = longOption(table, long);
      if (found.length === 0) throw refuse(`unrecognized option '${arg}'`);
      const [option] = found;
      if (option === undefined || found.length > 1) throw refuse(`option '${arg}' is ambiguous; possibilities: ${found.map((each) => `'--${each.long}'`).join(' ')}`);
      if (!option.takesValue && equals !== -1) throw refuse(`option '--${option.long}' doesn't allow an argument`);
      const value = !option.takesValue ? '' : equals === -1 ? queue.shift() : arg.slice(equals + 1);
      if (value === undefined) throw refuse(`option '--${option.long}' requires an argument`);
      given.push({ letter: option.letter, value });
    } else if (arg.startsWith('-') && arg.length > 1) {
      for (let at = 1; at < arg.length; at += 1) {
        const letter = arg.charAt(at);
        if (Object.hasOwn(table.flags ?? {}, letter)) given.push({ letter, value: '' });
        else if (Object.hasOwn(table.values ?? {}, letter)) {
          const value = at + 1 < arg.length ? arg.slice(at + 1) : queue.shift();
          if (value === undefined) throw refuse(`option requires an argument -- '${letter}'`);
          given.push({ letter, value });
          break;
        } else if (table.elsewhere?.includes(letter) === true) throw new UsageError(`${name}: -${letter}: not supported here\n`, code);
        else throw refuse(`invalid option -- '${letter}'`);
      }
    } else operands.push(arg);
  }
  return {
    given,
    operands,
    has: (letter) => given.some((option) => option.letter === letter),
    value: (letter) => given.findLast((option) => option.letter === letter)?.value,
  };
}

/** True when `--help` is asked for; then it is printed. */
export function printsHelp(args: readonly string[], name: string, table: OptionTable, write: (text: string) => void): boolean {
  const end = args.indexOf('--');
  if (!(end === -1 ? args : args.slice(0, end)).includes('--help')) return false;
  write(`Usage: ${name} ${table.usage}\n`);
  for (const [letter, names] of Object.entries({ ...table.flags, ...table.values })) {
    const written = letter.length === 1 ? `-${letter}` : '';
    const takes = Object.hasOwn(table.values ?? {}, letter);
    const long = names.map((each) => `--${each}${takes ? '=VALUE' : ''}`);
    write(`  ${[...(written === '' ? [] : [takes && long.length === 0 ? `${written} VALUE` : written]), ...long].join(', ')}\n`);
  }
  return true;
}

function longOption(table: OptionTable, typed: string): { letter: string; long: string; takesValue: boolean }[] {
  const all = [
    ...Object.entries(table.flags ?? {}).flatMap(([letter, names]) => names.map((long) => ({ letter, long, takesValue: false }))),
    ...Object.entries(table.values ?? {}).flatMap(([letter, names]) => names.map((long) => ({ letter, long, takesValue: true }))),
  ];
  const exact = all.filter(({ long }) => long === typed);
  return exact.length > 0 ? exact : all.filter(({ long }) => long.startsWith(typed));
}
