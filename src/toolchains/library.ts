import type { ComparisonReading } from './comparison.ts';
import { partsInShortTasks } from '../ui/short-tasks.ts';
import { readComparisonInParts } from './read-comparison.ts';

/** The project's comparison; its file is fetched when this is called. */
export async function loadComparison(): Promise<ComparisonReading> {
  const { default: source } = await import('../../lessons/toolchains/add-phone.md?raw');
  return partsInShortTasks(readComparisonInParts(source, 'lessons/toolchains/add-phone.md'));
}
