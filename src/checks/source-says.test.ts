import { describe, expect, test } from 'vitest';
import { readCheck } from './check.ts';
import { evaluate } from './evaluate.ts';
import { findingSentence } from './finding.ts';
import { type PythonSource, READER } from './python-source.ts';
import { worldInWords } from './world-in-words.ts';

const email = { name: 'email', type: 'String(120)', nullable: false, source: 'Column(String(120), nullable=False)' };
const users: Partial<PythonSource> = { models: [{ table: 'teams', columns: [] }, { table: 'users', columns: [email, { name: 'age', type: 'Integer', nullable: true, source: 'Column(Integer)' }] }] };
const operation = (name: string, subject: string, source = `op.${name}()`) => ({ operation: name, subject, source });
const steps = (upgrade: PythonSource['steps']['upgrade'], downgrade?: PythonSource['steps']['downgrade']): Partial<PythonSource> => ({ steps: { ...(upgrade === undefined ? {} : { upgrade }), ...(downgrade === undefined ? {} : { downgrade }) } });
const broken: Partial<PythonSource> = { broken: { line: 2, message: 'invalid syntax' } };

async function look(written: object, files: Readonly<Record<string, string>>, python: Readonly<Record<string, Partial<PythonSource>>>, answers = {}): Promise<string> {
  const read = readCheck({ ...written, in: 'dev-a' });
  if (!('check' in read)) expect.fail(JSON.stringify(read.flaws));
  const [finding] = await evaluate(read.check, worldInWords({ files: { 'dev-a': files }, python, answers }));
  return finding === undefined ? '' : `${finding.holds ? '✓' : '✕'} ${findingSentence(finding)}`;
}

describe('a model', () => {
  const says = (written: object, files: Readonly<Record<string, string>> = { 'models.py': 'users' }, answers = {}) => look(written, files, { users, broken }, answers);
  const asIs = 'Developer A has users.email in models.py as `Column(String(120), nullable=False)`.';

  test('is found by its table', async () => {
    expect(await says({ model: 'users' })).toBe('✓ Developer A has a model of the table users in models.py.');
    expect(await says({ model: 'users', absent: true })).toBe('✕ Developer A has a model of the table users in models.py. It should have no users in its models.');
    expect(await says({ model: 'orders' })).toBe('✕ Developer A has no model of the table orders. It should have orders in its models.');
    expect(await says({ model: 'orders', absent: true })).toBe('✓ Developer A has no model of the table orders.');
  });

  test('has a column as it is wanted', async () => {
    expect(await says({ model: 'users.email' })).toBe(`✓ ${asIs}`);
    expect(await says({ model: 'users.email', type: 'String(120)', nullable: false, has: ['Column', 'nullable'] })).toBe(`✓ ${asIs}`);
    expect(await says({ model: 'users.email', type: 'Text' })).toBe(`✕ ${asIs} It should have it as Text in its models.`);
    expect(await says({ model: 'users.email', nullable: true })).toBe(`✕ ${asIs} It should have it as nullable in its models.`);
    expect(await says({ model: 'users.email', nullable: false, has: ['Column', 'unique', 'index'] })).toBe(`✕ ${asIs} It should have it as not nullable, with “Column”, “unique” and “index” in its models.`);
    expect(await says({ model: 'users.age', type: 'Integer' })).toBe('✓ Developer A has users.age in models.py as `Column(Integer)`.');
  });

  test('has no column that is not wanted', async () => {
    expect(await says({ model: 'users.phone' })).toBe('✕ Developer A has a model of users without phone in models.py. It should have users.phone in its models.');
    expect(await says({ model: 'users.phone', absent: true })).toBe('✓ Developer A has a model of users without phone in models.py.');
    expect(await says({ model: 'users.email', absent: true })).toBe(`✕ ${asIs} It should have no users.email in its models.`);
  });

  test('is looked for in Python’s files by their paths, but not among the migrations', async () => {
    expect(await says({ model: 'users' }, { 'z.py': 'users', 'a.py': 'users', 'b.txt': 'users' })).toBe('✓ Developer A has a model of the table users in a.py.');
    expect(await says({ model: 'users' }, { 'a.txt': 'users', 'b.py': 'users' })).toBe('✓ Developer A has a model of the table users in b.py.');
    const migrations = { 'db/env.py': '', 'db/versions/a.py': 'users' };
    expect(await says({ model: 'users' }, migrations)).toBe('✕ Developer A has no model of the table users. It should have users in its models.');
    expect(await says({ model: 'users' }, { ...migrations, 'dbx/models.py': 'users' })).toBe('✓ Developer A has a model of the table users in dbx/models.py.');
    expect(await says({ model: 'users' }, { 'db/models.py': 'users' })).toBe('✓ Developer A has a model of the table users in db/models.py.');
  });

  test('that is nowhere may be in a file that Python cannot read', async () => {
    expect(await says({ model: 'users' }, { 'app.py': 'x', 'models.py': 'broken' })).toBe('✕ Developer A has models.py, which Python cannot read (line 2: invalid syntax). It should be a file that Python can read, with users.');
    expect(await says({ model: 'users', absent: true }, { 'models.py': 'broken' })).toBe('✕ Developer A has models.py, which Python cannot read (line 2: invalid syntax). It should be a file that Python can read, without users.');
    expect(await says({ model: 'users' }, { 'app.py': 'broken', 'models.py': 'users' })).toBe('✓ Developer A has a model of the table users in models.py.');
  });

  test('is not known where Python could not be asked', async () => {
    const failed = { [`dev-a: ${READER} 0.txt`]: { code: 130, stderr: 'Traceback\nKeyboardInterrupt\n' } };
    expect(await says({ model: 'users' }, { 'models.py': 'users' }, failed)).toBe('✕ Developer A could not be asked: Python ended with 130, last saying KeyboardInterrupt. It should have users in its models.');
    expect(await says({ model: 'users', absent: true }, { 'models.py': 'users' }, failed)).toMatch(/^✕/);
  });
});

describe('a migration', () => {
  const revisions = { 'migrations/env.py': '', 'migrations/versions/a.py': 'create', 'migrations/versions/b.py': 'add' };
  const python = {
    create: steps([operation('create_table', 'users'), operation('execute', 'INSERT')], [operation('drop_table', 'users')]),
    add: steps([operation('add_column', 'users.phone', 'op.add_column(String(20))')], []),
    again: steps([operation('add_column', 'users.phone', 'op.add_column(Text)')], [operation('drop_column', 'users.phone')]),
    bare: steps([operation('batch', '')]),
    empty: steps([operation('add_column', 'users.age')], [operation('batch', ''), operation('execute', 'DELETE')]),
    upgradeless: {},
    broken,
  };
  const says = (written: object, files: Readonly<Record<string, string>> = revisions, answers = {}) => look(written, files, python, answers);

  test('is an operation of some revision’s upgrade', async () => {
    expect(await says({ migration: 'create_table users' })).toBe('✓ Developer A has create_table users in migrations/versions/a.py.');
    expect(await says({ migration: 'create_table' })).toBe('✓ Developer A has create_table in migrations/versions/a.py.');
    expect(await says({ migration: 'execute' })).toBe('✓ Developer A has execute in migrations/versions/a.py.');
    expect(await says({ migration: 'batch' }, { ...revisions, 'migrations/versions/a.py': 'bare' })).toBe('✓ Developer A has batch in migrations/versions/a.py.');
    expect(await says({ migration: 'drop_table users' })).toBe('✕ Developer A has no revision whose upgrade() has drop_table users. It should have a revision whose upgrade() has drop_table users.');
    expect(await says({ migration: 'execute INSERT' })).toMatch(/^✕/);
    expect(await says({ migration: 'create_table orders' }, { ...revisions, 'migrations/versions/c.py': 'upgradeless' })).toMatch(/^✕ Developer A has no revision whose upgrade/);
  });

  test('is absent where no upgrade has it', async () => {
    expect(await says({ migration: 'drop_table', absent: true })).toBe('✓ Developer A has no revision whose upgrade() has drop_table.');
    expect(await says({ migration: 'add_column', absent: true })).toBe('✕ Developer A has add_column in migrations/versions/b.py. It should have no revision whose upgrade() has add_column.');
    expect(await says({ migration: 'add_column', absent: true }, {})).toBe('✓ Developer A has no migrations folder.');
  });

  test('has the texts and the way back that are wanted', async () => {
    expect(await says({ migration: 'create_table users', downgrade: 'drop_table users' })).toBe('✓ Developer A has create_table users in migrations/versions/a.py.');
    expect(await says({ migration: 'create_table users', downgrade: ['drop_table users', 'drop_index'] })).toBe('✕ Developer A has create_table users in migrations/versions/a.py with a downgrade() that has drop_table users. It should have a revision whose upgrade() has create_table users, and its downgrade() drop_table users and drop_index.');
    expect(await says({ migration: 'add_column', downgrade: 'drop_column' })).toBe('✕ Developer A has add_column in migrations/versions/b.py with an empty downgrade(). It should have a revision whose upgrade() has add_column, and its downgrade() drop_column.');
    expect(await says({ migration: 'add_column', downgrade: 'drop_column' }, { ...revisions, 'migrations/versions/a.py': 'empty' })).toBe('✕ Developer A has add_column in migrations/versions/a.py with a downgrade() that has batch and execute. It should have a revision whose upgrade() has add_column, and its downgrade() drop_column.');
    expect(await says({ migration: 'batch', downgrade: 'drop_column' }, { ...revisions, 'migrations/versions/a.py': 'bare' })).toBe('✕ Developer A has batch in migrations/versions/a.py with an empty downgrade(). It should have a revision whose upgrade() has batch, and its downgrade() drop_column.');
    expect(await says({ migration: 'add_column', has: ['add_column', 'String'] })).toBe('✓ Developer A has add_column in migrations/versions/b.py.');
    expect(await says({ migration: 'add_column', has: ['String', 'Text'] })).toBe('✕ Developer A has add_column in migrations/versions/b.py as `op.add_column(String(20))`. It should have a revision whose upgrade() has add_column, with “String” and “Text”.');
  });

  test('of several revisions that make it counts the one that fits', async () => {
    const files = { ...revisions, 'migrations/versions/c.py': 'again' };
    expect(await says({ migration: 'add_column users.phone', has: 'Text' }, files)).toBe('✓ Developer A has add_column users.phone in migrations/versions/c.py.');
    expect(await says({ migration: 'add_column users.phone', downgrade: 'drop_column users.phone' }, files)).toBe('✓ Developer A has add_column users.phone in migrations/versions/c.py.');
    expect(await says({ migration: 'add_column users.phone', has: 'String', downgrade: 'drop_column users.phone' }, files)).toMatch(/^✕ Developer A has add_column users.phone in migrations\/versions\/b.py with an empty downgrade/);
  });

  test('is not found where there is no revision, no folder, or one that Python cannot read', async () => {
    expect(await says({ migration: 'create_table' }, {})).toBe('✕ Developer A has no migrations folder. It should have a revision whose upgrade() has create_table.');
    expect(await says({ migration: 'create_table' }, { 'migrations/env.py': '', 'migrations/versions/README': '' })).toBe('✕ Developer A has no revision. It should have a revision whose upgrade() has create_table.');
    expect(await says({ migration: 'create_table' }, { 'migrations/env.py': '', 'migrations/versions/a.py': 'broken' })).toBe('✕ Developer A has migrations/versions/a.py, which Python cannot read (line 2: invalid syntax). It should have a revision whose upgrade() has create_table.');
    expect(await says({ migration: 'create_table' }, revisions, { [`dev-a: ${READER} 0.txt 1.txt`]: { code: 1 } })).toBe('✕ Developer A could not be asked: Python ended with 1. It should have a revision whose upgrade() has create_table.');
  });
});
