/**
 * What git calls dying: the text it leaves on stderr and its exit code. Thrown rather than returned because git may die
 * at any depth of a command, and caught in one place, the program itself; it never leaves this folder.
 */
export class GitFailure extends Error {
  readonly code: number;
  readonly text: string;

  constructor(code: number, text: string) {
    super(text);
    this.code = code;
    this.text = text;
  }
}

/** `fatal: …`, exit code 128. */
export function fatal(message: string): GitFailure {
  return new GitFailure(128, `fatal: ${message}\n`);
}

/** `error: …`, exit code 1. */
export function failed(message: string): GitFailure {
  return new GitFailure(1, `error: ${message}\n`);
}
