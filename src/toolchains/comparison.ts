import type { EnvironmentId } from '../domain/environment.ts';
import type { EvidenceRequest } from '../scenario/evidence.ts';
import type { Action, MustHold, Script, ScriptProblem } from '../scenario/script.ts';

/** The tools whose ways are compared. Each has a project of its own, in a world of its own. */
export const toolchainIds = ['flask', 'prisma', 'sequelize'] as const;
export type ToolchainId = (typeof toolchainIds)[number];

export const toolchainNames: Readonly<Record<ToolchainId, string>> = {
  flask: 'Flask-Migrate',
  prisma: 'Prisma Migrate',
  sequelize: 'Sequelize',
};

/**
 * A file that is shown after a step; a `*` in the path stands for any characters within a name.
 *
 * @property from text of the first line that is seen; undefined: its beginning
 */
export interface ShownFile {
  readonly environment: EnvironmentId;
  readonly path: string;
  readonly from: string | undefined;
}

type PerTool<Value> = Readonly<Partial<Record<ToolchainId, Value>>>;

/**
 * One step, taken with all tools.
 *
 * @property narration Markdown: what is said of it whatever the tool
 * @property shows the file that is looked at after it, where it names one
 */
export interface ComparedStep {
  readonly title: string;
  readonly narration: string;
  readonly shows: PerTool<ShownFile>;
  readonly at: number;
}

/** A value that a sentence takes from the world: the rows of a query, or the path of a file. */
export type Asked =
  | { readonly type: 'query'; readonly query: string; readonly environment: EnvironmentId; readonly database: string | undefined }
  | { readonly type: 'file'; readonly path: string; readonly environment: EnvironmentId };

/** A sentence, and the checks that must all hold for it to be said. `{name}` in it is one of `values`. */
export interface Outcome {
  readonly says: string;
  readonly when: readonly MustHold[];
  readonly values: Readonly<Record<string, Asked>>;
  readonly at: number;
}

/** What is tried with one tool, on a copy of its world, and what may come of it: the first outcome that holds is said. */
export interface IdeaCell {
  readonly actions: readonly Action[];
  readonly outcomes: readonly Outcome[];
  readonly evidence: readonly EvidenceRequest[];
  readonly at: number;
}

/**
 * An idea that all tools share.
 *
 * @property question Markdown: what is asked of each tool
 * @property after how many steps the world has behind it of which a copy is taken
 */
export interface Idea {
  readonly title: string;
  readonly question: string;
  readonly after: number;
  readonly cells: PerTool<IdeaCell>;
  readonly at: number;
}

/**
 * One change made with several tools, as its file says it.
 *
 * @property scripts what is done with each tool, as a scenario of its own; all have the same steps
 */
export interface Comparison {
  readonly title: string;
  readonly summary: string;
  readonly columns: readonly ToolchainId[];
  readonly introduction: string;
  readonly steps: readonly ComparedStep[];
  readonly scripts: PerTool<Script>;
  readonly ideas: readonly Idea[];
}

export type ComparisonReading =
  | { readonly type: 'comparison'; readonly comparison: Comparison }
  | { readonly type: 'problems'; readonly problems: readonly ScriptProblem[] };
