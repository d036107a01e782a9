import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readModule, type PlainValue } from './python-assignments.ts';

function valueOf(source: string, name = 'down_revision'): PlainValue | string | undefined {
  const reading = readModule(source);
  return reading.type === 'broken' ? `line ${reading.line}: ${Object.values(reading.by).join(' ')}` : reading.assignments.get(name);
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
    [String.raw`down_revision = "\n\t\r\a\b\f\v\\\'\"\0"`, { type: 'text', text: '\n\t\r\x07\b\f\v\\\'"\0' }],
    [String.raw`down_revision = '\u00e9\U0001F600\U0010FFFF\q'`, { type: 'text', text: 'é\u{1F600}\u{10FFFF}\\q' }],
    [String.raw`down_revision = '\U00110000'`, { type: 'text', text: String.raw`\U00110000` }],
    ["down_revision = 'a\\\n1'", { type: 'text', text: 'a1' }],
    ["down_revision = R'a\\n'", { type: 'text', text: 'a\\n' }],
    ["down_revision = u'a1'", { type: 'text', text: 'a1' }],
    ["down_revision = b'a1'", { type: 'other' }],
    ["down_revision = Rb'a1'", { type: 'other' }],
    ["down_revision = rf'a1'", { type: 'other' }],
    ["down_revision = tR'a1'", { type: 'other' }],
    ["down_revision = xr'a1'", { type: 'other' }],
    ["down_revision = rx'a1'", { type: 'other' }],
    ["down_revision = {'a1'}", { type: 'list', items: ['a1'] }],
    ["down_revision = ('a1', 'b2', 'c3')", { type: 'list', items: ['a1', 'b2', 'c3'] }],
    ["down_revision = ('a' '1', 'b2')", { type: 'list', items: ['a1', 'b2'] }],
    ["down_revision = ('a1',, 'b2')", { type: 'other' }],
    ["down_revision = (, 'b2')", { type: 'other' }],
    ["down_revision = ['a1', ('b2')]", { type: 'other' }],
    ["down_revision = 'a1' if x else 'b2'", { type: 'other' }],
    ["down_revision = None or 'a1'", { type: 'other' }],
    ["down_revision = nothing", { type: 'other' }],
    ["down_revision = 'None'", { type: 'text', text: 'None' }],
    ["down_revision = ", { type: 'other' }],
    ["down_revision: str", undefined],
    ["down_revision.x = 'a1'", undefined],
    ["down_revision 'a1'", undefined],
    ["'down_revision' = 'a1'", undefined],
    ["x.down_revision: str = 'a1'", undefined],
    ["x[down_revision] = 'a1'", undefined],
    ["\tdown_revision = 'a1'", undefined],
    [" down_revision = 'a1'", undefined],
    ["\fdown_revision = 'a1'", undefined],
    ["down_revision\t=\f'a1'", { type: 'text', text: 'a1' }],
    ["if x:\n  y = 1\ndown_revision = 'a1'", { type: 'text', text: 'a1' }],
    ["x = (1;2)\ndown_revision = 'a1'", { type: 'text', text: 'a1' }],
    ["x = (\ny = 1,\n)\ndown_revision = 'a1'", { type: 'text', text: 'a1' }],
    ["été = 1\ndown_revision = 'a1'", { type: 'text', text: 'a1' }],
    ["# first\ndown_revision = 'a1' # last", { type: 'text', text: 'a1' }],
    ["down_revision = 'a1' \\ x", { type: 'other' }],
    ["down_revision = 'a' \\\r\n  '1'", { type: 'text', text: 'a1' }],
    ["down_revision: '=' = 'a1'", { type: 'text', text: 'a1' }],
    ["down_revision = '='", { type: 'text', text: '=' }],
    ["down_revision = ('a1', ',')", { type: 'list', items: ['a1', ','] }],
    ["x = (1 < 2, 3, 4)\ndown_revision = 'a1'", { type: 'text', text: 'a1' }],
    ["(((((((1)))))))\ndown_revision = 'a1'", { type: 'text', text: 'a1' }],
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
    ["x = [1)\n", 'line 1: closes nothing )'],
    ["x = (1]\n", 'line 1: closes nothing ]'],
    ["x = 1}\n", 'line 1: closes nothing }'],
    ["x = {1)\n", 'line 1: closes nothing )'],
    ["down_revision = ('a1' 'b2'", 'line 1: never closed ('],
    ["x = (1\ny = [2\n", 'line 2: never closed ['],
    ["x = '''a\nb''' \\\n + 'c\n", 'line 3: open string'],
    ["x = 'a\nb'\n", 'line 1: open string'],
    ["x = 'a", 'line 1: open string'],
    ["<<<<<<<\n", 'line 1: conflict'],
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
    for (const source of ['x = 1', 'x = 1\n"""Later"""', '"a" + "b"', 'name\n', 'f"""Made"""', '']) expect(readModule(source)).toMatchObject({ type: 'read', docstring: '' });
  });
});
