import { counted } from '../plural.ts';
import type { TextArea } from '../texts.ts';

/** The timeline: the strip, the points, two of them compared. */
const english = {
  title: 'Timeline',
  undo: 'Undo',
  redo: 'Redo',
  undoDeed: (deed: string) => `Undo ${deed} (Alt+Z)`,
  redoDeed: (deed: string) => `Redo ${deed} (Alt+Shift+Z)`,
  nothingToUndo: 'There is nothing to undo.',
  nothingToRedo: 'There is nothing to redo.',
  toggleTitle: 'All points of the timeline (Alt+9)',
  points: 'Points',
  place: (at: number, of: number) => `${at} of ${of}`,
  placeOf: (at: number, of: number, deed: string) => `${at} of ${of}: ${deed}`,
  arrival: (at: number, of: number, deed: string) => `At point ${at} of ${of}: ${deed}`,
  arrivalNamed: (at: number, of: number, name: string, deed: string) => `At point ${at} of ${of}, ${name}: ${deed}`,
  track: 'Point in time',
  deeds: {
    beginning: 'The beginning',
    edited: (path: string) => `Edited ${path}`,
    created: (path: string) => `Created ${path}`,
    createdFolder: (path: string) => `Created the folder ${path}`,
    deleted: (path: string) => `Deleted ${path}`,
    renamed: (from: string, to: string) => `Renamed ${from} to ${to}`,
    sql: (database: string, sql: string) => `SQL in ${database}: ${sql}`,
    startedOver: 'Started over',
  },
  everywhere: 'Everywhere',
  done: 'done',
  stopped: 'stopped',
  exitCode: (code: number) => `exit code ${code}`,
  here: 'here',
  undone: 'undone',
  aside: 'another branch',
  nameOf: (deed: string) => `Name of the point ${deed}`,
  marked: ', marked to be compared',
  mark: (deed: string) => `Mark ${deed} to compare it`,
  markTitle: 'Mark to compare (Space)',
  name: (deed: string) => `Name ${deed}`,
  nameTitle: 'Name (F2)',
  summary: (points: number, branches: number, size: string) => `${counted(points, 'point')}, ${counted(branches, 'branch', 'branches')}, ${size}`,
  hint: '{enter} goes there, {f2} names, {space} marks to compare',
  keys: { enter: 'Enter', space: 'Space' },
  compareBefore: 'Compare with the point before',
  compareMarked: 'Compare the marked with here',
  compareTwo: 'Compare the two marked',
  forget: 'Forget the past…',
  close: 'Close the points',
  forgetting: {
    title: (points: number) => `Forget ${counted(points, 'point')}?`,
    /** @param free how much room that makes; undefined: none */
    words: (points: number, free: string | undefined) =>
      `The world stays as it is here. ${points === 1 ? 'The other point' : `The other ${points} points`}, before and after this one and on all branches, ${points === 1 ? 'is' : 'are'} gone for good${free === undefined ? '.' : `, and ${free} become free.`}`,
    named: (names: readonly string[]) => {
      const quoted = names.map((name) => `“${name}”`).join(', ');
      return names.length === 1 ? `The named point goes, too: ${quoted}.` : `The named points go, too: ${quoted}.`;
    },
    keep: 'Keep the past',
    forget: 'Forget the past',
  },
  comparison: {
    title: 'Two points',
    words: 'What became of the world between them',
    before: 'Before',
    after: 'After',
    swap: 'Swap',
    notKept: 'A point of the two is no longer kept. Choose another.',
    pointNotKept: 'A point that is no longer kept',
    origin: 'The origin',
    pipeline: 'The pipeline',
    originWithin: 'the origin',
    pipelineWithin: 'the pipeline',
    changed: (what: string) => `Between the two points ${what} changed.`,
    nothing: 'Nothing differs: the world is the same at both points.',
    nothingIn: (environments: string) => `Nothing differs in ${environments}.`,
  },
};

export type TimelineTexts = typeof english;
export const timelineTexts: TextArea<'timeline'> = { name: 'timeline', english };
