import { GitFailure } from './failure.ts';
import type { Origin } from './origin.ts';
import { findRepository, type Repository, type Surroundings } from './repository.ts';

/** One run of a git command: where and when, what was typed behind its name, and where it speaks. */
export interface Call extends Surroundings {
  readonly args: readonly string[];
  readonly out: (text: string) => void;
  /** Prints file contents, given as byte text. */
  readonly outBytes: (text: string) => void;
  readonly err: (text: string) => void;
  readonly origin: Origin;
}

/** A git command: answers its exit code, or throws a {@link GitFailure}. */
export type Command = (call: Call) => Promise<number>;

/** The repository around the folder that the command runs in, or git's complaint. */
export function theRepository(call: Call): Repository {
  const repository = findRepository(call);
  if (repository === undefined) throw new GitFailure(128, 'fatal: not a git repository (or any of the parent directories): .git\n');
  return repository;
}
