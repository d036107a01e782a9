import { describe, expect, test } from 'vitest';
import { newStep, type PipelineRun } from '../domain/pipeline.ts';
import type { Column, DatabaseSchema, SqlOutcome, SqlValue, Table } from '../domain/schema.ts';
import { readCheck } from './check.ts';
import { askApp } from './ask-app.ts';
import { evaluate } from './evaluate.ts';
import { findingSentence } from './finding.ts';
import { type WorldInWords, worldInWords } from './world-in-words.ts';

const column = (name: string, more: Partial<Column> = {}): Column => ({ name, type: 'TEXT', nullable: true, defaultSql: undefined, primaryKeyPosition: 0, generated: false, ...more });
const table = (name: string, more: Partial<Table> = {}): Table => ({ name, columns: [column('id')], foreignKeys: [], indexes: [], rowCount: 0, sql: '', ...more });
const schema = (tables: readonly Table[], more: Partial<DatabaseSchema> = {}): DatabaseSchema => ({ tables, views: [], revisions: undefined, ...more });
const answer = (...rows: readonly (readonly SqlValue[])[]): SqlOutcome => ({ type: 'rows', page: { columns: [], rows, total: rows.length, offset: 0 } });

async function look(written: unknown, world: WorldInWords = {}): Promise<string[]> {
  const read = readCheck(written);
  if (!('check' in read)) expect.fail(JSON.stringify(read.flaws));
  const findings = await evaluate(read.check, worldInWords(world));
  return findings.map((finding) => `${finding.holds ? '✓' : '✕'} ${findingSentence(finding)}`);
}

describe('a file', () => {
  const files = { 'dev-a': { 'app.py': 'class User: pass', 'seed.py': '', 'notes/a.md': '' } };
  test.each<[unknown, string]>([
    [{ file: 'app.py', in: 'dev-a' }, '✓ Developer A has app.py.'],
    [{ file: 'none.py', in: 'dev-a' }, '✕ Developer A has no none.py. It should have it.'],
    [{ file: '*.py', in: 'dev-a' }, '✕ Developer A has app.py and seed.py. It should have one *.py alone.'],
    [{ file: '*.md', in: 'dev-a' }, '✕ Developer A has no *.md. It should have it.'],
    [{ file: 'none.py', in: 'dev-a', absent: true }, '✓ Developer A has no none.py.'],
    [{ file: '*.py', in: 'dev-a', absent: true }, '✕ Developer A has app.py and seed.py. It should have no *.py.'],
    [{ file: 'app.py', in: 'dev-a', has: ['class', 'User'], lacks: 'Order' }, '✓ Developer A has app.py with “class” and “User” and without “Order”.'],
    [{ file: 'app.py', in: 'dev-a', has: ['class', 'Order'] }, '✕ Developer A has app.py without “Order”. It should have that in it.'],
    [{ file: 'app.py', in: 'dev-a', lacks: ['Order', 'User'] }, '✕ Developer A has app.py with “User”. It should have it without that.'],
  ])('%j', async (written, sentence) => {
    expect(await look(written, { files })).toEqual([sentence]);
  });

  test('that is no text has no text in it', async () => {
    expect(await look({ file: 'app.db', in: 'dev-a', has: 'SQLite' }, { schemas: { 'dev-a': schema([]) } })).toEqual(['✕ Developer A has app.db without “SQLite”. It should have that in it.']);
    expect(await look({ file: 'app.db', in: 'dev-a', lacks: 'Stryker' }, { schemas: { 'dev-a': schema([]) } })).toEqual(['✓ Developer A has app.db without “Stryker”.']);
  });
});

describe('a database', () => {
  const world: WorldInWords = { schemas: { 'dev-a': schema([table('users', { rowCount: 3 })]), ci: 'broken' }, server: { production: schema([], { server: { namespaces: ['stock'], sequences: [], enums: [{ name: 'status', values: ['new', 'paid'] }] } }) } };

  test('is looked at in each environment by itself', async () => {
    const read = readCheck({ table: 'users', in: ['dev-a', 'ci'] });
    const findings = 'check' in read ? await evaluate(read.check, worldInWords(world)) : [];
    expect(findings.map(({ environments }) => environments)).toEqual([['dev-a'], ['ci']]);
  });

  test('that is missing or cannot be read is said', async () => {
    expect(await look({ table: 'users', in: ['dev-b', 'ci'] }, world)).toEqual(['✕ Developer B has no database. It should have one.', '✕ CI has app.db, which cannot be read (file is not a database). It should have one.']);
    expect(await look({ table: 'users', in: 'dev-a', database: 'other.db' }, world)).toEqual(['✕ Developer A has no other.db. It should have one.']);
    expect(await look({ table: 'users', in: 'dev-a', database: 'postgresql' }, world)).toEqual(['✕ Developer A has no PostgreSQL server that a command has reached. It should have one.']);
  });

  test('is asked for each of its parts', async () => {
    expect(await look({ table: 'users', in: 'dev-a' }, world)).toEqual(['✓ Developer A has the table users with 3 rows.']);
    expect(await look({ column: 'users.id', in: 'dev-a' }, world)).toEqual(['✓ Developer A has the column users.id, TEXT.']);
    expect(await look({ index: 'ix', in: 'dev-a' }, world)).toEqual(['✕ Developer A has no index ix. It should have it.']);
    expect(await look({ constraint: 'ck', in: 'dev-a' }, world)).toEqual(['✕ Developer A has no constraint ck. It should have it.']);
    expect(await look({ enum: 'status', in: 'production' }, world)).toEqual(['✓ Production has the type status with new, paid.']);
    expect(await look({ schema: 'stock', in: 'production' }, world)).toEqual(['✓ Production has the schema stock.']);
  });
});

describe('a query', () => {
  const rows: Record<string, SqlOutcome> = { numbers: answer([1n, 1.5], [2n, null]), bytes: answer([new Uint8Array(2), 'a']), nothing: answer(), done: { type: 'done', changedRows: 1 }, large: answer([2n ** 53n + 1n]), told: { type: 'error', message: 'a trigger said ERROR:  no' } };
  const asked = (query: string, gives: unknown) => look({ query, in: 'dev-a', gives }, { schemas: { 'dev-a': schema([]) }, rows });

  test('answers the rows that are wanted, in their order', async () => {
    expect(await asked('numbers', [[1, 1.5], [2, null]])).toEqual(['✓ Developer A answers `numbers` with (1, 1.5) (2, NULL).']);
    expect(await asked('numbers', [[2, null], [1, 1.5]])).toEqual(['✕ Developer A answers `numbers` with (1, 1.5) (2, NULL). It should answer (2, NULL) (1, 1.5).']);
    expect(await asked('bytes', [['x', 'a']])).toEqual(['✕ Developer A answers `bytes` with (bytes, a). It should answer (x, a).']);
    expect(await asked('nothing', [])).toEqual(['✓ Developer A answers `nothing` with no rows.']);
    expect(await asked('large', [[2 ** 53]])).toEqual(['✓ Developer A answers `large` with (9007199254740992).']);
    expect(await asked('done', [])).toEqual(['✓ Developer A answers `done` with no rows.']);
  });

  test('that is refused says why, in one line without the server’s ERROR', async () => {
    expect(await asked('told', [[1]])).toEqual(['✕ Developer A cannot answer `told`: a trigger said ERROR:  no. It should answer (1).']);
    expect(await asked('unknown', [[1]])).toEqual(['✕ Developer A cannot answer `unknown`: nobody knows unknown. It should answer (1).']);
  });

  test('of no database says so', async () => {
    expect(await look({ query: 'numbers', in: 'dev-b', gives: [[1]] })).toEqual(['✕ Developer B has no database. It should have one that answers `numbers` with (1).']);
  });
});

describe('a revision', () => {
  const revision = (id: string, message: string, down: string) => ({ [`migrations/versions/${id}.py`]: `"""${message}"""\nrevision = '${id}'\ndown_revision = ${down}\n` });
  const files = { 'migrations/env.py': '', ...revision('a1', 'Create users', 'None'), ...revision('b2', 'Add phone', "'a1'"), ...revision('c3', 'Add age', "'a1'") };
  const standing = (wanted: string, ...revisions: readonly string[]) => look({ revision: wanted, in: 'dev-a' }, { files: { 'dev-a': files }, schemas: { 'dev-a': schema([], { revisions }) } });

  test('is where the database stands, by its id or its message', async () => {
    expect(await standing('a1', 'a1')).toEqual(['✓ Developer A stands at “Create users”.']);
    expect(await standing('Create users', 'a1')).toEqual(['✓ Developer A stands at “Create users”.']);
    expect(await standing('b2', 'a1')).toEqual(['✕ Developer A stands at “Create users”. It should stand at “b2”.']);
    expect(await standing('b2', 'b2', 'c3')).toEqual(['✕ Developer A stands at “Add phone” and “Add age”. It should stand at “b2”.']);
    expect(await standing('a1')).toEqual(['✕ Developer A stands at base. It should stand at “a1”.']);
  });

  test('is the head where the database stands at all heads, in whatever order', async () => {
    expect(await standing('head', 'c3', 'b2')).toEqual(['✓ Developer A stands at “Add age” and “Add phone”.']);
    expect(await standing('head', 'b2', 'c3')).toEqual(['✓ Developer A stands at “Add phone” and “Add age”.']);
    expect(await standing('head', 'b2')).toEqual(['✕ Developer A stands at “Add phone”. It should stand at the head, “Add age” and “Add phone”.']);
    expect(await look({ revision: 'head', in: 'dev-a' }, { schemas: { 'dev-a': schema([], { revisions: [] }) } })).toEqual(['✕ Developer A stands at base. It should stand at the head, .']);
  });

  test('is base where nothing was applied, and none where nothing was ever migrated', async () => {
    const never = { schemas: { 'dev-a': schema([]) } };
    expect(await standing('base')).toEqual(['✓ Developer A stands at base.']);
    expect(await standing('base', 'a1')).toEqual(['✕ Developer A stands at “Create users”. It should stand at base.']);
    expect(await standing('none')).toEqual(['✕ Developer A stands at base. It should never have been migrated.']);
    expect(await look({ revision: 'none', in: 'dev-a' }, never)).toEqual(['✓ Developer A was never migrated.']);
    expect(await look({ revision: 'base', in: 'dev-a' }, never)).toEqual(['✕ Developer A was never migrated. It should stand at base.']);
    expect(await look({ revision: 'a1', in: 'dev-b' }, never)).toEqual(['✕ Developer B has no database. It should stand at “a1”.']);
  });

  test('that no other one revises is a head, and heads are counted', async () => {
    expect(await look({ heads: 2, in: ['dev-a', 'ci'] }, { files: { 'dev-a': files } })).toEqual(['✓ Developer A has 2 heads among its revisions.', '✕ CI has 0 heads among its revisions. It should have 2.']);
  });
});

describe('git', () => {
  const log = (path: string) => `git log --format=%h -- '${path}'`;
  const said = (answers: WorldInWords['answers'] = {}) => ({ answers });

  test('has a path in its last commit as it is, or says what is not', async () => {
    const check = { committed: 'migrations', in: 'ci' };
    const status = "ci: git status --porcelain -- 'migrations'";
    expect(await look(check, said({ "ci: git ls-files -- 'migrations'": { stdout: 'migrations/env.py\n' } }))).toEqual(['✓ CI has migrations in its last commit as it is.']);
    expect(await look(check, said())).toEqual(['✕ CI has no migrations in git. It should have migrations in its last commit as it is.']);
    expect(await look(check, said({ [status]: { stdout: ' M migrations/env.py\n?? migrations/versions/\n' } }))).toEqual(['✕ CI has changes in migrations that are not committed (migrations/env.py, migrations/versions/). It should have migrations in its last commit as it is.']);
    expect(await look(check, said({ [status]: { code: 128, stderr: 'fatal: not a git repository\nmore\n' } }))).toEqual(['✕ CI has no history that can be read (fatal: not a git repository). It should have migrations in its last commit as it is.']);
  });

  test('has as many commits of a path as are wanted', async () => {
    const check = (commits: number) => ({ commits, touching: 'seed.py', in: 'ci' });
    const two = said({ [`ci: ${log('seed.py')}`]: { stdout: 'c0ffee\nbeef\n' } });
    expect(await look(check(2), two)).toEqual(['✓ CI has 2 commits that touch seed.py.']);
    expect(await look(check(1), two)).toEqual(['✕ CI has 2 commits that touch seed.py. It should have 1.']);
    expect(await look(check(0), said())).toEqual(['✓ CI has 0 commits that touch seed.py.']);
    expect(await look(check(1), said({ [`ci: ${log('seed.py')}`]: { code: 128, stderr: '\nfatal: no commits yet\n' } }))).toEqual(['✕ CI has no history that can be read (fatal: no commits yet). It should have 1 commit that touch seed.py.']);
  });

  test('is as far from the origin as is wanted, counted after a fetch', async () => {
    const check = (ahead: number, behind: number) => ({ origin: { ahead, behind }, in: 'ci' });
    const apart = said({ 'ci: git log --format=%h @{u}..HEAD': { stdout: 'a\nb\n' }, 'ci: git log --format=%h HEAD..@{u}': { stdout: 'c\n' } });
    expect(await look(check(2, 1), apart)).toEqual(['✓ CI is 2 commits ahead of the origin and 1 behind.']);
    expect(await look(check(2, 0), apart)).toEqual(['✕ CI is 2 commits ahead of the origin and 1 behind. It should be 2 ahead and 0 behind.']);
    expect(await look(check(1, 1), apart)).toEqual(['✕ CI is 2 commits ahead of the origin and 1 behind. It should be 1 ahead and 1 behind.']);
    expect(await look(check(0, 0), said({ 'ci: git fetch -q': { code: 130, stderr: ' \n' } }))).toEqual(['✕ CI cannot be compared with the origin (git ended with 130). It should be 0 ahead and 0 behind.']);
    expect(await look(check(0, 0), said({ 'ci: git fetch -q': { code: 1, stderr: 'fatal: no origin' } }))).toEqual(['✕ CI cannot be compared with the origin (fatal: no origin). It should be 0 ahead and 0 behind.']);
    expect(await look(check(0, 0), said({ 'ci: git log --format=%h @{u}..HEAD': { code: 128, stderr: 'fatal: no upstream' } }))).toEqual(['✕ CI cannot be compared with the origin (fatal: no upstream). It should be 0 ahead and 0 behind.']);
  });
});

describe('the application', () => {
  const curl = "dev-a: curl -s -w '\\n%{http_code}' 'localhost:5000/users'";
  const asked = (more: object, answers: NonNullable<WorldInWords['answers']>[string]) => look({ app: '/users', in: 'dev-a', status: 200, ...more }, { answers: { [curl]: answers } });

  test('answers with the status, the texts and the log that are wanted', async () => {
    expect(await asked({}, { stdout: '[]\n200' })).toEqual(['✓ Developer A answers GET /users with 200 and [].']);
    expect(await asked({ says: ['ada', 'lin'], error: 'GET' }, { stdout: 'ada\nlin\n\n200', stderr: '"GET /users"' })).toEqual(['✓ Developer A answers GET /users with 200 and ada lin.']);
    expect(await asked({ says: ['ada', 'lin'] }, { stdout: 'ada\n200' })).toEqual(['✕ Developer A answers GET /users with 200 and ada. It should answer GET /users with 200, with “ada” and “lin”.']);
    expect(await asked({ error: ['GET', 'POST'] }, { stdout: 'ada\n200', stderr: 'GET' })).toEqual(['✕ Developer A answers GET /users with 200 and ada. It should answer GET /users with 200, and log “GET” and “POST”.']);
    expect(await asked({ status: 201 }, { stdout: 'ada\n200' })).toEqual(['✕ Developer A answers GET /users with 200 and ada. It should answer GET /users with 201.']);
    expect(await asked({}, { stdout: 'moved\n399' })).toEqual(['✕ Developer A answers GET /users with 399 and moved. It should answer GET /users with 200.']);
  });

  test('that fails says the exception of its log', async () => {
    const stderr = 'Traceback (most recent call last):\n  File "app.py"\nsqlalchemy.exc.OperationalError: no such table: users\n[SQL: SELECT]\n\n';
    expect(await asked({ status: 500 }, { stdout: 'x\n500', stderr })).toEqual(['✓ Developer A answers GET /users with 500: sqlalchemy.exc.OperationalError: no such table: users.']);
    expect(await asked({ status: 400 }, { stdout: 'x\n400' })).toEqual(['✓ Developer A answers GET /users with 400.']);
  });

  test('that does not start says why', async () => {
    expect(await asked({}, { stderr: 'Usage: flask run\nError: Could not locate a Flask application.\nsee ValueError: in the manual\n' })).toEqual(['✕ Developer A has an application that does not start: Error: Could not locate a Flask application.. It should answer GET /users with 200.']);
    expect(await asked({}, { stderr: 'first\nsecond\nlast words\n \n' })).toEqual(['✕ Developer A has an application that does not start: last words. It should answer GET /users with 200.']);
    expect(await asked({}, {})).toEqual(['✕ Developer A has an application that does not start. It should answer GET /users with 200.']);
  });

  test('answers nothing where what it said does not end with a status', async () => {
    const { workspace, probe } = worldInWords({ answers: { [curl]: { stdout: ' x\n2000' } } });
    expect(await askApp(workspace, 'dev-a', '/users', probe)).toEqual({ environment: 'dev-a', status: undefined, body: '', error: undefined, log: '' });
    const answered = worldInWords({ answers: { [curl]: { stdout: ' x \n\n200' } } });
    expect(await askApp(answered.workspace, 'dev-a', '/users', answered.probe)).toMatchObject({ status: 200, body: 'x' });
  });

  test('is asked for a path with a quote in it without leaving the line’s quotes', async () => {
    const world = worldInWords({});
    const read = readCheck({ app: "/users?name='a'", in: 'ci', status: 200 });
    if ('check' in read) await evaluate(read.check, world);
    expect(world.ran).toEqual(["ci: curl -s -w '\\n%{http_code}' 'localhost:5000/users?name=%27a%27'"]);
  });
});

describe('drift', () => {
  const users = (...names: readonly string[]) => schema([table('users', { columns: names.map((name) => column(name)) })]);
  const world: WorldInWords = {
    schemas: {
      'dev-a': users('id'),
      'dev-b': users('id', 'phone'),
      production: schema([table('users', { indexes: [{ name: 'ix', columns: ['id'], unique: false, origin: 'c', sql: undefined }] }), table('posts')], { views: [{ name: 'all_users', sql: 'SELECT 1' }] }),
    },
  };
  test.each<[unknown, string]>([
    [{ drift: 'none', in: ['dev-a', 'dev-b'] }, '✕ Developer A and Developer B differ in users.phone. They should have the same schema.'],
    [{ drift: 'users.phone', in: ['dev-a', 'dev-b'] }, '✓ Developer A and Developer B differ in users.phone.'],
    [{ drift: ['users.phone', 'ix'], in: ['dev-a', 'dev-b'] }, '✕ Developer A and Developer B differ in users.phone. They should differ in users.phone and ix.'],
    [{ drift: ['ix', 'posts', 'all_users'], in: ['dev-a', 'production'] }, '✓ Developer A and Production differ in posts, ix and all_users.'],
    [{ drift: 'none', in: ['dev-a', 'ci'] }, '✕ CI has no database. They should have the same schema.'],
    [{ drift: 'users.phone', in: ['dev-a', 'ci'] }, '✕ CI has no database. They should differ in users.phone.'],
  ])('%j', async (written, sentence) => {
    expect(await look(written, world)).toEqual([sentence]);
  });

  test('is none where the schemas are the same', async () => {
    expect(await look({ drift: 'none', in: ['dev-a', 'ci'] }, { schemas: { 'dev-a': users('id'), ci: users('id') } })).toEqual(['✓ Developer A and CI have the same schema.']);
    expect(await look({ drift: 'ix', in: ['dev-a', 'ci'] }, { schemas: { 'dev-a': users('id'), ci: users('id') } })).toEqual(['✕ Developer A and CI have the same schema. They should differ in ix.']);
  });
});

describe('a line', () => {
  const ran = (more: object, code: number, stdout: string, stderr = '') => look({ command: 'flask db check', in: 'ci', ...more }, { answers: { 'ci: flask db check': { code, stdout, stderr } } });

  test('ends and says what is wanted', async () => {
    expect(await ran({ says: ['No new', 'detected'], hides: 'Error' }, 0, 'No new operations ', 'detected\n')).toEqual(['✓ CI ran `flask db check`: it ended with 0 and said “No new” and “detected”.']);
    expect(await ran({ says: ['No new', 'detected'] }, 0, 'No new\nlast  words\n')).toEqual(['✕ CI ran `flask db check`: it ended with 0, last saying last words. It should have it end with 0 and say “No new” and “detected”.']);
    expect(await ran({ hides: ['first', 'last'] }, 0, 'last\n')).toEqual(['✕ CI ran `flask db check`: it ended with 0, last saying last. It should have it end with 0 and not say “first” and “last”.']);
    expect(await ran({ exits: 1 }, 0, '')).toEqual(['✕ CI ran `flask db check`: it ended with 0 and said nothing. It should have it end with 1.']);
    expect(await ran({ exits: 1, says: 'x' }, 0, 'x')).toEqual(['✕ CI ran `flask db check`: it ended with 0, last saying x. It should have it end with 1 and say “x”.']);
    expect(await ran({}, 0, ' \n')).toEqual(['✓ CI ran `flask db check`: it ended with 0 and said nothing.']);
  });

  test('of this step is looked at afterwards', async () => {
    const said = { 'dev-a': { line: 'flask db check', code: 1, text: 'INFO …\nERROR: there is more\n' } };
    expect(await look({ output: 'more', in: 'dev-a' }, { said })).toEqual(['✓ Developer A ran `flask db check`: it ended with 1 and said “more”.']);
    expect(await look({ output: 'more', in: 'dev-a', exits: 0 }, { said })).toEqual(['✕ Developer A ran `flask db check`: it ended with 1, last saying ERROR: there is more. It should have it end with 0 and say “more”.']);
    expect(await look({ output: 'less', in: ['dev-a', 'ci'] }, { said })).toEqual(['✕ Developer A ran `flask db check`: it ended with 1, last saying ERROR: there is more. It should have it say “less”.', '✕ CI ran no command in this step. It should have run one that says “less”.']);
  });
});

describe('the pipeline', () => {
  const run: PipelineRun = { branch: 'main', commit: 'c0ffee', by: 'dev-a', number: 1, subject: 'Add phone', state: 'passed', steps: [{ ...newStep('Test', []), state: 'passed' }], deploy: undefined };
  const asked = (pipeline: string, newest: PipelineRun | undefined) => look({ pipeline }, { pipeline: { deploysWhenGreen: false, run: newest } });

  test('ended as is wanted, or is told with the step at which it failed', async () => {
    expect(await asked('passed', run)).toEqual(['✓ CI has run the pipeline for “Add phone”: passed.']);
    expect(await asked('deployed', run)).toEqual(['✕ CI has run the pipeline for “Add phone”: passed. It should have it end as “deployed”.']);
    expect(await asked('failed', { ...run, state: 'failed', steps: [...run.steps, { ...newStep('Upgrade', []), state: 'failed' }] })).toEqual(['✓ CI has run the pipeline for “Add phone”: failed at “Upgrade”.']);
    expect(await asked('deploy failed', { ...run, state: 'deploy failed', deploy: { environment: 'production', steps: [{ ...newStep('Release', []), state: 'failed' }] } })).toEqual(['✓ CI has run the pipeline for “Add phone”: deploy failed at “Release”.']);
    expect(await asked('never ran', run)).toEqual(['✕ CI has run the pipeline for “Add phone”: passed. It should have run none.']);
  });

  test('that never ran has run nothing', async () => {
    expect(await asked('never ran', undefined)).toEqual(['✓ CI has run no pipeline.']);
    expect(await look({ pipeline: 'never ran' })).toEqual(['✓ CI has run no pipeline.']);
    expect(await asked('passed', undefined)).toEqual(['✕ CI has run no pipeline. It should have it end as “passed”.']);
  });
});
