import { readScript } from './read-script.ts';
import type { Script, ScriptProblem } from './script.ts';

const files = import.meta.glob<string>('../../lessons/scenarios/*.md', { query: '?raw', import: 'default' });

/** The scenarios of the project in their order, and what is wrong with those that cannot be read. Each file is fetched when this is called. */
export async function loadScripts(): Promise<{ readonly scripts: readonly Script[]; readonly problems: readonly ScriptProblem[] }> {
  const readings = await Promise.all(
    Object.entries(files).map(async ([path, load]) => {
      const file = path.slice(path.lastIndexOf('/') + 1);
      return readScript(await load(), file);
    }),
  );
  return {
    scripts: readings.flatMap((reading) => (reading.type === 'script' ? [reading.script] : [])).toSorted((a, b) => a.order - b.order),
    problems: readings.flatMap((reading) => (reading.type === 'problems' ? reading.problems : [])),
  };
}
