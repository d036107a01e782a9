import { difference, type FileTree } from './file-tree.ts';

/**
 * A server that `flask run` started. Its modules are in its memory until it is restarted, so it keeps the code as that
 * was when it started; everything else (databases, templates) it finds as the files are now.
 *
 * @property pid its process's number, as `jobs -l` and `kill` know it
 * @property line as it was typed, without `&`
 * @property port where it listens
 * @property cwd the folder in which it was started, relative to the project folder
 * @property reloads it was started with `--debug` or `--reload`, so it always serves the present code
 * @property code every file that a Python process reads when it starts: see {@link codeIn}
 * @property since milliseconds since 1970
 * @property commit the commit that was checked out, or undefined without a repository
 */
export interface RunningApp {
  readonly type: 'running';
  readonly pid: number;
  readonly line: string;
  readonly arguments: readonly string[];
  readonly port: number;
  readonly cwd: string;
  readonly variables: Readonly<Record<string, string>>;
  readonly reloads: boolean;
  readonly code: FileTree;
  readonly since: number;
  readonly commit: string | undefined;
}

/** A server that was started, or has ended: then nothing answers. Undefined in an environment where none was ever started. */
export type AppState = RunningApp | { readonly type: 'stopped'; readonly pid: number };

/** What a process keeps of the files for its whole life: Python modules and the variables files that Flask reads. */
export function codeIn(files: FileTree): FileTree {
  return new Map([...files].filter(([path]) => isCode(path)));
}

/** The present files with the code of another time. */
export function withCode(files: FileTree, code: FileTree): FileTree {
  return new Map([...[...files].filter(([path]) => !isCode(path)), ...code]);
}

/** Whether the server's code is another than that of the files now; migrations are no part of what it runs. */
export function isOlderThan(app: RunningApp, files: FileTree): boolean {
  if (app.reloads) return false;
  const { set, remove } = difference(app.code, codeIn(files));
  return [...set.map(([path]) => path), ...remove].some((path) => !/(^|\/)(migrations|\.ci)\//.test(path));
}

/** The number of the next process, which no earlier one had. */
export function nextPid(app: AppState | undefined): number {
  return (app?.pid ?? FIRST_PID - 1) + 1;
}

const FIRST_PID = 1001;

/** What bash says of a job: `[1]+  Running                 flask run &`. */
export function jobLine(state: string, line: string): string {
  return `[1]+  ${state.padEnd(24)}${line}\n`;
}

function isCode(path: string): boolean {
  const name = path.slice(path.lastIndexOf('/') + 1);
  return name.endsWith('.py') || name === '.env' || name === '.flaskenv';
}
