import { apply } from '../../domain/file-tree.ts';
import { writeProblem } from '../../domain/place.ts';
import { concat } from '../output.ts';
import { printsHelp, readOptions } from './options.ts';
import { nameInMessage } from './quote-name.ts';
import { Stopped, UsageError, type UtilityCall } from './utility.ts';

/** `tee [-a] FILE…` */
export function tee(call: UtilityCall): number {
  const table = { usage: '[OPTION]... [FILE]...', flags: { a: ['append'] }, elsewhere: 'ip' };
  if (printsHelp(call.args, call.name, table, call.write)) return 0;
  const options = readOptions(call.name, call.args, table);
  const bytes = call.readStdin();
  if (bytes === undefined) return 1;
  let code = 0;
  for (const operand of options.operands) {
    const place = call.place(operand);
    const problem = writeProblem(place);
    if (problem !== undefined) {
      call.complain(`${nameInMessage(operand)}: ${problem}`);
      code = 1;
    } else if (place.type === 'file' || place.type === 'free') {
      const before = place.type === 'file' && options.has('a') ? [place.bytes] : [];
      call.files = apply(call.files, { set: [[place.path, concat([...before, bytes])]], remove: [] });
    }
  }
  call.write(bytes);
  return code;
}

/** `basename PATH [SUFFIX]` */
export function basename(call: UtilityCall): number {
  const [path, suffix = ''] = call.args;
  if (path === undefined) throw new UsageError("basename: missing operand\nTry 'basename --help' for more information.\n", 1);
  if (call.args.length > 2) throw new UsageError(`basename: extra operand '${call.args[2] ?? ''}'\nTry 'basename --help' for more information.\n`, 1);
  const name = path.replace(/(?<=.)\/+$/, '').split('/').at(-1) ?? '';
  const shown = path.startsWith('/') && name === '' ? '/' : name;
  call.write(`${suffix !== '' && shown !== suffix && shown.endsWith(suffix) ? shown.slice(0, -suffix.length) : shown}\n`);
  return 0;
}

/** `dirname PATH…` */
export function dirname(call: UtilityCall): number {
  if (call.args.length === 0) throw new UsageError("dirname: missing operand\nTry 'dirname --help' for more information.\n", 1);
  for (const path of call.args) {
    const trimmed = path.replace(/(?<=.)\/+$/, '');
    const folder = trimmed.includes('/') ? trimmed.replace(/\/+[^/]*$/, '') : '.';
    call.write(`${folder === '' ? '/' : folder}\n`);
  }
  return 0;
}

/** `sleep SECONDS…`; a stop wakes it. */
export async function sleep(call: UtilityCall, signal: AbortSignal): Promise<number> {
  if (call.args.length === 0) throw new UsageError("sleep: missing operand\nTry 'sleep --help' for more information.\n", 1);
  const units = new Map([['', 1], ['s', 1], ['m', 60], ['h', 3600], ['d', 86_400]]);
  let seconds = 0;
  for (const arg of call.args) {
    const found = /^(\d+\.?\d*|\.\d+)([smhd]?)$/.exec(arg);
    if (found === null) throw new UsageError(`sleep: invalid time interval '${arg}'\nTry 'sleep --help' for more information.\n`, 1);
    seconds += Number(found[1]) * (units.get(found[2] ?? '') ?? 1);
  }
  await new Promise<void>((resolve) => {
    const timer = setTimeout(resolve, Math.min(seconds * 1000, 2 ** 31 - 1));
    signal.addEventListener('abort', () => {
      clearTimeout(timer);
      resolve();
    }, { once: true });
  });
  if (signal.aborted) throw new Stopped();
  return 0;
}

const DAYS = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'];
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** `date [-u] [+FORMAT]`, in UTC. */
export function date(call: UtilityCall): number {
  const args = call.args.filter((arg) => arg !== '-u');
  const [format] = args;
  if (format !== undefined && !format.startsWith('+')) throw new UsageError(`date: ${format}: not supported here; date +FORMAT is\n`, 1);
  const now = new Date();
  const two = (number: number) => String(number).padStart(2, '0');
  const [day, month] = [DAYS[now.getUTCDay()] ?? '', MONTHS[now.getUTCMonth()] ?? ''];
  const time = `${two(now.getUTCHours())}:${two(now.getUTCMinutes())}:${two(now.getUTCSeconds())}`;
  const ymd = `${now.getUTCFullYear()}-${two(now.getUTCMonth() + 1)}-${two(now.getUTCDate())}`;
  const letters = new Map([
    ['Y', String(now.getUTCFullYear())], ['m', two(now.getUTCMonth() + 1)], ['d', two(now.getUTCDate())], ['H', two(now.getUTCHours())],
    ['M', two(now.getUTCMinutes())], ['S', two(now.getUTCSeconds())], ['F', ymd], ['T', time], ['s', String(Math.floor(now.getTime() / 1000))],
    ['a', day], ['b', month], ['e', String(now.getUTCDate()).padStart(2)], ['Z', 'UTC'], ['z', '+0000'], ['n', '\n'], ['%', '%'], ['y', two(now.getUTCFullYear() % 100)],
  ]);
  if (format === undefined) call.write(`${day} ${month} ${String(now.getUTCDate()).padStart(2)} ${time} UTC ${now.getUTCFullYear()}\n`);
  else call.write(`${format.slice(1).replace(/%(.)/g, (whole, letter: string) => letters.get(letter) ?? whole)}\n`);
  return 0;
}

/** `seq [FIRST [STEP]] LAST` */
export async function seq(call: UtilityCall): Promise<number> {
  const wrong = call.args.find((arg) => !/^-?\d+$/.test(arg));
  if (wrong !== undefined) throw new UsageError(`seq: invalid floating point argument: '${wrong}'\nTry 'seq --help' for more information.\n`, 1);
  if (call.args.length === 0) throw new UsageError("seq: missing operand\nTry 'seq --help' for more information.\n", 1);
  const numbers = call.args.map(Number);
  const last = numbers.at(-1) ?? 0;
  const first = numbers.length > 1 ? (numbers[0] ?? 1) : 1;
  const step = numbers.length > 2 ? (numbers[1] ?? 1) : 1;
  if (step === 0) throw new UsageError(`seq: invalid Zero increment value: '0'\nTry 'seq --help' for more information.\n`, 1);
  let text = '';
  for (let number = first; step > 0 ? number <= last : number >= last; number += step) {
    text += `${number}\n`;
    if (text.length < 65_536) continue;
    call.write(text);
    text = '';
    await call.breathe();
  }
  call.write(text);
  return 0;
}
