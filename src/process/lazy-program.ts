import type { Program } from './program.ts';

/** A program whose code is loaded when it is first run. */
export function lazyProgram(load: () => Promise<Program>): Program {
  let loaded: Promise<Program> | undefined;
  return {
    async run(request, output, signal) {
      loaded ??= load();
      try {
        return await (await loaded).run(request, output, signal);
      } catch (error) {
        // A part that could not be fetched may be there at the next try.
        loaded = undefined;
        throw error;
      }
    },
  };
}
