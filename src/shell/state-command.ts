import type { Environment, EnvironmentId } from '../domain/environment.ts';

/** What a command that changes the shell itself is given. */
export interface StateCall {
  readonly id: EnvironmentId;
  readonly environment: Environment;
  /** What a program would see as its environment variables. */
  readonly variables: Readonly<Record<string, string>>;
  readonly args: readonly string[];
  readonly history: readonly string[];
  readonly lastCode: number;
  /** Every name that can be typed as a command, and what stands behind it. */
  readonly commands: ReadonlyMap<string, CommandKind>;
  readonly write: (text: string) => void;
  readonly complain: (text: string) => void;
}

export type CommandKind = 'shell' | 'program' | 'note';

/** What it leaves: an exit code, and the environment where it changed it. `ends` stops the rest of the line. */
export interface StateResult {
  readonly code: number;
  readonly environment?: Environment;
  readonly ends?: boolean;
}

/** A command that must be the shell's own, because it reads or changes what the shell keeps. */
export type StateCommand = (call: StateCall) => StateResult;
