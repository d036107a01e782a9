import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readModule, type PlainValue } from './python-assignments.ts';

function valueOf(source: string, name = 'down_revision'): PlainValue | string | undefined {
  const reading = readModule(source);
  return reading.type === 'read' ? reading.assignments.get(name) : `line ${reading.line}: ${Object.values(reading.by).join(' ')}`;
}

describe('reading plain values without running Python', () => {
  test.each([
    ["down_revision = None", { type: 'none' }],
    ["down_revision: Union[str, None] = None  # the first", { type: 'none' }],
    ["down_revision='a1'", { type: 'text', text: 'a1' }],
    ['down_revision: Union[str, Sequence[str], None] = "a1"', { type: 'text', text: 'a1' }],
    ["down_revision = ('a1')", { type: 'text', text: 'a1' }],
    ["down_revision = ('a1',)", { type: 'list', items: ['a1'] }],
    ["down_revision = (\n  'a1',  # left\n  'b2',\n)", { type: 'list', items: ['a1', 'b2'] }],
    ["down_revision = 'a1', 'b2'", { type: 'list', items: ['a1', 'b2'] }],
    ['down_revision = ["a1"]', { type: 'list', items: ['a1'] }],
    ['down_revision = ()', { type: 'list', items: [] }],
    ["down_revision = (('a1', 'b2'))", { type: 'list', items: ['a1', 'b2'] }],
    ["down_revision = 'a' \\\n  '1'", { type: 'text', text: 'a1' }],
    ["down_revision = r'a\\1'", { type: 'text', text: 'a\\1' }],
    ["down_revision = 'a\\x31'", { type: 'text', text: 'a1' }],
    ["down_revision = '''a\n1'''", { type: 'text', text: 'a\n1' }],
    ["x = 1; down_revision = 'a1'", { type: 'text', text: 'a1' }],
    ["down_revision = os.environ['A']", { type: 'other' }],
    ["down_revision = f'{a}'", { type: 'other' }],
    ["down_revision = 'a' + b", { type: 'other' }],
    ["down_revision = users, posts", { type: 'other' }],
    ["down_revision = (users, posts)", { type: 'other' }],
    ["down_revision = ([1], 2)", { type: 'other' }],
    ["down_revision = ((a),)", { type: 'other' }],
    ["down_revision = (), ()", { type: 'other' }],
    ["down_revision = -1, 'b2'", { type: 'other' }],
    ["down_revision = [('a1')]", { type: 'other' }],
    ["down_revision == 'a'", undefined],
    ["def upgrade():\n    down_revision = 'a1'", undefined],
    ["text = \"\"\"\ndown_revision = 'wrong'\n\"\"\"\n", undefined],
    ["# down_revision = 'wrong'", undefined],
    ["down_revision = 'a1'\r\ndown_revision = 'b2'\r\n", { type: 'text', text: 'b2' }],
    ["\uFEFFdown_revision = 'a1'", { type: 'text', text: 'a1' }],
  ])('%j', (source, expected) => {
    expect(valueOf(source)).toEqual(expected);
  });

  test.each([
    ["x = 1\ny = 'abc\n", 'line 2: open string'],
    ["x = 1\n'''abc\n", 'line 2: open string'],
    ["def f(:\n", 'line 1: never closed ('],
    ["x = 1)\n", 'line 1: closes nothing )'],
    ["revision = 'a'\n<<<<<<< HEAD\ndown_revision = 'b'\n=======\n", 'line 2: conflict'],
  ])('%j is broken, with its line', (source, expected) => {
    expect(valueOf(source)).toBe(expected);
  });

  test('any expression has an end', () => {
    const token = fc.constantFrom("'a'", 'a', '1', ',', '(', ')', '[', ']', '{', '}', '-', '=', ' ');
    fc.assert(fc.property(fc.array(token, { maxLength: 10 }), (tokens) => {
      expect(['read', 'broken']).toContain(readModule(`x = ${tokens.join('')}`).type);
    }), { numRuns: 500 });
  });

  test('the docstring is the first statement, when it is text alone', () => {
    const reading = readModule('# made by hand\n"""Add phone\n\nRevision ID: a1\n"""\nx = 1\n');
    expect(reading).toMatchObject({ type: 'read', docstring: 'Add phone\n\nRevision ID: a1\n' });
  });
});
