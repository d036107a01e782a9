import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isComplete, splitStatements, sqlTokens } from './statements.ts';

describe('splitting SQL into statements', () => {
  test.each([
    ['SELECT 1; SELECT 2', ['SELECT 1;', 'SELECT 2']],
    ["SELECT ';'; SELECT \";\"; SELECT [;]; SELECT `;`", ["SELECT ';';", 'SELECT ";";', 'SELECT [;];', 'SELECT `;`']],
    ['SELECT 1 -- a; b\n; SELECT 2 /* ; */;', ['SELECT 1 -- a; b\n;', 'SELECT 2 /* ; */;']],
    ['CREATE TRIGGER t AFTER INSERT ON x BEGIN SELECT 1; SELECT 2; END; SELECT 3', ['CREATE TRIGGER t AFTER INSERT ON x BEGIN SELECT 1; SELECT 2; END;', 'SELECT 3']],
    ['CREATE TEMP TRIGGER t AFTER INSERT ON x BEGIN SELECT 1; END; SELECT 3', ['CREATE TEMP TRIGGER t AFTER INSERT ON x BEGIN SELECT 1; END;', 'SELECT 3']],
    ["SELECT 'it''s; fine'; ", ["SELECT 'it''s; fine';"]],
    ['', []],
    ['  \n', []],
  ])('%j', (sql, expected) => {
    expect(splitStatements(sql).map((each) => each.sql)).toEqual(expected);
  });

  test.each([['SELECT 1;', true], ['SELECT 1', false], ["SELECT ';", false], ['CREATE TRIGGER t BEGIN SELECT 1;', false], ['SELECT 1; -- c', true], ['/* ;', false]])('%j complete: %s', (sql, expected) => {
    expect(isComplete(sql)).toBe(expected);
  });

  test('the tokens of any text are the text', () => {
    fc.assert(fc.property(fc.array(fc.oneof(fc.string(), fc.constantFrom("'", '"', '--', '/*', '*/', ';', '\n', '[', 'end'))), (parts) => {
      const sql = parts.join('');
      expect([...sqlTokens(sql)].map(({ text }) => text).join('')).toBe(sql);
    }));
  });
});
