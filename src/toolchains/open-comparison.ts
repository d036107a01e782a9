import { createActor, type InspectionEvent } from 'xstate';
import { createProbe, type Probe } from '../checks/probe.ts';
import { environmentIds } from '../domain/environment.ts';
import { pointAt } from '../domain/timeline.ts';
import type { Workspace } from '../domain/workspace.ts';
import { openPlayer } from '../scenario/create-player.ts';
import type { Player } from '../scenario/player.ts';
import type { Workbench } from '../session/workbench.ts';
import { cellToTry, type CellToTry, type Column, comparisonMachine, type ComparisonWorld, type WaitedEngine } from './comparison-machine.ts';
import { toolchainsTexts } from '../texts/en/toolchains.ts';
import { textsOf } from '../texts/texts-of.ts';
import type { Comparison, ToolchainId } from './comparison.ts';
import { type Tried, tryIdea } from './try-idea.ts';

export interface ComparisonParts {
  readonly comparison: Comparison;
  /** The world in which a tool's project begins, before it is prepared. */
  readonly starter: (tool: ToolchainId) => Promise<Workspace>;
  /** Opens a workbench of its own over the same engines, which keeps nothing. */
  readonly openWorkbench: (starter: Workspace) => Workbench;
  /** Milliseconds, from any start. */
  readonly clock: () => number;
  readonly inspect?: (event: InspectionEvent) => void;
}

/**
 * A cell of the table of ideas.
 *
 * - `not yet`: the step after which a copy is taken was not run
 * - `refused`: its column could not be opened
 * - `waiting`: it will be tried as soon as it is its turn
 */
export type CellState = { readonly type: 'not yet' | 'refused' | 'waiting' | 'trying' } | { readonly type: 'tried'; readonly tried: Tried };

export interface ComparisonState {
  readonly doing: 'opening' | 'going' | 'resting';
  /** How many steps the columns have behind them, or are on the way to. */
  readonly position: number;
  readonly columns: Readonly<Partial<Record<ToolchainId, Column>>>;
  /** By idea, then by tool. */
  readonly cells: readonly Readonly<Partial<Record<ToolchainId, CellState>>>[];
}

/** A comparison that is played: a column for each tool, each a player over a world of its own. */
export interface ComparisonPlay {
  readonly comparison: Comparison;
  getState(): ComparisonState;
  subscribe(listener: () => void): () => void;
  /** What a column is played by; undefined for as long as it is not open. */
  player(tool: ToolchainId): Player | undefined;
  /** All columns to the end of the first `steps` steps, forth or back. */
  goTo(steps: number): void;
  /** Opens a column again that could not be opened. */
  retry(tool: ToolchainId): void;
  /** Whether the table of ideas is looked at: only then is anything tried for it. */
  showIdeas(shown: boolean): void;
  close(): void;
}

export function openComparison(parts: ComparisonParts): ComparisonPlay {
  const { comparison, inspect } = parts;
  const { world, players, stopAll } = comparisonWorld(parts);
  const actor = createActor(comparisonMachine, { input: { comparison, world }, ...(inspect === undefined ? {} : { inspect }) });
  const derive = (): ComparisonState => {
    const { context, value } = actor.getSnapshot();
    const { columns, cells, position, wanted } = context;
    const now = value.ideas === 'trying' ? cellToTry(context) : undefined;
    const cellOf = (idea: number, tool: ToolchainId, after: number): CellState => {
      const column = columns[tool];
      if (column?.type === 'refused') return { type: 'refused' };
      const point = column?.type === 'open' ? column.points[after - 1] : undefined;
      if (point === undefined) return { type: 'not yet' };
      const known = cells.find((cell) => cell.idea === idea && cell.tool === tool && cell.point === point);
      if (known !== undefined) return { type: 'tried', tried: known.tried };
      return { type: now?.idea === idea && now.tool === tool ? 'trying' : 'waiting' };
    };
    return {
      doing: value.steps,
      position: wanted ?? position,
      columns,
      cells: comparison.ideas.map(({ after }, idea) => Object.fromEntries(comparison.columns.map((tool) => [tool, cellOf(idea, tool, after)]))),
    };
  };
  const listeners = new Set<() => void>();
  let state = derive();
  actor.subscribe(() => {
    state = derive();
    for (const listener of listeners) listener();
  });
  actor.start();
  return {
    comparison,
    getState: () => state,
    subscribe(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    player: (tool) => players.get(tool),
    goTo: (steps) => actor.send({ type: 'step.chosen', steps }),
    retry: (tool) => actor.send({ type: 'retry.pressed', tool }),
    showIdeas: (shown) => actor.send({ type: shown ? 'ideas.shown' : 'ideas.hidden' }),
    close() {
      actor.stop();
      for (const player of players.values()) player.close();
      stopAll();
    },
  };
}

/** The real worlds: players for the steps, and for each tool a workbench in which copies are tried. */
function comparisonWorld({ comparison, starter, openWorkbench, clock }: ComparisonParts): { readonly world: ComparisonWorld; readonly players: ReadonlyMap<ToolchainId, Player>; stopAll(): void } {
  const players = new Map<ToolchainId, Player>();
  const trials = new Map<ToolchainId, { readonly copy: Workbench; readonly probe: Probe }>();
  const worlds: Workbench[] = [];
  const opened = (world: Workspace): Workbench => {
    const workbench = openWorkbench(world);
    worlds.push(workbench);
    return workbench;
  };
  const world: ComparisonWorld = {
    async open(tool, tell) {
      const script = comparison.scripts[tool];
      if (script === undefined) throw new Error(`The comparison has no column ${tool}.`);
      const begun = await starter(tool);
      let first: Workbench | undefined;
      const player = await openPlayer({
        script,
        starter: begun,
        clock,
        // Three columns side by side are read, not watched: nothing is animated.
        reducedMotion: true,
        openWorkbench(start) {
          const workbench = opened(start);
          // The first one prepares the world.
          if (first === undefined) workbench.subscribe(() => tell(...preparing(workbench)));
          first ??= workbench;
          return workbench;
        },
      });
      if ('problem' in player) return { type: 'refused', sentence: player.problem, at: player.at };
      players.set(tool, player);
      return columnOf(player);
    },
    async goTo(tool, steps) {
      const player = playerOf(players, tool);
      player.jumpTo(steps);
      await rested(player);
      return columnOf(player);
    },
    tryCell({ idea, tool, point }: CellToTry, signal) {
      const cell = comparison.ideas[idea]?.cells[tool];
      if (cell === undefined) throw new Error(`There is no idea ${idea} for ${tool}.`);
      const { workspace } = pointAt(playerOf(players, tool).workbench.getState().timeline, point);
      const trial = trials.get(tool) ?? { copy: opened(workspace), probe: createProbe(opened(workspace)) };
      trials.set(tool, trial);
      return tryIdea(cell, workspace, trial.copy, trial.probe, signal);
    },
  };
  const stopAll = (): void => {
    for (const each of worlds) for (const id of environmentIds) if (each.getState().environments[id].terminal.type === 'running') each.stop(id);
  };
  return { world, players, stopAll };
}

function playerOf(players: ReadonlyMap<ToolchainId, Player>, tool: ToolchainId): Player {
  const player = players.get(tool);
  if (player === undefined) throw new Error(`The column ${tool} is not open.`);
  return player;
}

function columnOf(player: Player): Column {
  const { position, records, doing } = player.getState();
  return { type: 'open', position, points: records.map((record) => record?.point), failure: doing.type === 'failed' ? doing.failure : undefined };
}

/** Resolves when nothing runs in the player any more. */
function rested(player: Player): Promise<void> {
  return new Promise((resolve) => {
    const look = (): void => {
      if (['running', 'checking', 'travelling', 'playing'].includes(player.getState().doing.type)) return;
      stop();
      resolve();
    };
    const stop = player.subscribe(look);
    look();
  });
}

function preparing(workbench: Workbench): [words: string, engine: WaitedEngine | undefined] {
  const { engine, toolchains, environments } = workbench.getState();
  const busy = environmentIds.map((id) => environments[id].terminal).find(({ type }) => type === 'running');
  if (busy?.type !== 'running') return [textsOf(toolchainsTexts).column.preparingProject, undefined];
  const other = toolchains.find(({ called }) => called.name === busy.waitingFor);
  if (other !== undefined) return [busy.line, { name: other.called.name, state: other.state }];
  return [busy.line, busy.waitingFor === undefined ? undefined : { name: busy.waitingFor, state: engine }];
}
