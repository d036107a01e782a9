import type { CommandKind, StateCall, StateResult } from '../state-command.ts';
import { absentPrograms } from './absent.ts';

/** What a terminal does on `clear`: forget the screen and the lines above it, go to the top left corner. */
export const CLEAR_SCREEN = '\x1b[2J\x1b[3J\x1b[H';

export function clear({ write }: StateCall): StateResult {
  write(CLEAR_SCREEN);
  return { code: 0 };
}

/** `history`, `history N`: the lines that the session keeps. */
export function history(call: StateCall): StateResult {
  const [first] = call.args;
  if (first === '-c') {
    call.complain('bash: history: -c is not supported here: the lines belong to the session');
    return { code: 1 };
  }
  if (first !== undefined && !/^\d+$/.test(first)) {
    call.complain(`bash: history: ${first}: numeric argument required`);
    return { code: 1 };
  }
  const skipped = first === undefined ? 0 : Math.max(call.history.length - Number(first), 0);
  for (const [index, line] of call.history.entries()) {
    if (index >= skipped) call.write(`${String(index + 1).padStart(5)}  ${line}\n`);
  }
  return { code: 0 };
}

export function exit(call: StateCall): StateResult {
  const [first = String(call.lastCode)] = call.args;
  call.complain('exit: this terminal stays open; an environment has no shell to leave');
  if (/^-?\d+$/.test(first)) return { code: Number(first) & 255, ends: true };
  call.complain(`bash: exit: ${first}: numeric argument required`);
  return { code: 2, ends: true };
}

/** `which NAME…`: where a program would lie; the shell's own commands lie nowhere. */
export function which(call: StateCall): StateResult {
  let code = call.args.length === 0 ? 1 : 0;
  for (const name of call.args) {
    if (call.commands.get(name) === 'program') call.write(`${pathOf(name)}\n`);
    else code = 1;
  }
  return { code };
}

/** `type NAME…` */
export function type(call: StateCall): StateResult {
  const [option] = call.args;
  if (option?.startsWith('-') === true) {
    call.complain(`bash: type: ${option}: invalid option\ntype: usage: type [-afptP] name [name ...]`);
    return { code: 2 };
  }
  let code = 0;
  for (const name of call.args) {
    const kind = call.commands.get(name);
    if (kind === 'shell') call.write(`${name} is a shell builtin\n`);
    else if (kind === 'program') call.write(`${name} is ${pathOf(name)}\n`);
    else {
      call.complain(`bash: type: ${name}: not found`);
      code = 1;
    }
  }
  return { code };
}

/** `command -v NAME` */
export function commandPath(call: StateCall): StateResult {
  let code = 1;
  for (const name of call.args.slice(1)) {
    const kind = call.commands.get(name);
    if (kind === undefined || kind === 'note') continue;
    call.write(`${kind === 'shell' ? name : pathOf(name)}\n`);
    code = 0;
  }
  return { code };
}

const GROUPS: readonly (readonly [title: string, names: readonly string[]])[] = [
  ['Migrations', ['flask', 'alembic']],
  ['Python and the app', ['python', 'python3', 'curl']],
  ['Databases', ['sqlite3', 'psql']],
  ['Versions', ['git']],
  ['Look at files', ['ls', 'cat', 'head', 'tail', 'grep', 'find', 'wc', 'diff', 'sort', 'uniq', 'tree']],
  ['Change files', ['mkdir', 'touch', 'cp', 'mv', 'rm', 'tee']],
];

/** `help`: everything that can be typed, by group. */
export function help(call: StateCall): StateResult {
  const [name] = call.args;
  const absent = name === undefined ? undefined : absentPrograms.get(name);
  if (name !== undefined && call.commands.get(name) !== 'shell') {
    if (absent !== undefined) call.write(`${name}: ${absent}\n`);
    else if (call.commands.has(name)) call.write(`${name} --help explains it.\n`);
    else {
      call.complain(`bash: help: no help topics match \`${name}'.`);
      return { code: 1 };
    }
    return { code: 0 };
  }
  for (const [title, names] of groupsOf(call.commands)) call.write(`${`${title}:`.padEnd(20)} ${names.join('  ')}\n`);
  call.write(
    'Lines are read as bash reads them: quotes, $VARIABLES, *, |, >, >>, <, 2>&1, &&, ||, ;, $(command), NAME=value.\n' +
    'Tab completes, Ctrl-C ends what runs. flask run & starts the app and leaves it running, jobs shows it, kill %1 ends it.\n',
  );
  return { code: 0 };
}

function groupsOf(commands: ReadonlyMap<string, CommandKind>): [string, string[]][] {
  const rest = new Set([...commands].filter(([, kind]) => kind !== 'note').map(([name]) => name));
  const take = (names: readonly string[]) => names.filter((name) => rest.delete(name));
  const grouped = GROUPS.map(([title, names]): [string, string[]] => [title, take(names)]);
  const shell = take([...commands].filter(([, kind]) => kind === 'shell').map(([name]) => name).sort());
  return [...grouped, ['The shell', shell], ['More', [...rest].sort()]].filter((group): group is [string, string[]] => group[1] !== undefined && group[1].length > 0);
}

function pathOf(name: string): string {
  return `/usr/bin/${name}`;
}
