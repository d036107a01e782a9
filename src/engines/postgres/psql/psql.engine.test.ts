import type { PGlite } from '@electric-sql/pglite';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Dial } from './client.ts';
import { type PsqlCall, psqlOver, startServer } from './psql-testing.ts';

describe('psql', () => {
  let server: PGlite;
  let dial: Dial;
  const psql = (...args: string[]) => psqlOver(dial, { args });
  const script = (stdin: string, call: Partial<PsqlCall> = {}) => psqlOver(dial, { args: [], stdin, ...call });

  beforeAll(async () => {
    ({ server, dial } = await startServer());
  });
  afterAll(() => server.close());
  beforeEach(async () => {
    await server.exec('DROP SCHEMA public CASCADE; CREATE SCHEMA public; CREATE TABLE users(id int PRIMARY KEY, name text NOT NULL)');
  });

  test('says how many rows a statement touched, and draws what a query gives', () => {
    expect(psql('-c', "INSERT INTO users VALUES (1, 'Ann'), (20, 'Bob')", '-c', 'SELECT * FROM users')).toEqual({
      code: 0,
      stdout: 'INSERT 0 2\n id | name \n----+------\n  1 | Ann\n 20 | Bob\n(2 rows)\n\n',
      stderr: '',
    });
  });

  test('points at the word that the server does not understand', () => {
    expect(psql('-c', 'SELECT prices FROM users')).toEqual({
      code: 1,
      stdout: '',
      stderr: 'ERROR:  column "prices" does not exist\nLINE 1: SELECT prices FROM users\n               ^\n',
    });
  });

  test('names the file and the line of an error, and goes on with the next statement', () => {
    const files = { 'a.sql': 'SELECT 1;\n\nSELEC 2;\nSELECT 3;\n' };
    const { code, stdout, stderr } = psqlOver(dial, { args: ['-At', '-f', 'a.sql'], files });
    expect({ code, stdout }).toEqual({ code: 0, stdout: '1\n3\n' });
    expect(stderr).toBe('psql:a.sql:3: ERROR:  syntax error at or near "SELEC"\nLINE 1: SELEC 2;\n        ^\n');
  });

  test('stops a script at its first error when ON_ERROR_STOP says so', () => {
    expect(script('SELEC 1;\nSELECT 2;', { args: ['-At', '-v', 'ON_ERROR_STOP=1'] })).toMatchObject({ code: 3, stdout: '' });
  });

  test('takes back everything of a failed single transaction', () => {
    expect(psql('-1', '-v', 'ON_ERROR_STOP=1', '-c', "INSERT INTO users VALUES (1, 'Ann')", '-c', 'SELEC')).toMatchObject({ code: 1, stdout: 'INSERT 0 1\n' });
    expect(psql('-Atc', 'SELECT count(*) FROM users').stdout).toBe('0\n');
  });

  test('says plainly that a prompt needs a keyboard', () => {
    expect(psql()).toMatchObject({ code: 1, stderr: expect.stringContaining('psql: a prompt needs a keyboard.') });
  });

  test('ends with code 2 where no server answers', () => {
    expect(psqlOver(() => 'refused', { args: ['-h', 'localhost', '-c', 'SELECT 1'] })).toEqual({
      code: 2,
      stdout: '',
      stderr: 'psql: error: connection to server at "localhost" (127.0.0.1), port 5432 failed: Connection refused\n\tIs the server running on that host and accepting TCP/IP connections?\n',
    });
  });

  test('says that the server went away in the middle of an answer', () => {
    let greeted = 0;
    const dying: Dial = () => ({
      write: () => undefined,
      read: () => (greeted++ === 0 ? new Uint8Array([0x52, 0, 0, 0, 8, 0, 0, 0, 0, 0x5a, 0, 0, 0, 5, 0x49]) : new Uint8Array(0)),
      close: () => undefined,
    });
    expect(psqlOver(dying, { args: ['-c', 'SELECT 1'] })).toMatchObject({ code: 2, stderr: expect.stringContaining('server closed the connection unexpectedly') });
  });
});
