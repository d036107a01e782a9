import { describe, expect, test } from 'vitest';
import { checkMeaning, columnMeaning, indexMeaning } from './dialect-agreement.ts';
import type { Column, DatabaseSchema, Index } from './schema.ts';

const base: Column = { name: 'c', type: 'TEXT', nullable: true, defaultSql: undefined, primaryKeyPosition: 0, generated: false };
const file: DatabaseSchema = { tables: [], views: [], revisions: undefined };
const onServer: DatabaseSchema = { ...file, server: { namespaces: [], sequences: [], enums: [{ name: 'mood', values: ['ok', 'sad', 'tired'] }] } };

function meaning(schema: DatabaseSchema, more: Partial<Column>, ...others: readonly Partial<Column>[]) {
  const columns = [more, ...others].map((each, index) => ({ ...base, name: `c${index}`, ...each }));
  const [column = base] = columns;
  return columnMeaning(column, { name: 't', columns, foreignKeys: [], indexes: [], rowCount: 0, sql: '' }, schema);
}
const same = (file_: Partial<Column>, server: Partial<Column>) => meaning(file, file_).meaning === meaning(onServer, server).meaning;
const expression = (text: string) => checkMeaning({ name: 'ck', expression: text }).key;

describe('an expression means the same', () => {
  test.each([
    ["c::text = 'x'::character varying(20)", "c = 'x'"],
    ['c::"My Type" > 0', 'c > 0'],
    ['c::public.status > 0', 'c > 0'],
    ['c::numeric(12,10) > 0', 'c > 0'],
    ['c::numeric(12) > 0', 'c > 0'],
    ['c::double precision > 0', 'c > 0'],
    ['c::timestamp(3) without time zone > 0', 'c > 0'],
    ['c::timestamp with time zone > 0', 'c > 0'],
    ['c::integer[][] > 0', 'c > 0'],
    ["s = ANY (ARRAY['a', 'b'])", "s IN ('a', 'b')"],
    ["s <> ALL (ARRAY['a', 'b'])", "s NOT IN ('a', 'b')"],
    ["s != 'a'", "s <> 'a'"],
    ['at > now()', 'at > CURRENT_TIMESTAMP'],
    ['("A" > 0)', 'a > 0'],
    ["(a || 'X') STORED", "a||'X'"],
    ["(a || 'X') VIRTUAL", "a||'X'"],
    ["a = 'it''s (X)' OR B = 1", "A = 'it''s (X)' or b = 1"],
  ])('%s, %s', (one, other) => {
    expect(expression(one)).toBe(expression(other));
  });

  test.each([
    ["a = 'New'", "a = 'new'"],
    ["a = 'x y'", "a = 'xy'"],
    ["a = '(x)'", "a = 'x'"],
    ["a = 'it''s X'", "a = 'it''s x'"],
    ["a = '' OR b = 'X'", "a = '' OR b = 'x'"],
    ['stored > 0', '> 0'],
    ['a > 0', 'a >= 0'],
    ["a = '1'", 'a = 1'],
    ["a = 'true'", 'a = 1'],
    ["s IN ('a', 'b')", "s NOT IN ('a', 'b')"],
    ['a <> 1', 'a = 1'],
  ])('not: %s, %s', (one, other) => {
    expect(expression(one)).not.toBe(expression(other));
  });
});

test('an expression is known by its one way of writing', () => {
  expect(expression("s <> ALL (ARRAY['A'::text]) AND (b != 1)")).toBe("snotin'A'andb<>1");
});

describe('a type means the same', () => {
  test.each([
    ['DATETIME', 'timestamp without time zone'],
    ['TIMESTAMP', 'timestamp with time zone'],
    ['BLOB', 'bytea'],
    ['CLOB', 'text'],
    ['JSON', 'jsonb'],
    ['JSONB', 'json'],
    ['CHAR(32)', 'uuid'],
    ['UUID', 'character(32)'],
    ['TIME', 'time with time zone'],
    ['VARCHAR(5)', 'mood'],
  ])('%s in a file, %s on a server', (here, there) => {
    expect(same({ type: here }, { type: there })).toBe(true);
  });

  test.each([['TEXT', 'bytea'], ['DATETIME', 'date'], ['VARCHAR(6)', 'mood'], ['VARCHAR(4)', 'mood'], ['JSON', 'text']])('not: %s in a file, %s on a server', (here, there) => {
    expect(same({ type: here }, { type: there })).toBe(false);
  });
});

describe('a default means the same', () => {
  test.each([
    ['BOOLEAN', '1', 'boolean', 'true'],
    ['BOOLEAN', '1', 'boolean', "'t'::boolean"],
    ['BOOLEAN', "'true'", 'boolean', 't'],
    ['BOOLEAN', '0', 'boolean', 'false'],
    ['BOOLEAN', "'f'", 'boolean', "'false'"],
    ['INTEGER', '12', 'integer', "'12'::integer"],
    ['NUMERIC', '-1.50', 'numeric', "'-1.50'::numeric"],
    ['DOUBLE', '10', 'double precision', "'10'"],
    ['REAL', '0.25', 'real', "'0.25'"],
    ['TEXT', 'CURRENT_TIMESTAMP', 'text', 'now()'],
  ])('%s %s in a file, %s %s on a server', (type, defaultSql, there, other) => {
    expect(same({ type, defaultSql }, { type: there, defaultSql: other })).toBe(true);
  });

  test.each([
    ['BOOLEAN', '1', 'boolean', "'truth'"],
    ['BOOLEAN', '1', 'boolean', "'untrue'"],
    ['BOOLEAN', '0', 'boolean', "'off'"],
    ['BOOLEAN', '0', 'boolean', "'half'"],
    ['BOOLEAN', '0', 'boolean', "'fast'"],
    ['BOOLEAN', '1', 'boolean', '0'],
    ['TEXT', '1', 'text', "'1'"],
    ['TEXT', '1', 'text', 'true'],
    ['INTEGER', 'a1', 'integer', "'a1'"],
    ['INTEGER', '1a', 'integer', "'1a'"],
    ['INTEGER', 'x', 'integer', "'x'"],
  ])('not: %s %s in a file, %s %s on a server', (type, defaultSql, there, other) => {
    expect(same({ type, defaultSql }, { type: there, defaultSql: other })).toBe(false);
  });
});

test.each([
  ['boolean', "'untrue'"], ['boolean', "'truth'"], ['boolean', "'half'"], ['boolean', "'falsehood'"], ['integer', "x'12'"], ['integer', "'12'||'x'"],
])('a %s default of %s stays what it is', (type, defaultSql) => {
  expect(meaning(onServer, { type, defaultSql }).meaning).toContain(JSON.stringify(defaultSql));
});

describe('a key', () => {
  const numbered = 'numbers by itself';
  const kind = (...given: Parameters<typeof meaning>) => /^\["(.*?)"/.exec(meaning(...given).meaning)?.[1];

  test('of one column that is INTEGER numbers itself in a file', () => {
    const key = { type: ' Integer ', primaryKeyPosition: 1 };
    expect(kind(file, key)).toBe(numbered);
    expect(kind(file, key, { primaryKeyPosition: 0 })).toBe(numbered);
    expect(kind(file, key, { primaryKeyPosition: 2 })).toBe('integer');
    expect(kind(file, { ...key, primaryKeyPosition: 0 }, { primaryKeyPosition: 1 })).toBe('integer');
    expect(kind(file, { ...key, type: 'INTEGERS' })).toBe('integers');
    expect(kind(file, { ...key, type: 'BIGINTEGER' })).toBe('biginteger');
  });

  test('numbers itself on a server by a sequence or as an identity column', () => {
    const key = { type: 'integer', primaryKeyPosition: 1, nullable: false };
    expect(kind(onServer, key)).toBe('integer');
    expect(kind(onServer, { ...key, sequence: 's' })).toBe(numbered);
    expect(kind(onServer, { ...key, identity: 'ALWAYS' })).toBe(numbered);
    expect(same({ type: 'INTEGER', primaryKeyPosition: 1 }, { ...key, identity: 'ALWAYS' })).toBe(true);
    expect(same({ type: 'INTEGER', primaryKeyPosition: 1 }, { ...key, sequence: 's', defaultSql: "nextval('s'::regclass)" })).toBe(true);
  });
});

describe('a column', () => {
  test('is told by what it means, and by each form that makes no difference', () => {
    expect(meaning(file, { type: 'INTEGER', primaryKeyPosition: 1 })).toEqual({
      meaning: JSON.stringify(['numbers by itself', true, 1, '', '', '', false]),
      forms: [['enum', 'text'], ['numbers by itself', 'INTEGERtrue']],
    });
    expect(meaning(onServer, { type: 'integer', primaryKeyPosition: 1, nullable: false, identity: 'ALWAYS', defaultSql: 'x' })).toEqual({
      meaning: JSON.stringify(['numbers by itself', true, 1, '', '', '', false]),
      forms: [['enum', 'text'], ['numbers by itself', 'integerALWAYSxfalse']],
    });
    expect(meaning(onServer, { type: 'mood', nullable: false, defaultSql: "'ok'::mood" })).toEqual({
      meaning: JSON.stringify(['character varying(5)', true, 0, "'ok'", '', '', false]),
      forms: [['enum', 'mood'], ['type name', 'mood'], ['default form', "'ok'::mood"]],
    });
    expect(meaning(onServer, { type: 'character varying(20)', generated: true, generatedSql: "(A || 'X') STORED", identity: 'BY DEFAULT', notNull: { name: 'nn', notValid: true } })).toEqual({
      meaning: JSON.stringify(['character varying(20)', false, 0, '', "a||'X'", 'BY DEFAULT', true]),
      forms: [['enum', 'text'], ['type name', 'character varying(20)'], ['length', 'kept'], ['expression form', "(A || 'X') STORED"]],
    });
    expect(meaning(file, { type: 'VARCHAR(20)', generated: true, identity: 'ALWAYS', notNull: { name: 'nn' } })).toEqual({
      meaning: JSON.stringify(['character varying(20)', false, 0, '', '', '', false]),
      forms: [['enum', 'text'], ['type name', 'VARCHAR(20)'], ['length', 'not kept'], ['expression form', '']],
    });
    expect(meaning(file, { type: 'BOOLEAN', defaultSql: '1' }).forms).toEqual([['enum', 'text'], ['boolean', 'BOOLEAN'], ['default form', '1']]);
  });

  test('that takes its numbers from elsewhere is no key', () => {
    expect(meaning(onServer, { type: 'integer', sequence: 's', defaultSql: "nextval('s')" }).meaning).toBe(JSON.stringify(['integer', false, 0, "nextval's'", '', '', false]));
  });
});

test('a CHECK is told by what it says and whether it was looked at, not by its name', () => {
  expect(checkMeaning({ name: 'ck', expression: 'A > 0', notValid: true })).toEqual({ key: 'a>0', meaning: 'a>0 true', forms: [['constraint name', 'ck'], ['expression form', 'A > 0']] });
  expect(checkMeaning({ name: undefined, expression: 'a > 0' })).toEqual({ key: 'a>0', meaning: 'a>0 false', forms: [['constraint name', 'none'], ['expression form', 'a > 0']] });
});

test('an index is told by what it holds, and whether it is unique and whole', () => {
  const index: Index = { name: 'ix', columns: ['A', 'b'], unique: false, origin: 'c', sql: undefined };
  const of = (more: Partial<Index>) => indexMeaning({ ...index, ...more });
  expect(of({})).toEqual({ meaning: JSON.stringify([false, ['a', 'b'], '', '', false]), forms: [['expression form', 'A, b ']] });
  expect(of({ unique: true, terms: ['LOWER(A)', 'b DESC'], where: '(A > 0)', method: 'gin', invalid: true })).toEqual({
    meaning: JSON.stringify([true, ['lowera', 'bdesc'], 'a>0', 'gin', true]),
    forms: [['expression form', 'LOWER(A), b DESC (A > 0)']],
  });
  expect(of({ unique: true, origin: 'u' }).meaning).toBe(of({}).meaning);
});
