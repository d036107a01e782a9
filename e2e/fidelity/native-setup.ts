import type { TestProject } from 'vitest/node';
import { ensureNativePython } from '../../scripts/native-python.ts';
import { startWarmPython } from './warm-python.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    /** What comes first on the PATH for the native `python`, `flask` and `alembic`: folders, `:` between them. */
    nativeBin: string;
    /** The folder with those that start and import everything each time. */
    coldBin: string;
  }
}

export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const { bin } = ensureNativePython();
  const warm = await startWarmPython(bin);
  project.provide('nativeBin', warm.bin);
  project.provide('coldBin', bin);
  return warm.stop;
}
