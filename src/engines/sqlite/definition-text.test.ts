import { describe, expect, test } from 'vitest';
import { normalText, readIndexText, readTableText } from './definition-text.ts';

describe('the text of a table', () => {
  test('tells its CHECK constraints, of columns and of the table, with their names', () => {
    const { checks } = readTableText(`CREATE TABLE t (
      a INT CHECK (a > 0 AND a IN (1, 2)), -- CHECK (not this one)
      "check" TEXT DEFAULT 'CHECK (nor this)' CONSTRAINT "named here" CHECK(length("check")>=3),
      CONSTRAINT ck_both CHECK ((a) <> b /* CHECK (1) */), CHECK (b || 'x,)' != '')
    ) STRICT`);
    expect(checks).toEqual([
      { name: undefined, expression: 'a > 0 AND a IN (1, 2)' },
      { name: 'named here', expression: 'length("check") >= 3' },
      { name: 'ck_both', expression: '(a) <> b' },
      { name: undefined, expression: "b || 'x,)' != ''" },
    ]);
  });

  test('tells what columns are collated by and generated from', () => {
    const { columns } = readTableText('CREATE TABLE "t(" ("A b" TEXT COLLATE nocase NOT NULL, c AS ("A b"||1) STORED, d TEXT DEFAULT (1 COLLATE RTRIM), UNIQUE (c COLLATE NOCASE), PRIMARY KEY (c))');
    expect([...columns]).toEqual([
      ['a b', { collation: 'NOCASE', generatedAs: undefined }],
      ['c', { collation: undefined, generatedAs: '"A b" || 1' }],
      ['d', { collation: undefined, generatedAs: undefined }],
    ]);
    expect(readTableText('CREATE VIRTUAL TABLE v USING fts5(a, check)')).toEqual({ checks: [], columns: new Map(), hasAutoincrement: false });
    expect(readTableText('CREATE TABLE t (id INTEGER PRIMARY KEY autoincrement)').hasAutoincrement).toBe(true);
    expect(readTableText('CREATE TABLE t ("autoincrement" INTEGER)').hasAutoincrement).toBe(false);
  });
});

test('the text of an index tells its terms and its condition', () => {
  expect(readIndexText('CREATE UNIQUE INDEX "a WHERE (b)" ON t (a, lower( b ) COLLATE NOCASE DESC, (c+1) asc) where a IS NOT NULL')).toEqual({ terms: ['a', 'lower(b)', '(c + 1)'], where: 'a IS NOT NULL' });
  expect(readIndexText('CREATE INDEX i ON t (a)').where).toBeUndefined();
});

test('other spaces, comments, quotes and capitals of keywords make no other text; other words and strings do', () => {
  const one = normalText('create trigger tr after insert on users begin update users set a=1 where id = new.id; end');
  expect(normalText('CREATE TRIGGER tr\nAFTER  INSERT ON "users" BEGIN\n UPDATE [users] SET a = 1 /* one */ WHERE id = `new`.id;\nEND')).toBe(one);
  expect(normalText("select 'a  b'")).not.toBe(normalText("select 'a b'"));
  expect(normalText('select "two words"')).toBe('SELECT "two words"');
  expect(normalText('select a, b')).not.toBe(normalText('select a, c'));
});
