import { readProblem } from '../../domain/place.ts';
import { linesOf } from './cat.ts';
import { concat } from '../output.ts';
import { printsHelp, readOptions, type OptionTable } from './options.ts';
import { quotedName } from './quote-name.ts';
import { UsageError, type UtilityCall } from './utility.ts';

const HEAD: OptionTable = { usage: '[OPTION]... [FILE]...', flags: { q: ['quiet', 'silent'], v: ['verbose'] }, values: { n: ['lines'], c: ['bytes'] }, elsewhere: 'z' };
const TAIL: OptionTable = { ...HEAD, elsewhere: 'zfFs' };

/** `head [-n N] [-c N] [FILE]…`; `-n -N` is all but the last N. */
export function head(call: UtilityCall): Promise<number> {
  return ends(call, HEAD, (units, { count, signed }) => units.slice(0, signed === '-' ? Math.max(units.length - count, 0) : count));
}

/** `tail [-n N] [-c N] [FILE]…`; `-n +N` is from the Nth on. */
export function tail(call: UtilityCall): Promise<number> {
  return ends(call, TAIL, (units, { count, signed }) => (signed === '+' ? units.slice(Math.max(count - 1, 0)) : units.slice(Math.max(units.length - count, 0))));
}

interface Amount {
  readonly count: number;
  readonly signed: '' | '-' | '+';
}

interface Sliceable {
  readonly length: number;
}

async function ends(call: UtilityCall, table: OptionTable, choose: <Units extends Sliceable & { slice(from: number, to?: number): Units }>(units: Units, amount: Amount) => Units): Promise<number> {
  if (printsHelp(call.args, call.name, table, call.write)) return 0;
  // `head -5` is the old way to write `head -n 5`.
  const isOld = (arg: string, index: number) => /^-\d+$/.test(arg) && !['-n', '-c'].includes(call.args[index - 1] ?? '');
  const args = call.args.map((arg, index) => (isOld(arg, index) ? `-n${arg.slice(1)}` : arg));
  const old = call.args.find(isOld);
  const options = readOptions(call.name, args, table);
  const last = options.given.findLast(({ letter }) => letter === 'n' || letter === 'c');
  const amount = readAmount(call.name, last?.letter ?? 'n', last?.value ?? '10');
  if (call.name === 'tail' && old !== undefined && options.operands.length > 1) throw new UsageError(`tail: option used in invalid context -- ${old.slice(1, 2)}\n`, 1);
  const operands = options.operands.length === 0 ? ['-'] : options.operands;
  const titled = options.has('v') || (operands.length > 1 && !options.has('q'));
  let code = 0;
  let printed = false;
  for (const operand of operands) {
    await call.breathe();
    const title = () => {
      if (titled) call.write(`${printed ? '\n' : ''}==> ${operand === '-' ? 'standard input' : operand} <==\n`);
      printed = true;
    };
    const problem = operand === '-' ? undefined : readProblem(call.place(operand));
    if (problem === 'Is a directory') {
      title();
      call.complain(`error reading ${quotedName(operand)}: ${problem}`);
      code = 1;
      continue;
    }
    if (problem !== undefined) {
      call.complain(`cannot open ${quotedName(operand)} for reading: ${problem}`);
      code = 1;
      continue;
    }
    const bytes = call.read(operand);
    if (bytes === undefined) return 1;
    title();
    const chosen = last?.letter === 'c' ? choose(bytes, amount) : concat(choose(linesOf(bytes), amount));
    if (chosen.length > 0) call.write(chosen);
  }
  return code;
}

const UNITS = new Map([['', 1], ['b', 512], ['k', 1024], ['K', 1024], ['kB', 1000], ['M', 1024 ** 2], ['MB', 1000 ** 2]]);

function readAmount(name: string, letter: string, text: string): Amount {
  const found = /^([+-]?)(\d+)([a-zA-Z]*)$/.exec(text);
  const unit = UNITS.get(found?.[3] ?? '');
  if (found === null || unit === undefined) throw new UsageError(`${name}: invalid number of ${letter === 'c' ? 'bytes' : 'lines'}: '${text}'\n`, 1);
  const sign = found[1];
  return { count: Number(found[2]) * unit, signed: sign === '-' || sign === '+' ? sign : '' };
}
