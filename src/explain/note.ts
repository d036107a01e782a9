import type { EnvironmentId } from '../domain/environment.ts';

/** A place in a file of the environment; `line` is 1-based. */
export interface FilePlace {
  readonly path: string;
  readonly line?: number;
}

/** Something that is so in the world right now, and shows that the note is right. */
export interface Proof {
  /** What it is about: `Head`, `app.db`, `users.phone`. Plain text. */
  readonly of: string;
  /** A short clause; code stands in backticks. */
  readonly is: string;
  readonly at?: FilePlace;
}

/** One thing to do. A command is typed in the environment's terminal; code is to be written in a file. */
export type WayOut =
  | { readonly type: 'command'; readonly line: string; readonly words?: string }
  | { readonly type: 'code'; readonly code: string; readonly words: string; readonly at?: FilePlace }
  | { readonly type: 'words'; readonly words: string };

/** What an entry of the knowledge has to say of what happened. */
export interface Explanation {
  /** One sentence, said first and announced. */
  readonly title: string;
  /** Two or three plain sentences; code stands in backticks. */
  readonly meaning: string;
  readonly proof: readonly Proof[];
  readonly wayOut: readonly WayOut[];
}

/**
 * A note on the last command.
 *
 * @property tone `failed` explains a failure; `silent` tells what nothing else tells; `review` lists what to look at in a new revision
 * @property lesson the id of the lesson that teaches it, whether or not it is there yet
 */
export interface Note extends Explanation {
  readonly id: string;
  readonly tone: 'failed' | 'silent' | 'review';
  readonly environment: EnvironmentId;
  readonly line: string;
  readonly lesson: string | undefined;
}

export const command = (line: string, words?: string): WayOut => ({ type: 'command', line, ...(words === undefined ? {} : { words }) });
export const code = (text: string, words: string, at?: FilePlace): WayOut => ({ type: 'code', code: text, words, ...(at === undefined ? {} : { at }) });
export const words = (text: string): WayOut => ({ type: 'words', words: text });
