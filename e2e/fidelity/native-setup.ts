import type { TestProject } from 'vitest/node';
import { ensureNativePython } from '../../scripts/native-python.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    /** Folder with the native `python`, `flask` and `alembic`. */
    nativeBin: string;
  }
}

export function setup(project: TestProject): void {
  project.provide('nativeBin', ensureNativePython().bin);
}
