import type { PsqlCall } from './node-psql.ts';

const say = (sql: string, ...options: string[]): PsqlCall => ({ args: [...options, '-c', sql] });
const script = (stdin: string, ...options: string[]): PsqlCall => ({ args: options, stdin });

const VALUES = String.raw`SELECT 1 AS id, 'a' AS name, NULL AS n, 1.5::numeric AS val, true AS yes UNION ALL SELECT 20, E'line1\nline2', 'x|y', 100.25, false`;
const WIDE = String.raw`SELECT 1 AS "two
lines", E'a\tb\rc\x1b' AS t, '日本' AS w, E'日本語\nabc' AS "wide 日", 'e' || chr(769) AS combined, '😀' AS smile`;
const LONG = `SELECT id, name, email, balance FROM users WHERE balance > 0 AND name = 'somebody with a long name' AND nope = 3 AND born IS NOT NULL`;
const FILE = 'SELECT 1;\n\n-- a comment\nSELECT *\n  FROM nope\n WHERE x = 1;\n\\nope\nSELECT 3;\n';

const FORMATS: readonly (readonly string[])[] = [
  [], ['-x'], ['-t'], ['-A'], ['-tA'], ['-tx'], ['-Ax'], ['-At', '-F', ','], ['--csv'], ['--csv', '-t'], ['-x', '--csv'], ['-P', 'border=0'], ['-P', 'border=2'], ['-P', 'null=NIL', '-P', 'footer=off'],
  ['-x', '-P', 'border=2'], ['-x', '-P', 'border=0'], ['-t', '-P', 'border=2'], ['-A', '-R', ';'], ['-xt', '-P', 'border=2'], ['-P', 'title=People'], ['-P', 'title=People', '-x'], ['-P', 'title=People', '-A'],
];

/** Calls that are compared with what the native psql did. */
export const CALLS: readonly PsqlCall[] = [
  ...FORMATS.flatMap((options) => [say(VALUES, ...options), say('SELECT 1 AS a WHERE false', ...options)]),
  ...[[], ['-x'], ['-A'], ['--csv'], ['-P', 'border=2'], ['-P', 'border=0']].map((options) => say(WIDE, ...options)),
  ...[9, 11, 12, 13, 20].map((length) => say(`SELECT 1 AS ${'a'.repeat(length)}, 'xyz' AS b`, '-x')),
  ...[1, 10, 12, 13, 20].map((length) => say(`SELECT 1 AS ${'a'.repeat(length)}, 'xyz' AS b`, '-x', '-P', 'border=2')),
  say('SELECT'), say('SELECT', '-x'), say(''), say(';'), say('-- nothing'),

  // What statements say.
  say("INSERT INTO users (email) VALUES ('b@x.org'), ('c@x.org')"),
  say("INSERT INTO users (email) VALUES ('b@x.org') RETURNING id, name"),
  say("UPDATE users SET name = 'x' WHERE id < 3"),
  say('DELETE FROM orders'),
  say('CREATE TABLE t (a int); ALTER TABLE t ADD b text; DROP TABLE t'),
  say('DROP TABLE IF EXISTS nope'),
  say('TRUNCATE alembic_version'),
  say('BEGIN; SELECT 1; COMMIT'),
  say('EXPLAIN (COSTS OFF) SELECT 1'),
  say('SHOW server_encoding'),
  say('VALUES (1, 2), (3, 4)'),
  say('CREATE TABLE u AS SELECT * FROM users'),
  say("COPY users (id, name, born, tags) TO STDOUT"),
  say('COPY users (id, name) TO STDOUT WITH (FORMAT csv, HEADER)'),
  say("DO $$ BEGIN RAISE NOTICE 'hi'; RAISE WARNING 'w' USING detail = 'd', hint = 'h'; END $$"),
  say("DO $$ BEGIN RAISE EXCEPTION 'no'; END $$"),
  say('SELECT 1', '-q'), say('CREATE TABLE t (a int)', '-q'),
  { args: ['-c', 'SELECT 1', '-c', String.raw`\x`, '-c', 'SELECT 2', '-c', String.raw`\pset null X`, '-c', 'SELECT NULL AS a'] },

  // Errors.
  say('SELECT * FROM nope'), say('SELEC 1; SELECT 2'), say('SELECT 1; SELECT 1/0; SELECT 3'), say(LONG), say(`${' '.repeat(70)}SELEC 1`), say(`SELECT 1,\n\tnope, ${'2, '.repeat(40)} 3`), say(`SELECT '日本日本日本', nope`),
  say("INSERT INTO users (email) VALUES ('ann@x.org')"), say('INSERT INTO users (name) VALUES (NULL)'), say("UPDATE users SET balance = -1"), say('INSERT INTO orders (user_id) VALUES (99)'), say("UPDATE orders SET state = 'lost'"),
  say('DROP TABLE users'), say('DROP TYPE order_state'), say('ALTER TABLE users ADD COLUMN name text'), say('ALTER TABLE nope ADD a int'), say('SELECT name + 1 FROM users'), say('SELECT lower(1)'), say("SELECT 'a'::integer"), say("SELECT '2024-13-01'::date"),
  say('CREATE TABLE users (a int)'), say('SELECT u.nope FROM users u'), say('COMMIT'), say('CREATE INDEX CONCURRENTLY i ON users (name); SELECT 1'), say("SELECT 'open"), say('SELECT 99999999999 + 1::int2, 2147483647 + 1'),
  say('SELECT nope', '-v', 'VERBOSITY=terse'), say('SELECT nope', '-v', 'VERBOSITY=sqlstate'), say('SELECT nope', '-v', 'VERBOSITY=nope'), say("DO $$ BEGIN RAISE NOTICE 'hi'; END $$", '-v', 'SHOW_CONTEXT=always'),
  { args: ['-c', 'SELEC', '-c', 'SELECT 1'] }, { args: ['-v', 'ON_ERROR_STOP=1', '-c', 'SELEC', '-c', 'SELECT 1'] },
  { args: ['-1', '-c', 'CREATE TABLE t (a int)', '-c', 'SELEC', '-c', 'SELECT 1'] }, { args: ['-1', '-c', 'CREATE TABLE t (a int)', '-c', 'INSERT INTO t VALUES (1)'] },
  { args: ['-1', '-v', 'ON_ERROR_STOP=1', '-c', 'CREATE TABLE t (a int)', '-c', 'SELEC'] }, { args: ['-1'], stdin: 'SELECT 1;' },

  // Scripts.
  { args: ['-f', 'a.sql'], files: { 'a.sql': FILE } }, { args: ['-v', 'ON_ERROR_STOP=1', '-f', 'a.sql'], files: { 'a.sql': FILE } }, { args: ['-1', '-f', 'a.sql'], files: { 'a.sql': FILE } },
  { args: ['-q', '-f', 'a.sql'], files: { 'a.sql': FILE } }, { args: ['-a', '-f', 'a.sql'], files: { 'a.sql': FILE } }, { args: ['-e', '-f', 'a.sql'], files: { 'a.sql': FILE } }, { args: ['-b', '-f', 'a.sql'], files: { 'a.sql': FILE } },
  { args: ['-f', 'nofile.sql'] }, { args: ['-f', 'nofile.sql', '-c', 'SELECT 1'] }, { args: ['-f', '-'], stdin: FILE }, script(FILE), { args: ['-f', 'b.sql'], files: { 'a.sql': FILE, 'b.sql': 'SELECT 0;\n\\i a.sql\nSELECT 4;\n\\i nofile.sql\n' } },
  { args: ['-v', 'ON_ERROR_STOP=1', '-f', 'b.sql'], files: { 'a.sql': FILE, 'b.sql': 'SELECT 0;\n\\i a.sql\nSELECT 4;\n' } },
  { args: ['-f', 'b.sql', '-c', 'SELECT 9'], files: { 'b.sql': 'SELECT 0;\n\\q\nSELECT 4;\n' } }, { args: ['-f', 'b.sql'], files: { 'b.sql': '\\i c.sql\nSELECT 4;\n', 'c.sql': 'SELECT 0;\n\\q\nSELECT 5;\n' } },
  script(String.raw`SELECT 1\; SELECT 2;
SELECT $$a;
b$$; /* a /* b; */ ; */ SELECT "a;b" FROM (SELECT 3 AS "a;b") x; SELECT 'it''s;' -- c;
;
;;SELECT E'a\';b';
SELECT 1;\echo hi
SELECT (1;
);
SELECT 8`),
  script("SELECT 'open"), script('/* a */ SELECT nope;\n  -- b\n\n SELECT nope;\nSELECT -- c\n nope;'),
  script('COPY alembic_version FROM STDIN;\nabc\nd\\te\n\\.\nSELECT * FROM alembic_version;\n'), script('COPY alembic_version FROM STDIN;\na\tb\n\\.\nSELECT 1;\n'),
  script('BEGIN; INSERT INTO nope VALUES (1); SELECT 1; COMMIT; SELECT 2;'),
  script('CREATE FUNCTION f() RETURNS int LANGUAGE sql BEGIN ATOMIC SELECT 1; SELECT CASE WHEN true THEN 2 END; END; SELECT f();'),
  script('\\set AUTOCOMMIT off\nSELECT 1;\nCREATE TABLE t (a int);\nROLLBACK;\nSELECT * FROM t;\n'),

  // Variables and commands.
  script(String.raw`\set x 1 2 3
\echo :x :y :{?x} :{?y} 'a b' "c d" 'it\'s' -n
SELECT :x;
SELECT :'x' AS quoted, a::text, :"x", :nope FROM (SELECT 1 AS a, 2 AS "123") q;
SELECT :'x' AS quoted, a::text, :"x" FROM (SELECT 1 AS a, 2 AS "123") q;
\unset x
\echo :x
\echo -n abc
\warn to the other side
\set a-b c
\set ON_ERROR_STOP maybe
\unset
`),
  script('SELECT :a + 1;\n\\echo :a', '-v', 'a=41'), say('SELECT :a', '-v', 'a=1'),
  script('\\timing\n\\timing off\n\\timing foo\n\\x\n\\x\n\\x auto\n\\x foo\n\\t\n\\t\n\\a\n\\a\n\\pset format csv\n\\pset border 3\n\\pset border x\n\\pset foo\n\\pset null\n\\pset null N\n\\f ,\n\\f\n\\C People\n\\C\n\\pset footer\n\\pset tuples_only on\n\\pset format nope\n\\pset fieldsep_zero\n\\pset recordsep\n\\pset csv_fieldsep ;\n\\pset csv_fieldsep xx\n\\pset expanded off\n'),
  script('\\pset border 2\n\\x\nSELECT 1;\n', '-q'),
  script('SELECT 1\n\\g\nSELECT 2 \\g\n\\g\nSELECT 1, 2\\gx\nSELECT 3 AS a \\gset p_\n\\echo :p_a\nSELECT 1 AS a WHERE false \\gset\nSELECT generate_series(1,2) AS a \\gset\n\\p\nSELECT 5\n\\p\n\\r\n\\p\n'),
  script(String.raw`SELECT 'CREATE TABLE g' || i || '()' FROM generate_series(1, 2) i \gexec
\dt g*
`),
  script('\\if true\n\\echo yes\n\\else\n\\echo no\n\\endif\n\\if false\nSELECT 1;\n\\elif 1\n\\echo elif\n\\endif\n\\if maybe\n\\endif\n\\endif\n\\if true\n\\if off\n\\echo deep\n\\else\n\\echo else\n\\endif\n'),
  script('\\nope\n\\i\n\\i nofile.sql\n\\dq\nSELECT 2;\n\\q\nSELECT 3;'), say(String.raw`\echo a \echo b`), say(String.raw`\nope`), say(String.raw`SELECT 1 \x`), script('\\c - - 127.0.0.1 9\nSELECT 1;\n'),
  { args: [], stdin: "\\copy alembic_version FROM 'rows.txt'\nSELECT * FROM alembic_version;\n\\copy alembic_version TO STDOUT\n\\copy (SELECT 1 AS a) TO STDOUT CSV HEADER\n\\copy alembic_version FROM 'nofile.txt'\n\\copy\n", files: { 'rows.txt': 'one\ntwo\n' } },
  script('\\sf twice\n\\sf nope\n'),

  // Lists and descriptions.
  ...[
    '', ' users', ' orders', ' audit.log', ' rich', ' counts', ' tickets', ' users_id_seq', ' orders_id_seq', ' ix_orders_state', ' ix_orders_total', ' ix_orders_lower', ' users_pkey', ' "Odd Name"', ' parts', ' parts_2024', ' pair',
    ' nope', ' no*', ' *order*', ' audit.*', ' shop.public.rich', ' other.public.rich', ' a.b.c.d', ' USERS', ' "Users"', ' rich nope',
    't', 't us*', 't user?', 't nope', 't audit.*', 't "o"*', 'i', 's', 'v', 'm', 'ti audit.*', 'ts', 'v nope', 's nope', 'E', 'n', 'n a*', 'n nope', 'T', 'T+', 'T order_state', 'T jsonb', 'D', 'f', 'f twice', 'f nope',
    '+ parts', '+ parts_2024', '+ ix_orders_lower', '+ tickets', '+ pair', 'n+', 'v+', 's+', 'q', 'tS pg_am', ' pg_am', 'm+ nope',
  ].map((rest) => say(`\\d${rest}`)),
  script('\\x\n\\d rich\n\\dn\n\\dt nope\n\\pset null NIL\n\\d rich\n\\dT\n'), script('\\t\n\\d rich\n\\dn\n'), script('\\a\n\\d users\n\\dt\n'), script('\\pset format csv\n\\d rich\n\\dn\n'), script('\\pset border 2\n\\d rich\n\\dn\n'), script('\\dt nope\n\\d nope\n', '-q'),

  // Arguments and connections.
  { args: ['-y'] }, { args: ['--nope'] }, { args: ['-c'] }, { args: ['--command'] }, { args: ['--no'] }, { args: ['--quiet=1'] }, { args: ['--comm=SELECT 1'] }, { args: ['-Atc', 'SELECT 1, 2'] }, { args: ['-P', 'nope', '-c', 'SELECT 1'] },
  { args: ['-P', 'format=foo', '-c', 'SELECT 1'] }, { args: ['-P', 'border=x', '-c', 'SELECT 1'] }, { args: ['-v', 'a-b=1', '-c', 'SELECT 1'] }, { args: ['shop', 'app', 'more', '-c', 'SELECT 1'] }, { args: ['-d', 'shop', 'app', 'more', 'words', '-c', 'SELECT 1'] },
  { args: ['-h', 'nohost.invalid', '-c', 'SELECT 1'] }, { args: ['-p', '9', '-c', 'SELECT 1'] }, { args: ['-p', 'x', '-c', 'SELECT 1'] }, { args: ['-p', '99999', '-c', 'SELECT 1'] }, { args: ['-h', '/nowhere', '-p', '5', '-c', 'SELECT 1'] },
  { args: ['nope=3 host=x', '-c', 'SELECT 1'] }, { args: ['postgresql://app@127.0.0.1/shop?nope=3', '-c', 'SELECT 1'] }, { args: ['postgresql://app:secret@127.0.0.1/shop?application_name=z', '-c', 'SHOW application_name'] },
  { args: ['dbname=shop application_name=\'a b\'', '-c', 'SHOW application_name'] }, { args: ['-c', 'SHOW application_name'], variables: { PGAPPNAME: 'mine' } },
];
