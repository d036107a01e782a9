import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { flawOf, readCheck } from './check.ts';

/** Each flaw as `where: what`; none where it is a check. */
function flaws(written: unknown): string[] {
  const read = readCheck(written);
  return 'flaws' in read ? read.flaws.map(({ path, message }) => `${path.join('.')}: ${message}`) : [];
}
function check(written: unknown): unknown {
  const read = readCheck(written);
  return 'check' in read ? read.check : read.flaws;
}

describe('a check is read', () => {
  test.each<[unknown, unknown]>([
    [{ file: 'app.py', in: 'dev-a' }, { kind: 'file', file: 'app.py', in: ['dev-a'] }],
    [{ file: 'app.py', in: ['dev-a', 'ci'], has: 'x', lacks: ['y', 'z'] }, { kind: 'file', file: 'app.py', in: ['dev-a', 'ci'], has: ['x'], lacks: ['y', 'z'] }],
    [{ file: 'app.py', in: 'ci', absent: true }, { kind: 'file', file: 'app.py', in: ['ci'], absent: true }],
    [{ model: 'users', in: 'ci' }, { kind: 'model', model: 'users', in: ['ci'] }],
    [{ model: 'users.phone', in: 'ci', type: 'String(20)', nullable: false, has: 'unique', absent: true }, { kind: 'model', model: 'users.phone', in: ['ci'], type: 'String(20)', nullable: false, has: ['unique'], absent: true }],
    [{ migration: 'add_column users.phone', in: 'ci', has: ['x'], downgrade: 'drop_column users.phone' }, { kind: 'migration', migration: 'add_column users.phone', in: ['ci'], has: ['x'], downgrade: ['drop_column users.phone'] }],
    [{ migration: 'execute', in: 'ci', downgrade: ['execute', 'drop_index ix'], absent: true }, { kind: 'migration', migration: 'execute', in: ['ci'], downgrade: ['execute', 'drop_index ix'], absent: true }],
    [{ committed: 'migrations', in: 'ci' }, { kind: 'committed', committed: 'migrations', in: ['ci'] }],
    [{ table: 'users', in: 'ci', rows: 0, database: 'x.db' }, { kind: 'table', table: 'users', in: ['ci'], rows: 0, database: 'x.db' }],
    [{ table: 'users', in: 'ci', absent: true }, { kind: 'table', table: 'users', in: ['ci'], absent: true }],
    [{ column: 'shop.users.phone', in: 'ci', type: 'TEXT', nullable: true, default: '0', database: 'x.db' }, { kind: 'column', column: 'shop.users.phone', in: ['ci'], type: 'TEXT', nullable: true, default: '0', database: 'x.db' }],
    [{ column: 'users.phone', in: 'ci', absent: true }, { kind: 'column', column: 'users.phone', in: ['ci'], absent: true }],
    [{ index: 'ix', in: 'ci', columns: 'a', unique: true, valid: false, database: 'postgresql' }, { kind: 'index', index: 'ix', in: ['ci'], columns: ['a'], unique: true, valid: false, database: 'postgresql' }],
    [{ index: 'ix', in: 'ci', absent: true }, { kind: 'index', index: 'ix', in: ['ci'], absent: true }],
    [{ constraint: 'ck', in: 'ci', valid: true, database: 'postgresql' }, { kind: 'constraint', constraint: 'ck', in: ['ci'], valid: true, database: 'postgresql' }],
    [{ constraint: 'ck', in: 'ci', absent: true }, { kind: 'constraint', constraint: 'ck', in: ['ci'], absent: true }],
    [{ enum: 'status', in: 'ci', values: ['new', 'paid'], database: 'postgresql' }, { kind: 'enum', enum: 'status', in: ['ci'], values: ['new', 'paid'], database: 'postgresql' }],
    [{ enum: 'status', in: 'ci', absent: true }, { kind: 'enum', enum: 'status', in: ['ci'], absent: true }],
    [{ schema: 'stock', in: 'ci', absent: true, database: 'postgresql' }, { kind: 'schema', schema: 'stock', in: ['ci'], absent: true, database: 'postgresql' }],
    [{ query: 'SELECT 1', in: 'ci', gives: [[1, 'a', null, true, false]], database: 'x.db' }, { kind: 'query', query: 'SELECT 1', in: ['ci'], gives: [[1, 'a', null, 'true', 'false']], database: 'x.db' }],
    [{ revision: 'head', in: 'ci', database: 'x.db' }, { kind: 'revision', revision: 'head', in: ['ci'], database: 'x.db' }],
    [{ heads: 0, in: 'ci' }, { kind: 'heads', heads: 0, in: ['ci'] }],
    [{ drift: 'none', in: ['dev-a', 'ci'] }, { kind: 'drift', drift: 'none', in: ['dev-a', 'ci'] }],
    [{ drift: 'users.phone', in: ['dev-a', 'ci'] }, { kind: 'drift', drift: ['users.phone'], in: ['dev-a', 'ci'] }],
    [{ commits: 0, touching: 'app.py', in: 'ci' }, { kind: 'commits', commits: 0, touching: 'app.py', in: ['ci'] }],
    [{ origin: { ahead: 0, behind: 0 }, in: 'ci' }, { kind: 'origin', origin: { ahead: 0, behind: 0 }, in: ['ci'] }],
    [{ app: '/', in: 'ci', status: 100, says: 'a', error: 'b' }, { kind: 'app', app: '/', in: ['ci'], status: 100, says: ['a'], error: ['b'] }],
    [{ app: '/', in: 'ci', status: 599 }, { kind: 'app', app: '/', in: ['ci'], status: 599 }],
    [{ command: 'ls', in: 'ci', says: 'a', hides: 'b' }, { kind: 'command', command: 'ls', in: ['ci'], exits: 0, says: ['a'], hides: ['b'] }],
    [{ command: 'ls', in: 'ci', exits: 255 }, { kind: 'command', command: 'ls', in: ['ci'], exits: 255 }],
    [{ pipeline: 'deployed' }, { kind: 'pipeline', pipeline: 'deployed', in: ['ci'] }],
    [{ pipeline: 'never ran', in: 'dev-a' }, { kind: 'pipeline', pipeline: 'never ran', in: ['dev-a'] }],
    [{ output: 'x', in: 'ci' }, { kind: 'output', output: ['x'], in: ['ci'] }],
    [{ output: ['x'], in: 'ci', exits: 0 }, { kind: 'output', output: ['x'], in: ['ci'], exits: 0 }],
    [{ output: ['x'], in: 'ci', exits: 255 }, { kind: 'output', output: ['x'], in: ['ci'], exits: 255 }],
  ])('%j', (written, read) => {
    expect(check(written)).toEqual(read);
  });

  test.each(['passed', 'failed', 'deployed', 'deploy failed', 'never ran'])('a pipeline that %s', (pipeline) => {
    expect(flaws({ pipeline })).toEqual([]);
  });
});

describe('what is no check says where and why', () => {
  test.each<[unknown, string]>([
    ['file', ': expected a check such as "column: users.phone", not "file"'],
    [null, ': expected a check such as "column: users.phone", not null'],
    [['file'], ': expected a check such as "column: users.phone", not ["file"]'],
    [{ file: 'a', table: 'b' }, ': expected a check: one of file, model, migration, committed, table, column, index, constraint, enum, schema, query, revision, heads, drift, commits, origin, app, command, pipeline, output; this has file and table, which are two checks'],
    [{ fille: 'a', in: 'ci' }, ': expected a check: one of file, model, migration, committed, table, column, index, constraint, enum, schema, query, revision, heads, drift, commits, origin, app, command, pipeline, output; none of the keys fille, in is one'],
    [{ toString: 'a' }, ': expected a check: one of file, model, migration, committed, table, column, index, constraint, enum, schema, query, revision, heads, drift, commits, origin, app, command, pipeline, output; none of the keys toString is one'],
    [{ file: 'a', in: 'ci', hass: 'x' }, 'hass: there is no "hass" here'],
    [{ file: 'a', in: 'ci', hass: 'x', lack: 'y' }, 'hass: there is no "hass", "lack" here'],
    [{ origin: { ahead: 0, behind: 0, off: 1 }, in: 'ci' }, 'origin.off: there is no "off" here'],
    [{ column: 'phone', in: 'ci' }, 'column: write it as table.column, or schema.table.column'],
    [{ column: 'a.b.c.d', in: 'ci' }, 'column: write it as table.column, or schema.table.column'],
    [{ column: 'users. phone', in: 'ci' }, 'column: write it as table.column, or schema.table.column'],
    [{ column: '.phone', in: 'ci' }, 'column: write it as table.column, or schema.table.column'],
    [{ model: 'a.b.c', in: 'ci' }, 'model: write it as table.column, or table'],
    [{ model: 'a b', in: 'ci' }, 'model: write it as table.column, or table'],
    [{ model: 'users.', in: 'ci' }, 'model: write it as table.column, or table'],
    [{ migration: 'Add column', in: 'ci' }, 'migration: write it as an operation and what it is about, such as "add_column users.phone" or "create_table posts"'],
    [{ migration: 'add_column users phone', in: 'ci' }, 'migration: write it as an operation and what it is about, such as "add_column users.phone" or "create_table posts"'],
    [{ migration: ' add_column', in: 'ci' }, 'migration: write it as an operation and what it is about, such as "add_column users.phone" or "create_table posts"'],
    [{ committed: '', in: 'ci' }, 'committed: Too small: expected string to have >=1 characters'],
    [{ app: 'users', in: 'ci', status: 200 }, 'app: Invalid string: must start with "/"'],
  ])('%j', (written, flaw) => {
    expect(flaws(written)).toEqual([flaw]);
  });

  test.each<[unknown, string]>([
    [{ table: 'users', in: 'ci', rows: -1 }, 'rows'],
    [{ heads: -1, in: 'ci' }, 'heads'],
    [{ commits: -1, touching: 'a', in: 'ci' }, 'commits'],
    [{ origin: { ahead: -1, behind: 0 }, in: 'ci' }, 'origin.ahead'],
    [{ origin: { ahead: 0, behind: -1 }, in: 'ci' }, 'origin.behind'],
    [{ app: '/', in: 'ci', status: 99 }, 'status'],
    [{ app: '/', in: 'ci', status: 600 }, 'status'],
    [{ command: 'ls', in: 'ci', exits: -1 }, 'exits'],
    [{ command: 'ls', in: 'ci', exits: 256 }, 'exits'],
    [{ output: 'x', in: 'ci', exits: -1 }, 'exits'],
    [{ output: 'x', in: 'ci', exits: 256 }, 'exits'],
    [{ drift: 'none', in: ['ci'] }, 'in'],
    [{ file: 'a', in: [] }, 'in'],
    [{ file: 'a', in: 'staging' }, 'in'],
    [{ file: 'a', in: 'ci', has: [] }, 'has'],
    [{ file: 'a', in: 'ci', absent: false }, 'absent'],
    [{ model: 'a', in: 'ci', absent: false }, 'absent'],
    [{ migration: 'execute', in: 'ci', absent: false }, 'absent'],
    [{ migration: 'execute', in: 'ci', downgrade: [] }, 'downgrade'],
    [{ table: 'a', in: 'ci', absent: false }, 'absent'],
    [{ column: 'a.b', in: 'ci', absent: false }, 'absent'],
    [{ index: 'a', in: 'ci', absent: false }, 'absent'],
    [{ constraint: 'a', in: 'ci', absent: false }, 'absent'],
    [{ enum: 'a', in: 'ci', absent: false }, 'absent'],
    [{ schema: 'a', in: 'ci', absent: false }, 'absent'],
    [{ pipeline: 'running' }, 'pipeline'],
    [{ query: 'SELECT 1', in: 'ci', gives: [1] }, 'gives.0'],
    [{ query: 'SELECT 1', in: 'ci', gives: [[{}]] }, 'gives.0.0'],
  ])('%j, at %s', (written, place) => {
    expect(flaws(written).map((flaw) => flaw.split(':')[0])).toEqual([place]);
  });

  test.each([
    ['model', { model: 'a' }], ['migration', { migration: 'execute' }], ['committed', { committed: 'a' }], ['table', { table: 'a' }], ['column', { column: 'a.b' }], ['index', { index: 'a' }], ['constraint', { constraint: 'a' }],
    ['enum', { enum: 'a' }], ['schema', { schema: 'a' }], ['query', { query: 'a', gives: [] }], ['revision', { revision: 'a' }], ['heads', { heads: 1 }], ['drift', { drift: 'none' }], ['commits', { commits: 1, touching: 'a' }],
    ['origin', { origin: { ahead: 1, behind: 1 } }], ['app', { app: '/', status: 200 }], ['command', { command: 'a' }], ['pipeline', { pipeline: 'passed' }], ['output', { output: 'a' }],
  ])('a key that a %s does not have', (_, written) => {
    expect(flaws({ ...written, in: ['dev-a', 'ci'], nothing: 1 })).toEqual(['nothing: there is no "nothing" here']);
  });

  test('a flaw of one of several shapes is told by the nearest of them', () => {
    const shapes = z.union([z.string().min(3, 'three letters'), z.array(z.string())]);
    const told = (written: unknown) => shapes.safeParse(written).error?.issues.map((issue) => flawOf(issue).message);
    expect(told('a')).toEqual(['three letters']);
    expect(told(1)).toEqual(['Invalid input: expected string, received number']);
  });
});
