import type { ProgramTable } from '../../process/program.ts';
import { cat } from './cat.ts';
import { echo } from './echo.ts';
import { ls } from './ls.ts';
import { utility, type Utility } from './utility.ts';

const UTILITIES: readonly (readonly [name: string, body: Utility])[] = [
  ['cat', cat],
  ['echo', echo],
  ['ls', ls],
  ['true', () => 0],
  [':', () => 0],
  ['false', () => 1],
];

/** The file tools that every environment has. */
export const filePrograms: ProgramTable = new Map(UTILITIES.map(([name, body]) => [name, utility(body)]));
