import type { ProgramTable } from '../../process/program.ts';
import { cat } from './cat.ts';
import { diff } from './diff.ts';
import { echo } from './echo.ts';
import { find } from './find.ts';
import { grep } from './grep.ts';
import { head, tail } from './head-tail.ts';
import { ls } from './ls.ts';
import { mkdir, rm, rmdir, touch } from './make-remove.ts';
import { cp, mv } from './move-copy.ts';
import { printf } from './printf.ts';
import { basename, date, dirname, seq, sleep, tee } from './small.ts';
import { sort, uniq } from './sort-uniq.ts';
import { testCommand } from './test-command.ts';
import { utility, type Utility } from './utility.ts';
import { wc } from './wc.ts';

const UTILITIES: readonly (readonly [name: string, body: Utility])[] = [
  ['basename', basename],
  ['cat', cat],
  ['cp', cp],
  ['date', date],
  ['diff', diff],
  ['dirname', dirname],
  ['find', find],
  ['grep', grep],
  ['head', head],
  ['ls', ls],
  ['mkdir', mkdir],
  ['mv', mv],
  ['rm', rm],
  ['rmdir', rmdir],
  ['seq', seq],
  ['sleep', sleep],
  ['sort', sort],
  ['tail', tail],
  ['tee', tee],
  ['touch', touch],
  ['uniq', uniq],
  ['wc', wc],
];

/** Parts of bash itself; they complain in its name. */
const BASH_UTILITIES: readonly (readonly [name: string, body: Utility])[] = [
  ['echo', echo],
  ['printf', printf],
  ['test', testCommand],
  ['[', testCommand],
  ['true', () => 0],
  [':', () => 0],
  ['false', () => 1],
];

/** The file tools that every environment has. */
export const filePrograms: ProgramTable = new Map([
  ...UTILITIES.map(([name, body]) => [name, utility(body)] as const),
  ...BASH_UTILITIES.map(([name, body]) => [name, utility(body, 'bash: ')] as const),
]);

/** The names among them that `type` calls parts of the shell. */
export const bashUtilityNames: ReadonlySet<string> = new Set(BASH_UTILITIES.map(([name]) => name));
