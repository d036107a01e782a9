import type { Environment } from '../domain/environment.ts';
import type { Command, Commands } from './commands.ts';
import { placeAt } from '../domain/place.ts';
import type { Streams } from './redirection.ts';
import type { LineContext } from './shell.ts';
import { programVariables } from './variables.ts';

/** Thrown to leave a line early, from however deep inside it: `exit`, or a stop. */
export class LineEnded extends Error {
  readonly code: number;

  constructor(code: number) {
    super(`line ended with ${code}`);
    this.code = code;
  }
}

export interface Invoked {
  readonly code: number;
  readonly environment: Environment;
  /** `exit` was called. */
  readonly ends: boolean;
}

type Argv = readonly [string, ...string[]];

/** Runs one command with its words expanded: the shell's own, a program, or the message that there is none. */
export async function invoke(
  argv: Argv,
  context: Required<Pick<LineContext, 'environment' | 'lastCode'>> & LineContext,
  extra: Readonly<Record<string, string>>,
  commands: Commands,
  streams: Streams,
  signal: AbortSignal,
  background = false,
): Promise<Invoked> {
  const { environment, id } = context;
  const [name, ...args] = argv;
  const write = (text: string) => streams.stdout(new TextEncoder().encode(text));
  const complain = (text: string) => streams.stderr(new TextEncoder().encode(`${text}\n`));
  const ended = (code: number): Invoked => ({ code, environment, ends: false });

  const inner = innerCommand(argv);
  if (inner !== undefined) return invoke(inner.argv, context, { ...extra, ...inner.variables }, commands, streams, signal, background);

  const found: Command = commands.find(name);
  switch (found.type) {
    case 'shell': {
      const call = { id, environment, variables: { ...programVariables(id, environment), ...extra }, args, history: context.history ?? [], lastCode: context.lastCode, commands: commands.kinds, write, complain };
      const result = found.run(call);
      return { code: result.code, environment: result.environment ?? environment, ends: result.ends === true };
    }
    case 'program': {
      const variables = { ...programVariables(id, environment), ...extra };
      const request = { environment: id, argv, cwd: environment.cwd, variables, files: environment.files, stdin: streams.stdin, ...(streams.keyboard === undefined || background ? {} : { keyboard: streams.keyboard }), ...(environment.database === undefined ? {} : { database: environment.database }), ...(environment.app === undefined ? {} : { app: environment.app }), background };
      const { code, files, database, app } = await found.program.run(request, { stdout: streams.stdout, stderr: streams.stderr }, signal);
      const changed = { ...(files === environment.files ? {} : { files }), ...(database === undefined ? {} : { database }), ...(app === undefined ? {} : { app }) };
      return { code, environment: Object.keys(changed).length === 0 ? environment : { ...environment, ...changed }, ends: false };
    }
    case 'absent':
      complain(`${name}: ${found.note}`);
      return ended(1);
    case 'unknown':
      if (name.includes('/')) return ended(byPath(name, context, complain));
      complain(`bash: ${name}: command not found`);
      if (found.nearest !== undefined) complain(`Did you mean '${found.nearest}'?`);
      return ended(127);
  }
}

/** `env NAME=value… command` and `command name`: another command inside. */
function innerCommand([name, ...args]: Argv): { argv: Argv; variables: Record<string, string> } | undefined {
  if (name === 'command') {
    const [first, ...rest] = args;
    return first === undefined || first.startsWith('-') ? undefined : { argv: [first, ...rest], variables: {} };
  }
  if (name !== 'env') return undefined;
  const start = args.findIndex((arg) => !/^[A-Za-z_]\w*=/.test(arg));
  const [first = 'printenv', ...rest] = start === -1 ? [] : args.slice(start);
  if (first.startsWith('-')) return undefined;
  const variables = args.slice(0, start === -1 ? args.length : start).map((arg): [string, string] => [arg.slice(0, arg.indexOf('=')), arg.slice(arg.indexOf('=') + 1)]);
  return { argv: [first, ...rest], variables: Object.fromEntries(variables) };
}

/** A program named by a path: nothing in an environment can be executed that way. */
function byPath(name: string, context: LineContext, complain: (text: string) => void): number {
  const place = placeAt({ environment: context.id, ...context.environment }, name);
  switch (place.type) {
    case 'file':
    case 'null-device':
      complain(`bash: ${name}: Permission denied`);
      if (name.endsWith('.py')) complain(`python ${name} runs it.`);
      return 126;
    case 'folder':
    case 'outer-folder':
      complain(`bash: ${name}: Is a directory`);
      return 126;
    case 'free':
    case 'foreign':
      complain(`bash: ${name}: No such file or directory`);
      return 127;
    case 'blocked':
      complain(`bash: ${name}: ${place.reason}`);
      return place.reason === 'Not a directory' ? 126 : 127;
  }
}
