import { expect, test } from 'vitest';
import { withLinuxErrno } from './errno.ts';

const through = (text: string) => new TextDecoder().decode(withLinuxErrno(new TextEncoder().encode(text)));

test("an error's number and text are Linux's", () => {
  expect(through("FileNotFoundError: [Errno 44] No such file or directory: 'x'\n")).toBe("FileNotFoundError: [Errno 2] No such file or directory: 'x'\n");
  expect(through("[Errno 31] Is a directory: '.' and [Errno 29] I/O error")).toBe("[Errno 21] Is a directory: '.' and [Errno 5] Input/output error");
});

test('a number that is not the one of its text is left alone, and so is everything else', () => {
  for (const text of ['[Errno 2] No such file or directory', '[Errno 44] Something else', '[Errno', 'plain 🙂', '']) expect(through(text)).toBe(text);
  const plain = new TextEncoder().encode('plain');
  expect(withLinuxErrno(plain)).toBe(plain);
});
