import { and, assign, fromCallback, fromPromise, setup, stateIn } from 'xstate';
import type { PointId } from '../domain/timeline.ts';
import type { EngineState } from '../session/workbench.ts';
import { toolchainsTexts } from '../texts/en/toolchains.ts';
import { textsOf } from '../texts/texts-of.ts';
import type { Comparison, ToolchainId } from './comparison.ts';
import type { Tried } from './try-idea.ts';

/** The engine that a column's line waits for: it starts, or could not. */
export interface WaitedEngine {
  readonly name: string;
  readonly state: EngineState;
}

/**
 * Where a column is.
 *
 * @property words what its world is being made by: the line that runs
 * @property points by step, the point on its timeline after it; undefined: not run yet
 * @property failure why it could not follow; the column stays at the step before
 */
export type Column =
  | { readonly type: 'opening'; readonly words: string; readonly engine: WaitedEngine | undefined }
  | { readonly type: 'open'; readonly position: number; readonly points: readonly (PointId | undefined)[]; readonly failure: { readonly step: number; readonly at: number; readonly sentence: string } | undefined }
  | { readonly type: 'refused'; readonly sentence: string; readonly at: number };

/** An idea and the tool that it is tried with; `point` is the moment of which the copy is taken. */
export interface CellToTry {
  readonly idea: number;
  readonly tool: ToolchainId;
  readonly point: PointId;
}

/** What the machine does its work with. */
export interface ComparisonWorld {
  open(tool: ToolchainId, tell: (words: string, engine: WaitedEngine | undefined) => void): Promise<Column>;
  /** Puts a column at the end of so many steps: travels where it was before, runs what was not run yet. */
  goTo(tool: ToolchainId, steps: number): Promise<Column>;
  tryCell(cell: CellToTry, signal: AbortSignal): Promise<Tried>;
}

interface ComparisonContext {
  readonly comparison: Comparison;
  readonly world: ComparisonWorld;
  readonly columns: Readonly<Partial<Record<ToolchainId, Column>>>;
  /** How many steps the columns have behind them, or are on the way to. */
  readonly position: number;
  /** Where they are to go as soon as they can. */
  readonly wanted: number | undefined;
  readonly cells: readonly (CellToTry & { readonly tried: Tried })[];
}

export type ComparisonEvent =
  | { readonly type: 'step.chosen'; readonly steps: number }
  | { readonly type: 'retry.pressed'; readonly tool: ToolchainId }
  | { readonly type: 'column.told'; readonly tool: ToolchainId; readonly words: string; readonly engine: WaitedEngine | undefined }
  | { readonly type: 'column.settled'; readonly tool: ToolchainId; readonly column: Column }
  | { readonly type: 'ideas.shown' }
  | { readonly type: 'ideas.hidden' };

const opening = (): Column => ({ type: 'opening', words: textsOf(toolchainsTexts).column.fetchingProject, engine: undefined });

/** The next cell of the table whose step was run and that was not tried since, row by row. */
export function cellToTry({ comparison, columns, cells }: Pick<ComparisonContext, 'comparison' | 'columns' | 'cells'>): CellToTry | undefined {
  for (const [idea, { after }] of comparison.ideas.entries()) {
    for (const tool of comparison.columns) {
      const column = columns[tool];
      const point = column?.type === 'open' ? column.points[after - 1] : undefined;
      if (point !== undefined && !cells.some((cell) => cell.idea === idea && cell.tool === tool && cell.point === point)) return { idea, tool, point };
    }
  }
  return undefined;
}

/** One change with several tools: all columns step together, and on copies of their worlds the shared ideas are tried. */
export const comparisonMachine = setup({
  types: {
    context: {} as ComparisonContext,
    input: {} as Pick<ComparisonContext, 'comparison' | 'world'>,
    events: {} as ComparisonEvent,
  },
  actors: {
    'open the columns': fromCallback<ComparisonEvent, { world: ComparisonWorld; tools: readonly ToolchainId[] }, ComparisonEvent>(({ input: { world, tools }, sendBack }) => {
      for (const tool of tools) {
        const tell = (words: string, engine: WaitedEngine | undefined): void => sendBack({ type: 'column.told', tool, words, engine });
        world.open(tool, tell).then(
          (column) => sendBack({ type: 'column.settled', tool, column }),
          (error: unknown) => sendBack({ type: 'column.settled', tool, column: { type: 'refused', sentence: error instanceof Error ? error.message : String(error), at: 1 } }),
        );
      }
    }),
    'bring the columns there': fromPromise<ComparisonContext['columns'], { world: ComparisonWorld; columns: ComparisonContext['columns']; steps: number }>(async ({ input: { world, columns, steps } }) => {
      const moved = await Promise.all(toolsIn(columns).map(async ([tool, column]) => [tool, column.type === 'open' ? await world.goTo(tool, steps) : column] as const));
      return Object.fromEntries(moved);
    }),
    'try it on a copy': fromPromise<CellToTry & { readonly tried: Tried }, { world: ComparisonWorld; cell: CellToTry | undefined }>(async ({ input: { world, cell }, signal }) => {
      if (cell === undefined) throw new Error('There is nothing to try.');
      return { ...cell, tried: await world.tryCell(cell, signal) };
    }),
  },
  guards: {
    'all columns are settled': ({ context: { comparison, columns } }) => comparison.columns.every((tool) => columns[tool]?.type === 'open' || columns[tool]?.type === 'refused'),
    'another step is wanted': ({ context }) => context.wanted !== undefined,
    'something can be tried': ({ context }) => cellToTry(context) !== undefined,
    'nothing moves': stateIn({ steps: 'resting' }),
  },
  actions: {
    'want the step': assign(({ context, event }) => (event.type === 'step.chosen' ? { wanted: Math.min(context.comparison.steps.length, Math.max(0, Math.floor(event.steps))) } : {})),
    'set out': assign(({ context }) => ({ position: context.wanted ?? context.position, wanted: undefined })),
    'open it again': assign(({ context, event }) => (event.type === 'retry.pressed' ? { columns: { ...context.columns, [event.tool]: opening() } } : {})),
    'tell of the column': assign(({ context, event }) => (event.type === 'column.told' && context.columns[event.tool]?.type === 'opening' ? { columns: { ...context.columns, [event.tool]: { type: 'opening' as const, words: event.words, engine: event.engine } } } : {})),
    'settle the column': assign(({ context, event }) => (event.type === 'column.settled' ? { columns: { ...context.columns, [event.tool]: event.column } } : {})),
  },
}).createMachine({
  id: 'comparison',
  type: 'parallel',
  context: ({ input }) => ({ ...input, columns: Object.fromEntries(input.comparison.columns.map((tool) => [tool, opening()])), position: 0, wanted: undefined, cells: [] }),
  states: {
    steps: {
      initial: 'opening',
      states: {
        opening: {
          invoke: { src: 'open the columns', input: ({ context: { world, columns } }) => ({ world, tools: toolsIn(columns).flatMap(([tool, { type }]) => (type === 'opening' ? [tool] : [])) }) },
          always: { guard: 'all columns are settled', target: 'resting' },
          on: {
            'column.told': { actions: 'tell of the column' },
            'column.settled': { actions: 'settle the column' },
            'step.chosen': { actions: 'want the step' },
          },
        },
        resting: {
          always: { guard: 'another step is wanted', target: 'going', actions: 'set out' },
          on: {
            'step.chosen': { actions: 'want the step' },
            // It comes to where the others are.
            'retry.pressed': { target: 'opening', actions: ['open it again', assign({ wanted: ({ context }) => context.position })] },
          },
        },
        going: {
          invoke: {
            src: 'bring the columns there',
            input: ({ context: { world, columns, position } }) => ({ world, columns, steps: position }),
            onDone: { target: 'resting', actions: assign({ columns: ({ event }) => event.output }) },
          },
          on: { 'step.chosen': { target: 'going', reenter: true, actions: ['want the step', 'set out'] } },
        },
      },
    },
    ideas: {
      initial: 'out of sight',
      states: {
        'out of sight': { on: { 'ideas.shown': 'waiting' } },
        waiting: {
          always: { guard: and(['nothing moves', 'something can be tried']), target: 'trying' },
          on: { 'ideas.hidden': 'out of sight' },
        },
        trying: {
          invoke: {
            src: 'try it on a copy',
            input: ({ context }) => ({ world: context.world, cell: cellToTry(context) }),
            onDone: { target: 'waiting', actions: assign({ cells: ({ context, event }) => [...context.cells.filter(({ idea, tool }) => idea !== event.output.idea || tool !== event.output.tool), event.output] }) },
          },
          on: { 'ideas.hidden': 'out of sight' },
        },
      },
    },
  },
});

function toolsIn(columns: ComparisonContext['columns']): [ToolchainId, Column][] {
  return Object.entries(columns).map(([tool, column]) => [tool as ToolchainId, column]);
}
