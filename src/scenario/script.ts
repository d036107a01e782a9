import type { Check } from '../checks/check.ts';
import type { EnvironmentId } from '../domain/environment.ts';
import type { ProjectName } from '../domain/project.ts';
import type { EvidenceRequest } from './evidence.ts';

/**
 * One thing that a step does. `at` is the line of the file that says so, 1-based.
 *
 * - `command`: a line typed in a terminal; `exits` is the exit code that it must have
 * - `replace`: in a file, one place is found and replaced; it must be there exactly once
 * - `write`: a file is written as a whole
 * - `sql`: statements in the SQL box of a database
 */
export type Action = { readonly environment: EnvironmentId; readonly at: number } & (
  | { readonly type: 'command'; readonly line: string; readonly exits: number }
  | { readonly type: 'replace'; readonly path: string; readonly find: string; readonly replacement: string }
  | { readonly type: 'write'; readonly path: string; readonly text: string }
  | { readonly type: 'sql'; readonly path: string; readonly sql: string }
);

/** A check that must hold after a step, and the line of the file that asks for it. */
export interface MustHold {
  readonly check: Check;
  readonly at: number;
}

/**
 * One step of a scenario.
 *
 * @property narration Markdown: what the room is told
 * @property note Markdown, for the speaker alone; `''` when there is none
 * @property at line of its heading in the file
 */
export interface Step {
  readonly title: string;
  readonly narration: string;
  readonly note: string;
  readonly actions: readonly Action[];
  readonly mustHold: readonly MustHold[];
  readonly evidence: readonly EvidenceRequest[];
  readonly at: number;
}

/**
 * A scenario as its file says it.
 *
 * @property environments those that are shown, in this order
 * @property health a path of the application that tells whether it runs: `/health`; undefined: no application is asked
 * @property project what its world begins with, before it is prepared
 * @property pipeline whether a push runs the project's pipeline, in the terminals of CI and Production
 * @property introduction Markdown: what stands before the first step
 * @property preparation what is done before the first step is shown
 */
export interface Script {
  readonly id: string;
  readonly title: string;
  readonly summary: string;
  readonly order: number;
  readonly minutes: number;
  readonly environments: readonly EnvironmentId[];
  readonly health: string | undefined;
  readonly project: ProjectName;
  readonly pipeline: boolean;
  readonly introduction: string;
  readonly preparation: readonly Action[];
  readonly steps: readonly Step[];
}

/** What is wrong in a scenario file, where, and what was expected there. */
export interface ScriptProblem {
  readonly file: string;
  readonly line: number;
  readonly message: string;
}

export type ScriptReading =
  | { readonly type: 'script'; readonly script: Script }
  | { readonly type: 'problems'; readonly problems: readonly ScriptProblem[] };
