import { environmentIds, isEnvironmentId } from '../domain/environment.ts';
import type { Block } from '../scenario/read-block.ts';
import type { Quote } from './lesson.ts';

/** What a block in a lesson's prose says. `none`: it is no block of prose, but one of a solution or of checks. */
export type ProseBlock =
  | { readonly type: 'shown' }
  | { readonly type: 'quote'; readonly quote: Quote }
  | { readonly type: 'none' }
  | { readonly type: 'problem'; readonly message: string };

/** Languages whose text is shown and compared with nothing. */
const shownLanguages = ['python', 'text', 'diff', 'ini', 'json', 'sql', 'mako', 'toml', 'yaml'];

/** What may stand in prose, for problems to name. */
export const proseForms = `output ENVIRONMENT, console ENVIRONMENT, file ENVIRONMENT PATH, bash, or one that is only shown: ${shownLanguages.join(', ')}`;

export function readProseBlock({ words, text, line }: Block): ProseBlock {
  const [first, second, third, ...more] = words;
  if (first === undefined) return { type: 'shown' };
  if (words.length === 1 && shownLanguages.includes(first)) return { type: 'shown' };
  if (first === 'bash') return words.length === 1 ? { type: 'quote', quote: { type: 'commands', at: line, text } } : { type: 'problem', message: `expected "bash" alone, not "${words.join(' ')}"` };
  if (first !== 'output' && first !== 'console' && first !== 'file') return { type: 'none' };
  const form = first === 'file' ? 'file ENVIRONMENT PATH' : `${first} ENVIRONMENT`;
  if (second === undefined || !isEnvironmentId(second)) return { type: 'problem', message: `expected ${form}; the environment is one of ${environmentIds.join(', ')}, not "${second ?? ''}"` };
  if (first === 'file') {
    if (third === undefined || more.length > 0) return { type: 'problem', message: `expected ${form}, with one path` };
    return { type: 'quote', quote: { type: 'file', environment: second, path: third, text, at: line } };
  }
  if (third !== undefined) return { type: 'problem', message: `expected ${form} and no more; there is "${third}" after it` };
  if (text.trim() === '') return { type: 'problem', message: 'expected in the block the lines that are printed' };
  if (first === 'console' && !text.startsWith('$ ')) return { type: 'problem', message: 'expected a line that begins with "$ " first, and below it what that line prints' };
  return { type: 'quote', quote: { type: first, environment: second, text, at: line } };
}
