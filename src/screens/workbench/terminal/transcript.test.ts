import { expect, test } from 'vitest';
import type { TerminalEvent } from '../../../session/workbench.ts';
import { lastWords } from './transcript.ts';

const entered = (line: string): TerminalEvent => ({ type: 'entered', prompt: 'dev-a $ ', line });
const printed = (text: string): TerminalEvent => ({ type: 'stdout', text });

test('the last words of the newest command are told, without colours and blank lines', () => {
  expect(lastWords([entered('ls'), printed('old\n'), entered('cat x'), printed('one\ntwo\n'), { type: 'stderr', text: '\x1b[31mthree\x1b[0m\n\n' }])).toBe('two. three');
});

test('a command that printed nothing has no last words', () => {
  expect(lastWords([entered('ls'), printed('old\n'), entered('true')])).toBe('');
  expect(lastWords([])).toBe('');
});

test('a line that is too long to be listened to is cut', () => {
  expect(lastWords([entered('cat'), printed('x'.repeat(500))])).toBe(`${'x'.repeat(160)}…`);
});
