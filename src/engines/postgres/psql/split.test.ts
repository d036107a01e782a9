import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createSplitter, type Piece } from './split.ts';

/** Feeds a script line by line, as psql does. */
function split(script: string): Piece[] {
  const splitter = createSplitter();
  return script.split(/(?<=\n)/).flatMap((line) => splitter.feed(line));
}

/** The statements that are sent, the last one open. */
function statements(script: string): string[] {
  const found = [''];
  for (const { type, text } of split(script)) {
    if (type === 'meta') continue;
    found[found.length - 1] += type === 'inner' ? ';' : text;
    if (type === 'end') found.push('');
  }
  return found.map((each) => each.trim()).filter((each) => each !== '');
}

const fragments = fc.oneof(
  fc.constantFrom("'", '"', '$$', '$a$', ';', '\\;', '(', ')', '--', '/*', '*/', '\n', '\\', '\\d x', '\\\\', ':a', ':\'a\'', '::', ' ', "E'", 'select', 'begin', 'end', 'create function', '$1', '$', "''", 'é', '日本', '😀'),
  fc.string({ maxLength: 4 }),
);

describe('splitting a script', () => {
  test('loses and adds nothing: the pieces together are the script', () => {
    fc.assert(
      fc.property(fc.array(fragments, { maxLength: 30 }), (parts) => {
        const script = parts.join('');
        expect(split(script).map(({ text }) => text).join('')).toBe(script);
      }),
    );
  });

  test('never leaves a piece empty', () => {
    fc.assert(
      fc.property(fc.array(fragments, { maxLength: 30 }), (parts) => {
        expect(split(parts.join('')).map(({ text }) => text)).not.toContain('');
      }),
    );
  });

  test.each([
    ["SELECT ';'; SELECT 2;", ["SELECT ';';", 'SELECT 2;']],
    ["SELECT 'it''s;'; SELECT 2", ["SELECT 'it''s;';", 'SELECT 2']],
    [String.raw`SELECT E'a\';b'; SELECT 2;`, [String.raw`SELECT E'a\';b';`, 'SELECT 2;']],
    ['SELECT "a;b"; SELECT 2;', ['SELECT "a;b";', 'SELECT 2;']],
    ['DO $$ BEGIN; END $$; SELECT 2;', ['DO $$ BEGIN; END $$;', 'SELECT 2;']],
    ['SELECT $a$ ; $$ ; $a$; SELECT 2;', ['SELECT $a$ ; $$ ; $a$;', 'SELECT 2;']],
    ['/* a /* b; */ ; */ SELECT 1; SELECT 2;', ['/* a /* b; */ ; */ SELECT 1;', 'SELECT 2;']],
    ['SELECT 1 -- a; b\n; SELECT 2;', ['SELECT 1 -- a; b\n;', 'SELECT 2;']],
    [String.raw`SELECT 1\; SELECT 2; SELECT 3;`, ['SELECT 1; SELECT 2;', 'SELECT 3;']],
    ['SELECT (1;\n2); SELECT 3;', ['SELECT (1;\n2);', 'SELECT 3;']],
    ['CREATE FUNCTION f() RETURNS int BEGIN ATOMIC SELECT 1; SELECT CASE WHEN true THEN 2 END; END; SELECT 3;', ['CREATE FUNCTION f() RETURNS int BEGIN ATOMIC SELECT 1; SELECT CASE WHEN true THEN 2 END; END;', 'SELECT 3;']],
    ['BEGIN; SELECT 1; END;', ['BEGIN;', 'SELECT 1;', 'END;']],
    ['SELECT a$b$c; SELECT 2;', ['SELECT a$b$c;', 'SELECT 2;']],
  ])('%s', (script, expected) => {
    expect(statements(script)).toEqual(expected);
  });

  test('gives commands of a backslash their words, up to the end of the line or the next one', () => {
    expect(split("\\echo 'a\\\\b' c \\d x\nSELECT 1 \\gx\n")).toEqual([
      { type: 'meta', text: "\\echo 'a\\\\b' c " },
      { type: 'meta', text: '\\d x\n' },
      { type: 'sql', text: 'SELECT 1 ' },
      { type: 'meta', text: '\\gx\n' },
    ]);
  });
});
