import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Dial } from './client.ts';
import { type PsqlCall, psqlOver, startServer } from './node-psql.ts';

describe('psql', () => {
  let server: Awaited<ReturnType<typeof startServer>>;
  const psql = (...args: string[]) => psqlOver(server.dial, { args });
  const script = (stdin: string, call: Partial<PsqlCall> = {}) => psqlOver(server.dial, { args: [], stdin, ...call });

  beforeAll(async () => {
    server = await startServer();
  });
  beforeEach(() => {
    server.endProcess();
    psql('-qc', 'DROP SCHEMA public CASCADE; CREATE SCHEMA public; CREATE TABLE users(id int PRIMARY KEY, name text NOT NULL)');
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
    const { code, stdout, stderr } = psqlOver(server.dial, { args: ['-At', '-f', 'a.sql'], files });
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

  describe('as 18 has it, where 15 says otherwise', () => {
    test('lists databases with their locale, and roles without their memberships', () => {
      expect(psql('-c', String.raw`\l shop`).stdout).toMatch(/^ +List of databases\n +Name \| Owner \| Encoding \| Locale Provider \| Collate \| +Ctype +\| Locale \| ICU Rules \| Access privileges \n/);
      expect(psql('-c', String.raw`\du app`).stdout).toBe(
        '                             List of roles\n Role name |                         Attributes                         \n-----------+------------------------------------------------------------\n app       | Superuser, Create role, Create DB, Replication, Bypass RLS\n\n',
      );
    });

    test('names the constraints that keep NULL out', () => {
      expect(psql('-c', String.raw`\d+ users`).stdout).toContain('Not-null constraints:\n    "users_id_not_null" NOT NULL "id"\n    "users_name_not_null" NOT NULL "name"\nAccess method: heap\n');
    });

    test('shows the connection as a table', () => {
      const { stdout } = psql('-A', '-c', String.raw`\conninfo`);
      expect(stdout).toContain('Connection Information\nParameter|Value\nDatabase|shop\nClient User|app\nHost|127.0.0.1\n');
      expect(stdout).toContain('\nSuperuser|on\n');
    });
  });

  test('says of an unknown database and a wrong password what the server says', () => {
    expect(psql('-d', 'nodb', '-c', 'SELECT 1')).toEqual({ code: 2, stdout: '', stderr: 'psql: error: connection to server at "127.0.0.1", port 5432 failed: FATAL:  database "nodb" does not exist\n' });
    expect(psqlOver(server.dial, { args: ['-c', 'SELECT 1'], variables: { PGPASSWORD: 'wrong' } })).toMatchObject({ code: 2, stderr: expect.stringContaining('FATAL:  password authentication failed for user "app"\n') });
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
