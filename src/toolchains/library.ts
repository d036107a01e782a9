import type { ComparisonReading } from './comparison.ts';
import { readComparison } from './read-comparison.ts';

/** The project's comparison; its file is fetched when this is called. */
export async function loadComparison(): Promise<ComparisonReading> {
  const { default: source } = await import('../../lessons/toolchains/add-phone.md?raw');
  return readComparison(source, 'lessons/toolchains/add-phone.md');
}
