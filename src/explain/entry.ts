import type { Facts } from './facts.ts';
import type { OtherTool } from './other-tools.ts';
import type { Explanation, Note } from './note.ts';

/** What a message said: its line, and the named parts of the pattern. */
export interface Said {
  readonly text: string;
  readonly parts: Readonly<Record<string, string>>;
}

/**
 * One thing that the explainer knows. It speaks when its message was printed (where it has one), by a command of its kind,
 * and the state of the world bears it out: `look` answers what to say, with the proof, or undefined.
 *
 * @property pitfalls the rows of the list of pitfalls that it belongs to
 * @property says the end of a line that the tool prints; entries without one look at the state alone, and are asked only when `ended` fits
 * @property tool the other tool that has to have run; left out, it is not asked after a line that ran one
 * @property where what database it can speak of: left out, an SQLite file, whose state it looks at; `server`, PostgreSQL; `anywhere`,
 *   it looks at files alone, or at what is the same in both
 * @property ended how the line has to have ended; left out, either way
 * @property lesson the id of the lesson that teaches it
 * @property above entries that it says more than: they keep quiet when it speaks
 */
export interface Entry {
  readonly id: string;
  readonly pitfalls: readonly number[];
  readonly tone: Note['tone'];
  readonly says?: RegExp;
  readonly tool?: OtherTool;
  readonly where?: 'server' | 'anywhere';
  readonly ended?: 'well' | 'badly';
  readonly lesson?: string;
  readonly above?: readonly string[];
  look(facts: Facts, said: Said): Explanation | undefined | Promise<Explanation | undefined>;
}
