import { type Actor, createActor, waitFor } from 'xstate';
import { type Environment, type EnvironmentId, projectFolder } from '../domain/environment.ts';
import { apply, difference } from '../domain/file-tree.ts';
import type { TerminalEvent } from '../domain/terminal-event.ts';
import type { Keyboard } from '../process/program.ts';
import { commandMachine } from './command-machine.ts';
import { problemsIn } from './file-problems.ts';
import type { SessionShell } from './lazy-shell.ts';
import { Transcript } from './transcript.ts';
import type { EnvironmentState, FileProblem, TerminalState } from './workbench.ts';

const CLEAR = '\u001B[2J\u001B[3J\u001B[H';
const KEPT_LINES = 1000;
/** Characters of a command's error output in which tracebacks are looked for: the last ones. */
const READ_FOR_TRACEBACKS = 200_000;

/** What a session needs of the world around it. */
export interface SessionWorld {
  readonly shell: Pick<SessionShell, 'run'>;
  readonly clock: () => number;
  getEnvironment(): Environment;
  /** Takes what a line left of the environment, and how it ended. */
  lineEnded(environment: Environment, line: string, code: number): void;
  onChange(): void;
  /** The name of the engine whose start this environment's command waits for. */
  waitsFor(): string | undefined;
}

/** What a terminal showed before, and which lines were entered. */
export interface TerminalRecord {
  readonly transcript: readonly TerminalEvent[];
  readonly history: readonly string[];
}

/** One environment's terminal: the line that runs, what it showed, what it changed. */
export class EnvironmentSession {
  readonly #id: EnvironmentId;
  readonly #world: SessionWorld;
  readonly #actor: Actor<typeof commandMachine>;
  readonly #transcript: Transcript;
  #history: string[];
  #problems: readonly FileProblem[] = [];
  #lastCode: number;
  /** Counts the new beginnings: what a line of an earlier one leaves is of no use in this one. */
  #beginning = 0;
  /** Takes the keys while the process that runs reads from the keyboard. */
  #onKeys: ((data: string) => void) | undefined;

  constructor(id: EnvironmentId, world: SessionWorld, before: TerminalRecord, lastCode: number) {
    this.#id = id;
    this.#world = world;
    this.#transcript = new Transcript(before.transcript);
    this.#history = [...before.history];
    this.#lastCode = lastCode;
    this.#actor = createActor(commandMachine);
    this.#actor.start();
    this.#actor.subscribe(() => world.onChange());
  }

  get transcript(): Transcript {
    return this.#transcript;
  }

  get history(): readonly string[] {
    return this.#history;
  }

  get state(): Omit<EnvironmentState, 'lastChange'> {
    return { terminal: this.#terminal(), problems: this.#problems, lastCode: this.#lastCode };
  }

  prompt(): string {
    const { cwd } = this.#world.getEnvironment();
    return cwd === '' ? `${this.#id} $ ` : `${this.#id} ${cwd} $ `;
  }

  /** @param columns of the terminal at which a person sits and typed the line; left out, nobody can be asked anything */
  async enter(line: string, columns?: number): Promise<number> {
    if (!this.#actor.getSnapshot().matches('idle')) throw new Error(`A command is running in ${this.#id}; a line can be entered when it has ended.`);
    this.#transcript.add({ type: 'entered', prompt: this.prompt(), line });
    if (line.trim() === '') return this.#lastCode;
    if (this.#history.at(-1) !== line) this.#history = [...this.#history, line].slice(-KEPT_LINES);
    let failure: Error | undefined;
    const run = async (signal: AbortSignal): Promise<void> => {
      try {
        await this.#run(line, signal, columns === undefined ? undefined : this.#keyboard(columns));
      } catch (error) {
        failure = error instanceof Error ? error : new Error(String(error));
        throw error;
      }
    };
    this.#actor.send({ type: 'line.entered', command: { line, stop: new AbortController(), run } });
    // Not before the machine is idle again: the next line may come at once.
    await waitFor(this.#actor, (snapshot) => snapshot.matches('idle'), { timeout: Infinity });
    if (failure !== undefined) throw failure;
    return this.#lastCode;
  }

  /** Keys for the process that reads from the keyboard; without one they are nobody's. */
  type(data: string): void {
    this.#onKeys?.(data);
  }

  stop(): void {
    this.#actor.send({ type: 'stop.requested' });
  }

  /** Shows what was shown at another point of the timeline. Only while nothing runs. */
  restore(transcript: readonly TerminalEvent[], lastCode: number): void {
    this.#transcript.restore(transcript);
    this.#problems = [];
    this.#lastCode = lastCode;
  }

  /** An edited file's marks are about text that is gone. */
  forgetProblems(path: string): void {
    if (this.#problems.some((problem) => problem.path === path)) this.#problems = this.#problems.filter((problem) => problem.path !== path);
  }

  /** Stops what runs, and lets nothing of it come into the world that begins now. */
  abandon(): void {
    this.#beginning += 1;
    this.stop();
    this.#transcript.add({ type: 'cleared' });
    this.#problems = [];
    this.#lastCode = 0;
  }

  async #run(line: string, signal: AbortSignal, keyboard: Keyboard | undefined): Promise<void> {
    const beginning = this.#beginning;
    const started = this.#world.clock();
    const start = this.#world.getEnvironment();
    const show = { stdout: this.#show('stdout'), stderr: this.#show('stderr') };
    const result = await this.#world.shell.run(
      line,
      { id: this.#id, environment: start, history: this.#history, lastCode: this.#lastCode, ...(keyboard === undefined ? {} : { keyboard }) },
      { stdout: show.stdout.write, stderr: show.stderr.write },
      signal,
    );
    keyboard?.letGo();
    show.stdout.end();
    show.stderr.end();
    if (beginning !== this.#beginning) return;
    // What was edited while the command ran stays: only what the command changed is put on top of it.
    const now = this.#world.getEnvironment();
    const files = apply(now.files, difference(start.files, result.environment.files));
    this.#problems = problemsIn(show.stderr.tail(), projectFolder(this.#id));
    this.#lastCode = result.code;
    if (signal.aborted) this.#transcript.add({ type: 'stderr', text: '^C\n' });
    this.#transcript.add({ type: 'ended', code: result.code, milliseconds: this.#world.clock() - started });
    this.#world.lineEnded({ ...result.environment, files }, line, result.code);
  }

  #keyboard(columns: number): Keyboard {
    const take = (onKeys: ((data: string) => void) | undefined): void => {
      if (this.#onKeys === onKeys) return;
      this.#onKeys = onKeys;
      this.#world.onChange();
    };
    return { columns, read: take, letGo: () => take(undefined) };
  }

  #show(stream: 'stdout' | 'stderr'): { write: (bytes: Uint8Array) => void; end: () => void; tail: () => string } {
    const decoder = new TextDecoder();
    let tail = '';
    const add = (text: string): void => {
      if (text === '') return;
      const cleared = text.lastIndexOf(CLEAR);
      if (cleared !== -1) this.#transcript.add({ type: 'cleared' });
      const shown = cleared === -1 ? text : text.slice(cleared + CLEAR.length);
      if (shown !== '') this.#transcript.add({ type: stream, text: shown });
      tail = (tail + text).slice(-READ_FOR_TRACEBACKS);
    };
    return { write: (bytes) => add(decoder.decode(bytes, { stream: true })), end: () => add(decoder.decode()), tail: () => tail };
  }

  #terminal(): TerminalState {
    const snapshot = this.#actor.getSnapshot();
    const line = snapshot.context.current?.line ?? '';
    if (snapshot.matches({ running: 'stopping' })) return { type: 'stopping', line };
    if (snapshot.matches('running')) return { type: 'running', line, waitingFor: this.#world.waitsFor(), reads: this.#onKeys !== undefined };
    return { type: 'idle' };
  }
}
