import type { Completion } from '../session/workbench.ts';
import type { Environment, EnvironmentId } from '../domain/environment.ts';
export function complete(_line: string, cursor: number, _context: { id: EnvironmentId; environment: Environment; commandNames: readonly string[] }): Completion {
  return { start: cursor, candidates: [] };
}
