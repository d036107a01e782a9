import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { type Timeline, weightOfPast } from '../../src/domain/timeline.ts';

/** What the programs themselves hold, bytes: about half of it was seen. */
const PROGRAMS = 72 * 2 ** 20;
/** The past is held by the world and once more by the database in memory; what points share is counted once in its weight. */
const TIMES_THE_PAST = 2;

setFlagsFromString('--expose-gc');
const collectGarbage = runInNewContext('gc') as () => void;

/** Whether more is held than the world and its past account for: then something of what is gone is held still. */
export function heldTooMuch(timeline: Timeline): string | undefined {
  collectGarbage();
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  const allowed = PROGRAMS + TIMES_THE_PAST * weightOfPast(timeline);
  return heapUsed + arrayBuffers <= allowed ? undefined : `${megabytes(heapUsed + arrayBuffers)} MB are held, where a past of ${megabytes(weightOfPast(timeline))} MB accounts for ${megabytes(allowed)} MB.`;
}

function megabytes(bytes: number): number {
  return Math.round(bytes / 2 ** 20);
}
