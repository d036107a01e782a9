import type { FileTree } from '../../../domain/file-tree.ts';
import type { SqlPreview, Workbench } from '../../../session/workbench.ts';

const numbers = new WeakMap<Uint8Array, number>();
let last = 0;

/**
 * What tells two states of a project's code apart: the same text as long as no source file has changed.
 * Bytes are never changed in place, so each array's own number is enough, and no file is read.
 */
export function codeFiles(files: FileTree): string {
  return [...files]
    .filter(([path]) => /\.(py|mako|ini|cfg|toml|env)$/.test(path))
    .map(([path, bytes]) => `${path}:${numberOf(bytes)}`)
    .join('\n');
}

function numberOf(bytes: Uint8Array): number {
  const known = numbers.get(bytes);
  if (known !== undefined) return known;
  last += 1;
  numbers.set(bytes, last);
  return last;
}

const asked = new WeakMap<Workbench, { readonly code: string; readonly answers: Map<string, Promise<SqlPreview>> }>();

/** Asks Alembic a question once for each state of the code: turning back to what was shown before takes no time. */
export function askOnce(workbench: Workbench, code: string, question: string, ask: () => Promise<SqlPreview>): Promise<SqlPreview> {
  const known = asked.get(workbench);
  const { answers } = known?.code === code ? known : { answers: new Map<string, Promise<SqlPreview>>() };
  asked.set(workbench, { code, answers });
  const answer = answers.get(question) ?? ask();
  answers.set(question, answer);
  return answer;
}
