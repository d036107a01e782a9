import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { treeOf } from '../domain/file-tree.ts';
import { complete, type CompletionContext } from './completion.ts';
import { environmentWith, projectFiles, shellTest } from './shell-testing.ts';
import { commands } from '../engines/git/command-table.ts';
import { gitCommands } from './command-table.ts';

const revisions = {
  'migrations/versions/a1b2_users.py': '"""Add users"""\nrevision = \'a1b2c3d4\'\ndown_revision = None\nbranch_labels = (\'people\',)\n',
  'migrations/versions/f9e8_phone.py': '"""Add phone"""\nrevision = \'f9e8d7c6\'\ndown_revision = \'a1b2c3d4\'\n',
};
const files = new Map([...treeOf({ ...revisions, 'migrations/env.py': '', 'my notes.txt': 'x', 'app.py': '', 'models.py': '', '.flaskenv': '', 'instance/': new Uint8Array(0) })]);

/** `¦` is the cursor; without one it is at the end. */
function at(text: string, change: Partial<CompletionContext> = {}) {
  const cursor = text.includes('¦') ? text.indexOf('¦') : text.length;
  const line = text.replace('¦', '');
  return complete(line, cursor, { id: 'dev-a', environment: environmentWith({ files, variables: { FLASK_APP: 'app.py' }, locals: { FOO: '1' } }), commandNames: ['cat', 'cd', 'cp', 'flask', 'ls', 'sqlite3'], ...change });
}

describe('completing a line', () => {
  test.each([
    ['', ['cat', 'cd', 'cp', 'flask', 'ls', 'sqlite3']],
    ['c', ['cat', 'cd', 'cp']],
    ['ls && fl', ['flask']],
    ['ls|c', ['cat', 'cd', 'cp']],
    ['ls; FOO=1 fl', ['flask']],
    ['echo $(fl', ['flask']],
    ['which f', ['flask']],
    ['flask ', ['db', 'routes', 'run', 'shell']],
    ['flask --app app.py d', ['db']],
    ['flask db up', ['upgrade']],
    ['flask db m', ['merge', 'migrate']],
    ['flask db -d migrations hist', ['history']],
    ['flask db upgrade --', ['--directory', '--help', '--sql', '--tag', '--x-arg']],
    ['flask db migrate -', ['--branch-label', '--directory', '--head', '--help', '--message', '--rev-id', '--splice', '--sql', '--version-path', '--x-arg', '-d', '-m', '-x']],
    ['flask db migrate -m ', []],
    ['flask db upgrade ', ['head', 'heads', '+1', 'people@head', 'f9e8d7c6', 'a1b2c3d4']],
    ['flask db upgrade f', ['f9e8d7c6']],
    ['npx sequelize-cli db:migrate:', ['db:migrate:schema:timestamps:add', 'db:migrate:status', 'db:migrate:undo', 'db:migrate:undo:all']],
    ['sequelize db:migrate --t', ['--to']],
    ['npx p', ['prisma']],
    ['npx prisma migrate ', ['deploy', 'dev', 'diff', 'reset', 'resolve', 'status']],
    ['prisma migrate dev --c', ['--config', '--create-only']],
    ['prisma db pu', ['pull', 'push']],
    ['prisma migrate deploy --schema mod', ['models.py']],
    ['flask db upgrade a1b2c3d4:f', ['a1b2c3d4:f9e8d7c6']],
    ['flask db downgrade ', ['base', 'people@head', 'f9e8d7c6', 'a1b2c3d4']],
    ['flask db downgrade -- -', ['-1']],
    ['flask db stamp h', ['head', 'heads']],
    ['flask db merge f9e8d7c6 a', ['a1b2c3d4']],
    ['flask db history -r a1b2c3d4:h', ['a1b2c3d4:head', 'a1b2c3d4:heads']],
    ['flask db show b', ['base']],
    ['flask db nothing ', []],
    ['alembic -c app.py down', ['downgrade']],
    ['alembic up', ['upgrade']],
    ['cat m', ['migrations/', 'models.py', 'my\\ notes.txt']],
    ['cat my\\ n', ['my\\ notes.txt']],
    ['cat "my', ['"my notes.txt"']],
    ["cat 'my n", ["'my notes.txt'"]],
    ['cat "mig', ['"migrations/']],
    ['cat migrations/v', ['migrations/versions/']],
    ['cat migrations/versions/', ['migrations/versions/a1b2_users.py', 'migrations/versions/f9e8_phone.py']],
    ['cat ./a', ['./app.py']],
    ['cat .', ['.flaskenv']],
    ['cat ~/', ['~/project/']],
    ['cat /home/dev-a/project/a', ['/home/dev-a/project/app.py']],
    ['cat ../', ['../project/']],
    ['cat nowhere/', []],
    ['cd ', ['instance/', 'migrations/']],
    ['./', ['./app.py', './instance/', './migrations/', './models.py', './my\\ notes.txt']],
    ['echo x > a', ['app.py']],
    ['echo x 2>> mod', ['models.py']],
    ['ls 2>&1 | c', ['cat', 'cd', 'cp']],
    ['python a', ['app.py']],
    ['sqlite3 app.db .t', ['.tables']],
    ['sqlite3 -js', ['-json']],
    ['echo $F', ['$FLASK_APP', '$FOO']],
    ['echo "${FL', ['${FLASK_APP}']],
    ["echo '$F", []],
    ['unset FO', ['FOO']],
    ['echo # fl', []],
  ])('%j', (line, candidates) => {
    expect(at(line).candidates).toEqual(candidates);
  });

  test('migrations of Sequelize and Prisma are offered where a command wants one', () => {
    const environment = environmentWith({ files: treeOf({ 'migrations/2-phone.js': '', 'migrations/1-users.js': '', 'seeders/1-demo.js': '', 'prisma/migrations/20260105_init/migration.sql': '', 'prisma/migrations/migration_lock.toml': '' }) });
    expect(at('npx sequelize-cli db:migrate:undo --name ', { environment }).candidates).toEqual(['1-users.js', '2-phone.js']);
    expect(at('sequelize db:migrate --to 2', { environment }).candidates).toEqual(['2-phone.js']);
    expect(at('sequelize-cli db:seed --seed ', { environment }).candidates).toEqual(['1-demo.js']);
    expect(at('npx prisma migrate resolve --rolled-back ', { environment }).candidates).toEqual(['20260105_init']);
  });

  test('the completed word is the one that the cursor is in', () => {
    expect(at('flask db up¦ --sql')).toEqual({ start: 9, candidates: ['upgrade'] });
    expect(at('cat "my')).toMatchObject({ start: 4 });
    expect(at('echo a$FO').start).toBe(6);
  });

  test('paths start at the folder of the shell', () => {
    expect(at('cat ', { environment: environmentWith({ files, cwd: 'migrations' }) }).candidates).toEqual(['env.py', 'versions/']);
  });

  test("git's commands come first, then branches, loose, packed and remote, and paths where they may stand", () => {
    const repository = treeOf({
      'file.txt': '',
      '.git/refs/heads/feature': 'oid\n',
      '.git/refs/heads/fix/one': 'oid\n',
      '.git/refs/remotes/origin/HEAD': 'ref: refs/remotes/origin/main\n',
      '.git/packed-refs': '# pack-refs with: peeled fully-peeled sorted\noid refs/heads/main\noid refs/remotes/origin/main\n',
    });
    const environment = environmentWith({ files: repository });
    expect(at('git sw', { environment }).candidates).toEqual(['switch']);
    expect(at('git switch ', { environment }).candidates).toEqual(['feature', 'fix/one', 'main', 'origin/main']);
    expect(at('git checkout fi', { environment }).candidates).toEqual(['fix/one', 'file.txt']);
    expect(at('git checkout -- fi', { environment }).candidates).toEqual(['file.txt']);
    expect(at('git add fi', { environment }).candidates).toEqual(['file.txt']);
  });

  test("git's commands are those that it has", () => {
    expect([...gitCommands].sort()).toEqual([...commands.keys()].sort());
  });

  test('a completed path is read by the shell as exactly that file, whatever its name', async () => {
    const name = fc.string({ minLength: 1, maxLength: 8, unit: fc.constantFrom(...'ab -\'"\\$`*?[]{}~#&;|<>()!=é'.split('')) }).filter((text) => !text.startsWith('-') && !text.startsWith('.'));
    await fc.assert(fc.asyncProperty(name, fc.constantFrom('', '"', "'"), async (file, quote) => {
      const environment = environmentWith({ files: treeOf({ [file]: 'content' }) });
      const line = `cat ${quote}`;
      const { start, candidates } = complete(line, line.length, { id: 'dev-a', environment, commandNames: [] });
      expect(candidates).toHaveLength(1);
      expect(await shellTest(line.slice(0, start) + (candidates[0] ?? ''), { environment })).toMatchObject({ code: 0, stdout: 'content', stderr: '' });
    }), { numRuns: 300 });
  });

  test('no line makes it fail', () => {
    fc.assert(fc.property(fc.array(fc.oneof(fc.string(), fc.constantFrom('flask ', 'db ', '$', '"', "'", '\\', '|', '>', ' ', '${'))), fc.nat(), (parts, cursor) => {
      const line = parts.join('');
      const { start, candidates } = complete(line, Math.min(cursor, line.length), { id: 'dev-a', environment: environmentWith({ files: projectFiles }), commandNames: ['ls'] });
      expect(start).toBeLessThanOrEqual(line.length);
      expect(Array.isArray(candidates)).toBe(true);
    }));
  });
});
