import { type Cloned, firstVersion } from '../src/transfer/first-version.ts';
import { readStarter } from './project-folder.ts';

/** When the starter project was committed: a fixed time, so that its commit is the same on every machine. */
const COMMITTED_AT = Date.UTC(2026, 0, 5, 9, 0, 0) / 1000;

/** Commits and pushes the starter project with the same git that people type. */
export function makeStarterWorld(): Promise<Cloned> {
  return firstVersion(readStarter(), { seconds: COMMITTED_AT, minutesWest: 0 });
}
