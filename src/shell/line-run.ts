import type { Assignment, Command, ParsedScript, PipelineNode, Redirection, Statement } from 'unbash';
import type { Environment } from '../domain/environment.ts';
import { jobLine, nextPid } from '../domain/running-app.ts';
import type { ProcessOutput } from '../process/program.ts';
import type { Commands } from './commands.ts';
import { deriveSignal } from './derived-signal.ts';
import { expandDocument, ExpansionFailure, expandValue, expandWord, type ExpansionSource } from './expand.ts';
import { invoke, LineEnded } from './invoke.ts';
import { collector } from './output.ts';
import { fillTargets, openRedirections, type ResolvedRedirection, type Streams } from './redirection.ts';
import type { LineContext, LineResult } from './shell.ts';
import { assign, shellVariable } from './variables.ts';
import { terminalStdin } from './terminal-stdin.ts';

/** Runs a parsed line to its end, or until it is stopped. */
export async function runLine(script: ParsedScript, commands: Commands, context: LineContext, output: ProcessOutput, signal: AbortSignal): Promise<LineResult> {
  const run = new LineRun(commands, context, context.environment, context.lastCode ?? 0);
  const streams: Streams = { stdin: terminalStdin, stdout: output.stdout, stderr: output.stderr, ...(context.keyboard === undefined ? {} : { keyboard: context.keyboard }) };
  const code = await run.whole(script, streams, signal);
  return { code, environment: run.environment };
}

/** What changes while a line runs: the environment and `$?`. A subshell is another one over a copy. */
class LineRun {
  environment: Environment;
  private lastCode: number;
  private readonly commands: Commands;
  private readonly context: LineContext;

  constructor(commands: Commands, context: LineContext, environment: Environment, lastCode: number) {
    this.commands = commands;
    this.context = context;
    this.environment = environment;
    this.lastCode = lastCode;
  }

  /** A whole script; `exit` and a stop end it early. */
  async whole(script: ParsedScript, streams: Streams, signal: AbortSignal): Promise<number> {
    try {
      for (const statement of script.commands) this.lastCode = await this.statement(statement, streams, signal);
      return script.commands.length === 0 ? 0 : this.lastCode;
    } catch (ended) {
      if (ended instanceof LineEnded) return ended.code;
      throw ended;
    }
  }

  private async statement({ command, background }: Statement, streams: Streams, signal: AbortSignal): Promise<number> {
    if (background === true && command.type === 'Command') return this.inBackground(command, streams, signal);
    if (command.type !== 'AndOr') return this.pipeline(command, streams, signal);
    for (const [index, each] of command.commands.entries()) {
      const operator = command.operators[index - 1];
      if ((operator === '&&' && this.lastCode !== 0) || (operator === '||' && this.lastCode === 0)) continue;
      this.lastCode = await this.pipeline(each, streams, signal);
    }
    return this.lastCode;
  }

  /** Starts a server and goes on when it listens, or has ended; says so as bash does. */
  private async inBackground(command: Command, streams: Streams, signal: AbortSignal): Promise<number> {
    const pid = nextPid(this.environment.app);
    streams.stderr(new TextEncoder().encode(`[1] ${pid}\n`));
    const before = this.environment.app;
    const code = await this.simple(command, streams, signal, true);
    if (this.environment.app === before) streams.stderr(new TextEncoder().encode(jobLine(code === 0 ? 'Done' : `Exit ${code}`, typedWords(command))));
    return 0;
  }

  private async pipeline(node: PipelineNode, streams: Streams, signal: AbortSignal): Promise<number> {
    if (node.type === 'Command') return this.simple(node, streams, signal);
    if (node.type !== 'Pipeline') throw new Error(`${node.type} got past the parser's check`);
    const stages = node.commands.filter((each) => each.type === 'Command');
    const [only] = stages;
    const code = stages.length === 1 && only !== undefined ? await this.simple(only, streams, signal) : await this.stages(stages, node.operators, streams, signal);
    const negated = node.prefixes.filter(({ type }) => type === 'Negation').length % 2 === 1;
    return negated ? Number(code === 0) : code;
  }

  /** The commands of a pipe, one after the other, each in a subshell: of what they change only the files stay. */
  private async stages(stages: readonly Command[], operators: readonly string[], streams: Streams, signal: AbortSignal): Promise<number> {
    let { stdin } = streams;
    let code = 0;
    for (const [index, stage] of stages.entries()) {
      const last = index === stages.length - 1;
      // Nobody reads the rest of an endless program's output, so it is ended like one whose reader has gone.
      const killable = deriveSignal(signal);
      const piped = collector(killable.abort);
      const stdout = last ? streams.stdout : piped.sink;
      const stderr = !last && operators[index] === '|&' ? piped.sink : streams.stderr;
      const subshell = new LineRun(this.commands, this.context, this.environment, this.lastCode);
      try {
        code = await subshell.simple(stage, { stdin, stdout, stderr }, killable.signal);
      } catch (ended) {
        if (!(ended instanceof LineEnded) || signal.aborted) throw ended;
        code = ended.code;
      } finally {
        killable.release();
        this.environment = afterSubshell(this.environment, subshell.environment);
      }
      if (piped.isFull()) say(streams, 'a pipe holds 64 MB here: the program before it was ended, the rest goes on with what fitted');
      stdin = piped.bytes();
    }
    return code;
  }

  private async simple(command: Command, streams: Streams, signal: AbortSignal, background = false): Promise<number> {
    if (signal.aborted) throw new LineEnded(130);
    const before = this.environment;
    const killable = deriveSignal(signal);
    try {
      const source = this.expansion(streams, killable.signal);
      const words: string[] = [];
      const named = command.name === undefined ? [] : [command.name];
      for (const word of [...named, ...command.suffix.filter((each) => each.type === 'Word' || each.type === 'Assignment')]) {
        if (word.type === 'Word') words.push(...(await expandWord(word, source)));
        else words.push(`${word.name}=${await this.assignedValue(word, source)}`);
      }
      const assignments: [string, string][] = [];
      for (const each of command.prefix) if (each.type === 'Assignment') assignments.push([each.name, await this.assignedValue(each, source)]);
      const redirections: ResolvedRedirection[] = [];
      for (const redirection of command.redirects) redirections.push({ redirection, text: await redirectionText(redirection, source) });

      const standpoint = { environment: this.context.id, cwd: this.environment.cwd, files: this.environment.files };
      const opened = openRedirections(redirections, standpoint, streams, killable.abort);
      if (opened.type === 'failed') {
        say(streams, opened.message);
        return 1;
      }
      this.environment = { ...this.environment, files: opened.files };
      const code = await this.run(words, assignments, opened.streams, killable.signal, background);
      const full = opened.targets.find(({ collected }) => collected.isFull());
      if (full !== undefined && !signal.aborted) {
        say(streams, `${full.typed}: No space left on device; a file holds 64 MB here. The program was ended, the file is as before`);
        this.environment = withDatabaseOf(before, this.environment);
        return 1;
      }
      if (killable.signal.aborted && code === 130) {
        this.environment = withDatabaseOf(before, this.environment);
        throw new LineEnded(130);
      }
      this.environment = { ...this.environment, files: fillTargets(this.environment.files, opened.targets) };
      return code;
    } catch (failure) {
      if (!(failure instanceof ExpansionFailure)) throw failure;
      say(streams, failure.message);
      throw new LineEnded(1);
    } finally {
      killable.release();
    }
  }

  private async run(words: readonly string[], assignments: readonly [string, string][], streams: Streams, signal: AbortSignal, background: boolean): Promise<number> {
    const [name, ...args] = words;
    if (name === undefined) {
      for (const [variable, value] of assignments) this.environment = assign(this.environment, variable, value, false);
      return this.substitutionCode;
    }
    const result = await invoke([name, ...args], { ...this.context, environment: this.environment, lastCode: this.lastCode }, Object.fromEntries(assignments), this.commands, streams, signal, background);
    this.environment = result.environment;
    if (result.ends) throw new LineEnded(result.code);
    return result.code;
  }

  private async assignedValue(assignment: Assignment, source: ExpansionSource): Promise<string> {
    const value = assignment.value.type === 'Word' ? await expandValue(assignment.value, source) : '';
    return assignment.append === true ? (source.variable(assignment.name) ?? '') + value : value;
  }

  /** The code of the last `$(…)`: what `NAME=$(false)` ends with. */
  private substitutionCode = 0;

  private expansion(streams: Streams, signal: AbortSignal): ExpansionSource {
    this.substitutionCode = 0;
    return {
      standpoint: () => ({ environment: this.context.id, cwd: this.environment.cwd, files: this.environment.files }),
      variable: (name) => this.variable(name),
      assign: (name, value) => {
        this.environment = assign(this.environment, name, value, false);
      },
      substitute: async (script) => {
        const killable = deriveSignal(signal);
        const collected = collector(killable.abort);
        const subshell = new LineRun(this.commands, this.context, this.environment, this.lastCode);
        this.substitutionCode = await subshell.whole(script, { stdin: streams.stdin, stdout: collected.sink, stderr: streams.stderr }, killable.signal);
        killable.release();
        this.environment = afterSubshell(this.environment, subshell.environment);
        if (signal.aborted) throw new LineEnded(130);
        if (collected.isFull()) throw new ExpansionFailure('$( ): the output is too long: more than 64 MB');
        return new TextDecoder().decode(collected.bytes()).replaceAll('\0', '').replace(/\n+$/, '');
      },
    };
  }

  private variable(name: string): string | undefined {
    switch (name) {
      case '?':
        return String(this.lastCode);
      case '$':
        return '1';
      case '#':
        return '0';
      case '0':
        return 'bash';
      default:
        return shellVariable(this.context.id, this.environment, name);
    }
  }
}

/** Of what a subshell changed, what is on disk stays. */
function afterSubshell(environment: Environment, subshell: Environment): Environment {
  return withDatabaseOf({ ...environment, files: subshell.files }, subshell);
}

/** A database server keeps what was committed to it, whatever becomes of the program. */
function withDatabaseOf(environment: Environment, { database }: Environment): Environment {
  return database === undefined ? environment : { ...environment, database };
}

function typedWords({ name, args }: Command): string {
  return [name, ...args].flatMap((each) => (each?.type === 'Word' ? [each.text] : [])).join(' ');
}

async function redirectionText(redirection: Redirection, source: ExpansionSource): Promise<string | undefined> {
  switch (redirection.type) {
    case 'Redirect': {
      if (redirection.target === undefined) return undefined;
      const words = await expandWord(redirection.target, source);
      return words.length === 1 ? words[0] : undefined;
    }
    case 'HereString':
      return `${redirection.target === undefined ? '' : await expandValue(redirection.target, source)}\n`;
    case 'HereDoc':
      return expandDocument(redirection.body.text, redirection.delimiter?.quoted === true ? undefined : redirection.body.parts, source);
  }
}

function say(streams: Streams, message: string): void {
  streams.stderr(new TextEncoder().encode(`bash: ${message}\n`));
}
