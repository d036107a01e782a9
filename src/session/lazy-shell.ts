import type { ProgramTable } from '../process/program.ts';
import type { Completion, CompletionContext } from '../shell/completion.ts';
import type { Shell } from '../shell/shell.ts';

/** What a session asks of its shell: to run a line, and to complete one. */
export interface SessionShell {
  readonly run: Shell['run'];
  complete(line: string, cursor: number, context: Omit<CompletionContext, 'commandNames'>): Promise<Completion>;
}

/**
 * The shell over the given programs. Its code is fetched beside the page's first drawing, which does not wait for it; the
 * first line does.
 */
export function lazyShell(programs: ProgramTable): SessionShell {
  let opened: Promise<Shell> | undefined;
  const shell = async (): Promise<Shell> => {
    opened ??= loadShell().then(({ createShell }) => createShell(programs));
    try {
      return await opened;
    } catch (error) {
      // What could not be fetched may be there at the next try.
      opened = undefined;
      throw error;
    }
  };
  shell().catch(() => undefined);
  return {
    run: async (line, context, output, signal) => (await shell()).run(line, context, output, signal),
    async complete(line, cursor, context) {
      const [{ commandNames }, { complete }] = await Promise.all([shell(), loadShell()]);
      return complete(line, cursor, { ...context, commandNames });
    },
  };
}

async function loadShell() {
  const [{ createShell }, { complete }] = await Promise.all([import('../shell/shell.ts'), import('../shell/completion.ts')]);
  return { createShell, complete };
}
