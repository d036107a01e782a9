import initSqlJs from 'sql.js';
import { expect, test } from 'vitest';
import { refusedSql } from './refused-sql.ts';

const { Database } = await initSqlJs();
const database = new Database();
database.exec('CREATE TABLE "users"(id INTEGER PRIMARY KEY, email TEXT); CREATE INDEX i ON users(email); CREATE VIEW v AS SELECT 1;');

function refusal(sql: string): string | undefined {
  try {
    database.prepare(sql).free();
    return undefined;
  } catch (reason) {
    return reason instanceof Error ? reason.message : String(reason);
  }
}

/** Each with what `sqlite3_error_offset` answers for it in C (SQLite 3.40); null where that points nowhere. */
const refused: readonly (readonly [sql: string, offset: number | null])[] = [
  ['\n\n-- CREATE TABEL\nCREATE TABEL x(a);', 25],
  ['CREATE TABLE "users" (id INT);', 13],
  ['-- CreateTable users\nCREATE TABLE [users](id)', 34],
  ['CREATE VIEW users AS SELECT 1', 12],
  ['CREATE INDEX i ON users(email)', null],
  ['CREATE INDEX j ON nobody(a)', null],
  ['CREATE INDEX j ON users(nope)', 24],
  ['ALTER TABLE nobody ADD COLUMN a', null],
  ['ALTER TABLE users ADD COLUMN email TEXT', null],
  ['ALTER TABLE users DROP COLUMN nope', 30],
  ['ALTER TABLE users RENAME COLUMN nope TO x', 32],
  ['DROP TABLE nobody', null],
  ['INSERT INTO users(nope) VALUES(1)', null],
  ['UPDATE users SET nope=1', null],
  ['UPDATE users SET email=nope', 23],
  ["UPDATE users SET email='a' WHERE nope.x=1", 33],
  ['SELECT nope(1)', 7],
  ['SELECT upper()', 7],
  ['CREATE TABLE t(a DEFAULT {})', 25],
  ['CREATE TABLE t(a INT, a INT)', null],
  ['CREATE TABLE t(a INT', null],
  ['CREATE TABLE t(a INT,)', 21],
  ["SELECT 'abc", 7],
  ['SELECT 1 FROM users u, users u2 WHERE id=1', 38],
  ['CREATE TABLE nowhere.t(a)', 13],
  ["CREATE TYPE x AS ENUM ('a')", 7],
  ['ALTER TABLE users ADD COLUMN c TEXT, ADD COLUMN d TEXT', 35],
  ['CREATE TABLE t(a CHECK (b > 1))', 24],
  ['SELECT nope.email FROM users', 7],
];

test.each(refused)('of %j the place is told that SQLite points at', (sql, offset) => {
  const message = refusal(sql) ?? '';
  expect(message).not.toBe('');
  expect(refusedSql(message, sql, refusal)).toBe(offset === null ? message : `${message} in ${sql} at offset ${offset}`);
});

test('an offset counts bytes, as SQLite does', () => {
  const sql = "-- für alle\nCREATE TABEL x(a)";
  expect(refusedSql(refusal(sql) ?? '', sql, refusal)).toMatch(/ at offset 20$/);
});
