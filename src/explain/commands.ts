import { forEachChild, parse, type SyntaxNode } from 'unbash';

/** One program that a line runs: its name and its arguments, without their quotes. */
export interface RunCommand {
  readonly program: string;
  readonly args: readonly string[];
}

/** The commands of a line in the order in which they are written. */
export function commandsIn(line: string): readonly RunCommand[] {
  const commands: RunCommand[] = [];
  const visit = (node: SyntaxNode): void => {
    if (node.type === 'Command' && node.name !== undefined) commands.push({ program: node.name.value, args: node.args.flatMap((arg) => (arg.type === 'Word' ? [arg.value] : [])) });
    forEachChild(node, visit);
  };
  visit(parse(line));
  return commands;
}

const PYTHON = new Set(['python', 'python3']);
const WITH_VALUE = new Set(['--app', '-A', '-e', '--env-file', '-d', '--directory', '-x', '--x-arg', '-c', '--config', '-n', '--name']);

/** The migration commands of a line, `upgrade` and the like, whether `flask db` runs them or `alembic`. */
export function migrationCommands(commands: readonly RunCommand[]): readonly string[] {
  return commands.flatMap(({ program, args }) => {
    const words = plainWords(args);
    if (program === 'alembic') return words.slice(0, 1);
    if (program === 'flask' && words[0] === 'db') return words.slice(1, 2);
    return PYTHON.has(program) && args[0] === '-m' && args[1] === 'flask' && args[2] === 'db' ? plainWords(args.slice(3)).slice(0, 1) : [];
  });
}

/** Whether a line runs what may print a message of Alembic, Flask or the application. */
export function runsPython(commands: readonly RunCommand[]): boolean {
  return commands.some(({ program }) => ['flask', 'alembic', 'curl'].includes(program) || PYTHON.has(program));
}

function plainWords(args: readonly string[]): string[] {
  const words: string[] = [];
  for (let at = 0; at < args.length; at += 1) {
    const word = args[at] ?? '';
    if (WITH_VALUE.has(word)) at += 1;
    else if (!word.startsWith('-')) words.push(word);
  }
  return words;
}
