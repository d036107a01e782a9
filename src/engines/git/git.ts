import { type EnvironmentId, projectFolder } from '../../domain/environment.ts';
import type { FileTree } from '../../domain/file-tree.ts';
import type { ProcessOutput, ProcessRequest, ProcessResult, Program } from '../../process/program.ts';
import { bytesOf, utf8 } from './byte-text.ts';
import type { Call } from './call.ts';
import { commands, elsewhere } from './command-table.ts';
import { GitFailure } from './failure.ts';
import { Origin } from './origin.ts';
import { similarCommands } from './similar-commands.ts';
import { WorkFiles } from './work-files.ts';

/** What git is given of the world around an environment. */
export interface GitWorld {
  /** The shared bare repository as it is now; an empty tree when there is none. */
  getOrigin(): FileTree;
  /** Puts a new shared repository in place, pushed from an environment. Only called when the old one still stands. */
  setOrigin(next: FileTree, environment: EnvironmentId): void;
  /** Seconds since 1970: the time of commits. */
  now(): number;
  /** Minutes as `Date.prototype.getTimezoneOffset` gives them: west of Greenwich is positive. */
  timezoneOffset(): number;
}

/**
 * `git` as a program. An environment's repository is the files below its `.git`; the shared one is a value of the world.
 * A command takes effect in the end, all at once: when the origin was changed by somebody else meanwhile, the command is
 * run again from the start, so that a push is judged by the origin that it is written to.
 */
export function createGit(world: GitWorld): Program {
  return {
    async run(request, output, signal) {
      for (;;) {
        const attempt = await Promise.race([runOnce(world, request), killed(signal)]);
        if (attempt === undefined || signal.aborted) return { code: 130, files: request.files };
        const { origin } = attempt;
        const pushed = origin.files.tree();
        if (pushed !== origin.seen && world.getOrigin() !== origin.seen) continue;
        // From here to the end nothing waits, so nothing can come between.
        if (pushed !== origin.seen) world.setOrigin(pushed, request.environment);
        for (const { stream, bytes } of attempt.spoken) output[stream](bytes);
        return attempt.result;
      }
    },
  };
}

interface Attempt {
  readonly result: ProcessResult;
  readonly origin: Origin;
  readonly spoken: readonly { readonly stream: keyof ProcessOutput; readonly bytes: Uint8Array }[];
}

/** Resolves when the signal aborts; what the command still works out then goes nowhere. */
function killed(signal: AbortSignal): Promise<undefined> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve(undefined);
    else signal.addEventListener('abort', () => resolve(undefined), { once: true });
  });
}

/** Runs a command on copies: nothing of it is seen outside before its result is taken. */
async function runOnce(world: GitWorld, request: ProcessRequest): Promise<Attempt> {
  const spoken: { stream: keyof ProcessOutput; bytes: Uint8Array }[] = [];
  const files = new WorkFiles(request.files);
  const origin = new Origin(world.getOrigin());
  const call: Call = {
    files,
    environment: request.environment,
    cwd: request.cwd,
    now: world.now(),
    minutesWest: world.timezoneOffset(),
    args: request.argv.slice(1),
    origin,
    out: (text) => void spoken.push({ stream: 'stdout', bytes: utf8(text) }),
    outBytes: (text) => void spoken.push({ stream: 'stdout', bytes: bytesOf(text) }),
    err: (text) => void spoken.push({ stream: 'stderr', bytes: utf8(text) }),
  };
  const code = await git(call).catch((error: unknown) => {
    if (!(error instanceof GitFailure)) throw error;
    call.err(error.text);
    return error.code;
  });
  return { result: { code, files: files.tree() }, origin, spoken };
}

/** `git [-C FOLDER] [--version | --help] COMMAND …` */
async function git(call: Call): Promise<number> {
  const [name, ...args] = call.args;
  switch (name) {
    case undefined:
    case 'help':
    case '-h':
    case '--help':
      call.out(helpText());
      return name === undefined ? 1 : 0;
    case 'version':
    case '-v':
    case '--version':
      call.out('git version 2.39.5\n');
      return 0;
    // There is neither a pager nor a terminal here, so this changes nothing.
    case '--no-pager':
      return git({ ...call, args });
    default: {
      if (name === '-C') return git(inFolder(call, args));
      if (name.startsWith('-')) throw new GitFailure(129, `git: option ${name} is not in this sandbox\n`);
      const command = commands.get(name);
      if (command !== undefined) {
        if (args[0] === '-h' || args[0] === '--help') throw new GitFailure(129, `git ${name}: its manual is not in this sandbox; 'git help' lists the commands\n`);
        return command({ ...call, args });
      }
      const absent = elsewhere.get(name);
      if (absent !== undefined) throw new GitFailure(129, `git ${name}: ${absent}\n`);
      throw new GitFailure(1, unknownText(name));
    }
  }
}

/** The command that follows `-C FOLDER`, run there. */
function inFolder(call: Call, [folder, ...args]: readonly string[]): Call {
  if (folder === undefined) throw new GitFailure(129, "no directory given for '-C' option\n");
  const project = projectFolder(call.environment);
  const absolute = folder.startsWith('/') ? folder : `${project}/${call.cwd}/${folder}`;
  const parts: string[] = [];
  for (const part of absolute.split('/')) {
    if (part === '..') parts.pop();
    else if (part !== '' && part !== '.') parts.push(part);
  }
  const there = `/${parts.join('/')}`;
  const cwd = there === project ? '' : there.startsWith(`${project}/`) ? there.slice(project.length + 1) : undefined;
  const kind = cwd === undefined ? undefined : call.files.kind(cwd);
  if (cwd === undefined || kind !== 'folder') throw new GitFailure(128, `fatal: cannot change to '${folder}': ${kind === 'file' ? 'Not a directory' : 'No such file or directory'}\n`);
  return { ...call, cwd, args };
}

function unknownText(name: string): string {
  const near = similarCommands(name);
  const similar = near.length === 0 ? '' : `\nThe most similar command${near.length === 1 ? ' is' : 's are'}\n${near.map((one) => `\t${one}\n`).join('')}`;
  return `git: '${name}' is not a git command. See 'git --help'.\n${similar}`;
}

function helpText(): string {
  return `usage: git <command> [<args>]\n\nThe git commands of this sandbox:\n   ${[...commands.keys()].sort().join('\n   ')}\n\nThe shared repository is /srv/git/project.git.\n`;
}
