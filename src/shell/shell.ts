import type { Environment, EnvironmentId } from '../domain/environment.ts';
import type { Keyboard, ProcessOutput, ProgramTable } from '../process/program.ts';
import { createCommands } from './commands.ts';
import { runLine } from './line-run.ts';
import { limited } from './output.ts';
import { parseLine } from './parse-line.ts';

/** Where a line is run, and what the session remembers of the lines before it. */
export interface LineContext {
  readonly id: EnvironmentId;
  readonly environment: Environment;
  /** What `history` lists, oldest first. */
  readonly history?: readonly string[];
  /** What `$?` is at the start of the line. */
  readonly lastCode?: number;
  /** The keyboard of who typed the line; left out, nobody sits there. */
  readonly keyboard?: Keyboard;
}

/** How a line ended: its exit code, and the environment with files, folder and variables as they are now. */
export interface LineResult {
  readonly code: number;
  readonly environment: Environment;
}

export interface Shell {
  /**
   * Runs one line as bash would. Output streams while the line runs; what goes to the terminal is cut at 1 MB.
   * When `signal` aborts, the running program is killed, the rest of the line is not run and the code is 130;
   * commands of the line that had ended keep their effect. Rejects only for a bug of ours.
   */
  run(line: string, context: LineContext, output: ProcessOutput, signal: AbortSignal): Promise<LineResult>;
  /** The names that can be typed as a command, sorted; without those that only say what to use instead. */
  readonly commandNames: readonly string[];
}

/** A shell over the given programs; the file tools and the shell's own commands are there already. */
export function createShell(programs: ProgramTable): Shell {
  const commands = createCommands(programs);
  return {
    commandNames: [...commands.kinds].filter(([, kind]) => kind !== 'note').map(([name]) => name).sort(),
    async run(line, context, output, signal) {
      const terminal = limited(output);
      const parsed = parseLine(line);
      if (parsed.type === 'refused') {
        terminal.stderr(new TextEncoder().encode(`bash: ${parsed.message}\n`));
        return { code: 2, environment: context.environment };
      }
      return runLine(parsed.script, commands, context, terminal, signal);
    },
  };
}
