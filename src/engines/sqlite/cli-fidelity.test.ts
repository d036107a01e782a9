/*
 * The same calls by the native sqlite3 command line and by this one: stdout, stderr, exit code and what is in the file
 * afterwards must be the same. What the native one (3.40.1, of Debian 12) said is kept in cli-recorded.json, so that the
 * comparison runs everywhere; where that version is on the machine, the record itself is compared with it too.
 * `RECORD=1 npx vitest run src/engines/sqlite/cli-fidelity` writes the record anew.
 */
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync, existsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { emptyTree, treeOf } from '../../domain/file-tree.ts';
import { sqlite3 } from './node-testing.ts';

const SETUP = `
CREATE TABLE users(id integer primary key, name varchar(20) not null, bio text);
INSERT INTO users VALUES(1,'Ann','line1\nline2'),(2,'Bob',NULL),(3,'Zoë',x'41420043'),(9007199254740993,'','a\rb\nc');
CREATE TABLE "we ird"("a b", "select" real default 1.5, c UNIQUE);
CREATE TABLE orders(id INTEGER PRIMARY KEY AUTOINCREMENT, user INTEGER NOT NULL REFERENCES users(id) ON DELETE CASCADE, total NUMERIC(10,2) DEFAULT 0);
INSERT INTO orders(user,total) VALUES (1,2.5),(2,12.25);
INSERT INTO "we ird" VALUES(1.0, 0.5, 'it''s'),('a,b"c', -2, '<b>&');
CREATE INDEX ix_users_name ON users(name);
CREATE VIEW v AS SELECT id, name AS "the name" FROM users;
CREATE TRIGGER t AFTER INSERT ON orders BEGIN UPDATE users SET bio = 'ordered; yes' WHERE id = new.user; END;
CREATE TABLE alembic_version (version_num VARCHAR(32) NOT NULL, CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num));
`;

const NATIVE = 'sqlite3';
const version = spawnSync(NATIVE, ['-version'], { encoding: 'utf8' });
const hasNative = version.status === 0 && version.stdout.startsWith('3.40.');

const MODES = ['list', 'column', 'table', 'csv', 'json', 'line', 'markdown', 'box', 'quote', 'insert', 'tabs', 'ascii', 'html', 'tcl'];

interface Call {
  readonly args: readonly string[];
  readonly stdin?: string;
  readonly file?: string;
}

const CALLS: readonly Call[] = [
  ...MODES.flatMap((mode): Call[] => [
    { args: ['FILE', `.mode ${mode}`, 'SELECT * FROM users ORDER BY id'] },
    { args: ['FILE', `.mode ${mode}`, '.headers on', 'SELECT *, 1 AS one FROM "we ird"', 'SELECT 1 WHERE 0'] },
  ]),
  ...['-csv', '-json', '-column', '-table', '-line', '-box', '-markdown', '-list', '-quote', '-html', '-tabs', '-ascii'].map((option): Call => ({ args: [option, '-header', 'FILE', 'SELECT id, name FROM users; SELECT 2 AS b'] })),
  ...['.tables', '.tables u%', '.tables nope', '.schema', '.schema users', '.schema nope', '.schema "we ird"', '.schema u*', '.indexes', '.indexes users', '.dump', '.dump users', '.dump orders', '.dump nope', '.nope', '.mode nope', '.headers', '.mode', '.print a "b c"', '.quit', '.exit 3', '.separator', '.sch users', '.tab', '.nullvalue'].map((dot): Call => ({ args: ['FILE', dot] })),
  { args: ['FILE', '.separator : ;', 'SELECT 1,2', 'SELECT 3'] },
  { args: ['-separator', ':', '-nullvalue', 'NIL', 'FILE', 'SELECT 1, NULL'] },
  { args: ['-cmd', '.mode csv', 'FILE', "SELECT 'a b', 2"] },
  { args: ['FILE', '.mode insert people', 'SELECT id, name FROM users'] },
  { args: ['-column', 'FILE', 'SELECT 1 AS a'] },
  { args: ['FILE', '.mode column', "SELECT 'tab\there' AS a, 'é' AS bb"] },
  { args: ['FILE', 'SELECT * FROM nope'] },
  { args: ['FILE', 'SELEC 1'] },
  { args: ['FILE', 'SELECT 1; SELEC 2; SELECT 3'] },
  { args: ['FILE', 'SELECT nocol FROM users'] },
  { args: ['FILE', 'SELECT id,\n  nocol FROM users WHERE 1=1 AND 2=2 AND 3=3'] },
  { args: ['FILE', "SELECT id, name FROM users WHERE 1=1 AND name = 'a long text, long enough to move' AND nofunction(2) = 3"] },
  { args: ['FILE', "SELECT 'open"] },
  { args: ['FILE', 'SELECT #'] },
  { args: ['FILE', 'SELECT (1'] },
  { args: ['FILE', 'CREATE TABLE users(x)'] },
  { args: ['FILE', 'DROP TABLE nope'] },
  { args: ['FILE', 'ALTER TABLE users ADD COLUMN id int'] },
  { args: ['FILE', 'ALTER TABLE users ADD COLUMN phone VARCHAR(20)', '.schema users'] },
  { args: ['FILE', 'ALTER TABLE users DROP COLUMN bio', '.schema users'] },
  { args: ['FILE', 'INSERT INTO users VALUES(1)'] },
  { args: ['FILE', 'INSERT INTO users(name) VALUES(NULL); SELECT 5'] },
  { args: ['FILE', "INSERT INTO users VALUES(10,'Eve',NULL); INSERT INTO users VALUES(1,'Dup',NULL); INSERT INTO users VALUES(11,'no',NULL)"] },
  { args: ['FILE', "BEGIN; INSERT INTO users VALUES(12,'lost',NULL)"] },
  { args: ['FILE', 'BEGIN', "INSERT INTO users VALUES(13,'kept',NULL)", 'COMMIT'] },
  { args: ['FILE', 'DELETE FROM users WHERE id = 1; SELECT count(*) FROM orders'] },
  { args: ['FILE', 'PRAGMA foreign_keys=ON; DELETE FROM users WHERE id = 1; SELECT count(*) FROM orders'] },
  { args: ['FILE', 'PRAGMA foreign_keys=ON; INSERT INTO orders(user) VALUES (99)'] },
  { args: ['FILE', 'INSERT INTO orders(user) VALUES (1); SELECT bio FROM users WHERE id=1'] },
  { args: ['FILE', 'PRAGMA table_info(users)'] },
  { args: ['FILE', 'PRAGMA foreign_keys; PRAGMA foreign_keys=on; PRAGMA foreign_keys'] },
  { args: ['FILE', 'EXPLAIN QUERY PLAN SELECT * FROM users JOIN orders ON orders.user = users.id WHERE name = 1 ORDER BY total'] },
  { args: ['FILE', 'SELECT 9223372036854775807, -9223372036854775808, 1.0, 0.1, 1e21, 1e-7, 100.0, 123456789012345678, 3.14159265358979'] },
  { args: ['FILE', "SELECT x'00ff', x'', '', typeof(1.0), 1.0/0, 9e999"] },
  { args: ['FILE', '/* nothing */ ; ;', "SELECT 'x'; -- c"] },
  { args: ['-readonly', 'FILE', 'DELETE FROM users'] },
  { args: ['-readonly', 'FILE', 'SELECT 1'] },
  { args: ['-readonly', 'none.db', 'SELECT 1'] },
  { args: ['nowhere/x.db', 'SELECT 1'] },
  { args: ['.', '.tables'] },
  { args: ['-nope', 'FILE'] },
  { args: ['FILE', '-separator'] },
  { args: ['new.db', 'SELECT 1'], file: 'new.db' },
  { args: ['new.db', '.tables'], file: 'new.db' },
  { args: ['new.db', '.print x'], file: 'new.db' },
  { args: ['new.db', 'CREATE TABLE x(a)'], file: 'new.db' },
  { args: [':memory:', 'CREATE TABLE x(a); SELECT count(*) FROM x'] },
  { args: ['bad.db', '.tables'] },
  { args: ['bad.db', 'SELECT * FROM x'] },
  { args: ['bad.db', '.dump'] },
  { args: ['bad.db', '.schema'] },
  { args: ['FILE'], stdin: 'SELECT 1;\nSELECT * FROM nope;\nSELECT 2;\n' },
  { args: ['FILE'], stdin: 'SELECT 1;\nSELEC\n;\nSELECT 2' },
  { args: ['FILE'], stdin: '-- a comment\n\n.mode csv\nSELECT 1,\n 2;\n.headers on\nSELECT 3 AS x;\n' },
  { args: ['FILE'], stdin: 'INSERT INTO users(name) VALUES(NULL);SELECT 3;\nSELECT 4;' },
  { args: ['-bail', 'FILE'], stdin: 'SELECT * FROM nope;\nSELECT 4;' },
  { args: ['FILE'], stdin: '.nope\nSELECT 4;\n' },
  { args: ['FILE'], stdin: 'SELECT (1' },
  { args: ['FILE'], stdin: 'CREATE TRIGGER u AFTER DELETE ON users BEGIN SELECT 1;\n SELECT 2;\nEND;\n.schema users\n' },
  { args: ['FILE'], stdin: '.changes on\nUPDATE users SET name = 1;\n' },
  { args: ['FILE'], stdin: '.bail on\nSELECT * FROM nope;\nSELECT 1;\n' },
  { args: ['FILE'], stdin: "SELECT 'a;\nb';\n/* c;\n */ SELECT 2;\n" },
];

const outcome = z.object({ stdout: z.string(), stderr: z.string(), code: z.number(), dump: z.string().optional() });
type Outcome = z.infer<typeof outcome>;

const RECORD_FILE = join(import.meta.dirname, 'cli-recorded.json');
const recording = process.env['RECORD'] === '1';
const record = new Map(Object.entries(z.record(z.string(), outcome).parse(JSON.parse(readFileSync(RECORD_FILE, 'utf8')))));
const nameOf = ({ args, stdin }: (typeof CALLS)[number]): string => [...args, ...(stdin === undefined ? [] : ['<', stdin])].join(' ');

describe('sqlite3 as the native one does it', () => {
  let folder = '';
  let original: Uint8Array;
  const bad = new TextEncoder().encode('garbage, no database, long enough to be looked at'.repeat(20));

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'sqlite-'));
    const made = await sqlite3(['start.db'], { files: emptyTree, stdin: SETUP });
    original = made.files.get('start.db') ?? expect.fail('no database was made');
  });
  afterAll(() => {
    rmSync(folder, { recursive: true });
    if (recording) writeFileSync(RECORD_FILE, `${JSON.stringify(Object.fromEntries(record), null, 1)}\n`);
  });

  const dumpOf = async (bytes: Uint8Array | undefined): Promise<string | undefined> => {
    if (bytes === undefined) return undefined;
    return (await sqlite3(['dump.db', '.dump'], { files: treeOf({ 'dump.db': bytes }) })).stdout;
  };

  const byNative = async (args: readonly string[], stdin: string, file: string): Promise<Outcome> => {
    rmSync(join(folder, 'new.db'), { force: true });
    writeFileSync(join(folder, 'app.db'), original);
    writeFileSync(join(folder, 'bad.db'), bad);
    const { stdout, stderr, status } = spawnSync(NATIVE, args, { cwd: folder, encoding: 'utf8', input: stdin, env: { PATH: process.env['PATH'] } });
    const path = join(folder, file);
    const nativeDump = existsSync(path) ? execFileSync(NATIVE, [file, '.dump'], { cwd: folder, encoding: 'utf8' }) : undefined;
    expect(await dumpOf(nativeDump === undefined ? undefined : new Uint8Array(readFileSync(path)))).toBe(nativeDump);
    return { stdout, stderr, code: status ?? -1, ...(nativeDump !== undefined && { dump: nativeDump }) };
  };

  test.each(CALLS.map((call) => [nameOf(call), call] as const))('sqlite3 %s', async (name, { args, stdin = '', file = 'app.db' }) => {
    const named = args.map((arg) => (arg === 'FILE' ? 'app.db' : arg));
    const native = hasNative ? await byNative(named, stdin, file) : undefined;
    if (recording && native !== undefined) record.set(name, native);
    const expected = record.get(name) ?? expect.fail(`cli-recorded.json does not have ${name}: record it`);
    if (native !== undefined) expect(expected).toEqual(native);

    const files = treeOf({ 'app.db': original, 'bad.db': bad });
    const { code, stdout, stderr, files: after } = await sqlite3(named, { files, stdin });
    const dump = await dumpOf(after.get(file));
    expect({ stdout, stderr, code, ...(dump !== undefined && { dump }) }).toEqual(expected);
    expect(after.get('bad.db')).toBe(files.get('bad.db'));
  });
});
