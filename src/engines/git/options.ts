import { GitFailure } from './failure.ts';

/** What was typed behind a command's name, sorted out. */
export class Options {
  readonly #values: ReadonlyMap<string, readonly string[]>;
  /** What is no option, in front of `--`. */
  readonly operands: readonly string[];
  /** What stands behind `--`; undefined when there is none. */
  readonly paths: readonly string[] | undefined;

  constructor(values: ReadonlyMap<string, readonly string[]>, operands: readonly string[], paths: readonly string[] | undefined) {
    this.#values = values;
    this.operands = operands;
    this.paths = paths;
  }

  has(name: string): boolean {
    return this.#values.has(name);
  }

  /** The last value given for an option; `''` when it was given without one. */
  value(name: string): string | undefined {
    return this.#values.get(name)?.at(-1);
  }

  values(name: string): readonly string[] {
    return this.#values.get(name) ?? [];
  }

  /** Operands and paths together, where a command takes only paths. */
  get all(): readonly string[] {
    return [...this.operands, ...(this.paths ?? [])];
  }
}

interface Known {
  readonly name: string;
  readonly takes: 'nothing' | 'value' | 'maybe';
}

/**
 * Sorts out a command's arguments. An option that is not known is refused by name and never skipped: a command that
 * seemed to work but did something else would teach what is not so.
 *
 * @param spec the options, e.g. `m|message=` (takes a value), `a|all`, `u|untracked-files?` (may have one behind `=`), `#` (`-3`)
 */
export function readOptions(command: string, args: readonly string[], spec: readonly string[]): Options {
  const known = new Map<string, Known>();
  for (const item of spec) {
    const names = item.replace(/[=?]$/, '').split('|');
    const takes = item.endsWith('=') ? 'value' : item.endsWith('?') ? 'maybe' : 'nothing';
    for (const one of names) known.set(one.length === 1 ? `-${one}` : `--${one}`, { name: names.at(-1) ?? '', takes });
  }
  const values = new Map<string, string[]>();
  const give = (name: string, value: string): void => void values.set(name, [...(values.get(name) ?? []), value]);
  const operands: string[] = [];
  let paths: readonly string[] | undefined;
  const rest = [...args];
  const following = (shown: string): string => {
    const value = rest.shift();
    if (value === undefined) throw new GitFailure(129, `error: ${shown} requires a value\n`);
    return value;
  };
  for (let arg = rest.shift(); arg !== undefined; arg = rest.shift()) {
    if (arg === '--') {
      paths = rest.splice(0);
    } else if (!arg.startsWith('-') || arg === '-') {
      operands.push(arg);
    } else if (known.has('-#') && /^-\d+$/.test(arg)) {
      give('#', arg.slice(1));
    } else if (arg.startsWith('--')) {
      const [name = '', ...assigned] = arg.split('=');
      const option = known.get(name);
      if (option === undefined || (option.takes === 'nothing' && assigned.length > 0)) throw notHere(command, arg);
      if (assigned.length > 0) give(option.name, assigned.join('='));
      else give(option.name, option.takes === 'value' ? following(`option \`${name.slice(2)}'`) : '');
    } else {
      for (let letters = arg.slice(1); letters !== ''; ) {
        const option = known.get(`-${letters.charAt(0)}`);
        if (option === undefined) throw notHere(command, arg.length === 2 ? arg : `-${letters.charAt(0)}`);
        const stuck = letters.slice(1);
        letters = option.takes === 'nothing' ? stuck : '';
        if (option.takes === 'nothing') give(option.name, '');
        else give(option.name, stuck !== '' || option.takes === 'maybe' ? stuck : following(`switch \`${arg.at(-1)}'`));
      }
    }
  }
  return new Options(values, operands, paths);
}

/** What is said of something that git can and this sandbox cannot. */
export function notHere(command: string, option: string): GitFailure {
  return new GitFailure(129, `git ${command}: option ${option} is not in this sandbox\n`);
}
