import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { difference, textAt } from '../domain/file-tree.ts';
import { openHeadless } from '../../scripts/headless.ts';
import { readStarter } from '../../scripts/project-folder.ts';
import type { TerminalEvent } from './workbench.ts';

const { workbench, close } = openHeadless(readStarter());
afterAll(close);
beforeEach(() => workbench.startOver());

const files = () => workbench.getState().workspace.environments['dev-a'].files;
const enter = (line: string) => workbench.enter('dev-a', line);
const text = (events: readonly TerminalEvent[]) => events.map((event) => ('text' in event ? event.text : '')).join('');
const shown = () => text(workbench.transcript('dev-a'));
/** Resolves when a program of Developer A has printed the word. */
const printed = (word: string) =>
  new Promise<void>((resolve) => {
    const end = workbench.onTerminal('dev-a', (event) => {
      if (event.type !== 'stdout' || !event.text.includes(word)) return;
      end();
      resolve();
    });
  });
const terminalOf = () => workbench.getState().environments['dev-a'];
const addPhone = () => workbench.writeFile('dev-a', 'models.py', (textAt(files(), 'models.py') ?? '').replace('# phone', 'phone'));
const theRevision = (words: string) => [...files().keys()].find((path) => path.includes(words)) ?? expect.fail(`no revision ${words}`);

describe('the story of a migration', () => {
  test('goes from an empty project to a column that comes and goes', async () => {
    expect(await enter('flask db init')).toBe(0);
    expect(await enter('flask db migrate -m "create users" && flask db upgrade && python seed.py')).toBe(0);
    addPhone();
    expect(await enter('flask db migrate -m "Add phone to users"')).toBe(0);
    expect(textAt(files(), theRevision('add_phone'))).toContain("batch_op.add_column(sa.Column('phone', sa.String(length=20), nullable=True))");
    expect(await enter('curl -f localhost:5000/users')).toBe(22);
    expect(shown()).toContain('sqlite3.OperationalError: no such column: users.phone');
    expect(await enter('flask db upgrade')).toBe(0);
    expect(await enter('curl -f localhost:5000/users')).toBe(0);
    expect(shown()).toContain('{"email":"ada@example.org","id":1,"phone":null}');
    expect(await enter('flask db downgrade')).toBe(0);
    expect(await enter('sqlite3 app.db ".schema users"')).toBe(0);
    expect(shown()).not.toMatch(/phone[^\n]*\n[^\n]*UNIQUE \(email\)\n\);\n$/);
  });
});

describe('what a command changed', () => {
  test('is told by path, with the files before and after it', async () => {
    await enter('flask db init');
    const change = terminalOf().lastChange ?? expect.fail('no change');
    expect(change.line).toBe('flask db init');
    expect([...change.added].sort()).toEqual(['migrations/README', 'migrations/alembic.ini', 'migrations/env.py', 'migrations/script.py.mako', 'migrations/versions/']);
    expect(change.changed).toEqual([]);
    expect(difference(change.before, change.after).remove).toEqual([]);
  });

  test('is put on top of what was edited while it ran', async () => {
    const running = enter('python -c "open(\'made.txt\', \'w\').write(\'made\')"');
    workbench.writeFile('dev-a', 'models.py', '# edited meanwhile\n');
    await running;
    expect(textAt(files(), 'made.txt')).toBe('made');
    expect(textAt(files(), 'models.py')).toBe('# edited meanwhile\n');
    expect(terminalOf().lastChange?.added).toEqual(['made.txt']);
    expect(terminalOf().lastChange?.changed).toEqual([]);
  });

  test('leaves out what git keeps for itself', async () => {
    await enter('git init -b main && git add -A');
    expect(await enter('git commit -m "First version"')).toBe(0);
    expect(terminalOf().lastChange?.line ?? 'nothing').not.toContain('git commit');
    await enter('git switch -c other && rm seed.py && git commit -am "Away"');
    await enter('git switch main');
    expect(terminalOf().lastChange).toMatchObject({ line: 'git switch main', added: ['seed.py'], changed: [], removed: [] });
  });

  test('reaches another environment by git alone', async () => {
    await enter('git init -b main && git add -A && git commit -m "First version" && git remote add origin /srv/git/project.git && git push -u origin main');
    expect(await workbench.enter('dev-b', 'rm -r .ci app.py models.py requirements.txt seed.py .gitignore; git init -b main && git remote add origin /srv/git/project.git && git pull origin main')).toBe(0);
    addPhone();
    expect(await enter('git commit -am "Use users.phone" && git push')).toBe(0);
    const ofB = () => textAt(workbench.getState().workspace.environments['dev-b'].files, 'models.py');
    expect(ofB()).toContain('# phone');
    expect(await workbench.enter('dev-b', 'git pull origin main')).toBe(0);
    expect(ofB()).not.toContain('# phone');
  });

  test('reaches no other environment', async () => {
    const before = workbench.getState().workspace.environments;
    await enter('flask db init && rm app.py');
    const after = workbench.getState().workspace.environments;
    expect(after['dev-b']).toBe(before['dev-b']);
    expect(after.production).toBe(before.production);
    expect(after['dev-a'].files.has('app.py')).toBe(false);
  });
});

describe('an error that names a line', () => {
  test('marks the line until the file is edited', async () => {
    workbench.writeFile('dev-a', 'models.py', 'from flask_sqlalchemy import SQLAlchemy\ndb = SQLAlchemy(\n');
    expect(await enter('flask db current')).toBe(1);
    expect(terminalOf().problems).toEqual([{ path: 'models.py', line: 2, message: "SyntaxError: '(' was never closed" }]);
    workbench.writeFile('dev-a', 'models.py', '');
    expect(terminalOf().problems).toEqual([]);
  });

  test('marks the revision file in which a migration failed, and the next command works', async () => {
    await enter('flask db init && flask db migrate -m "create users" && flask db upgrade && flask db revision -m broken --rev-id bad1');
    const path = theRevision('bad1_broken');
    workbench.writeFile('dev-a', path, (textAt(files(), path) ?? '').replace('    pass', '    op.execute("ALTER nonsense")'));
    expect(await enter('flask db upgrade')).toBe(1);
    expect(terminalOf().problems).toMatchObject([{ path, line: 20 }]);
    expect(await enter('flask db current')).toBe(0);
  });
});

describe('the SQL box', () => {
  test('writes into the very file that commands read', async () => {
    await enter('flask db init && flask db migrate -m "create users" && flask db upgrade');
    expect(await workbench.executeSql('dev-a', 'app.db', "INSERT INTO users (email) VALUES ('box@example.org')")).toEqual({ type: 'done', changedRows: 1 });
    await enter('curl localhost:5000/users');
    expect(shown()).toContain('box@example.org');
    expect(terminalOf().lastChange?.changed).toEqual(['app.db']);
  });

  test('leaves the file as it is when it only reads or fails', async () => {
    await enter('flask db init && flask db migrate -m "create users" && flask db upgrade');
    const before = files().get('app.db');
    expect(await workbench.executeSql('dev-a', 'app.db', 'SELECT count(*) AS n FROM users')).toMatchObject({ type: 'rows', page: { columns: ['n'], rows: [[0n]] } });
    expect(await workbench.executeSql('dev-a', 'app.db', 'SELECT nothing FROM users')).toMatchObject({ type: 'error' });
    expect(files().get('app.db')).toBe(before);
  });
});

describe('what will run', () => {
  test('is the SQL of one revision, up and down, for SQLite and for PostgreSQL', async () => {
    await enter('flask db init && flask db migrate -m "create users" --rev-id aaa');
    const up = await workbench.previewSql('dev-a', 'aaa', 'upgrade', 'sqlite');
    expect(up).toMatchObject({ type: 'sql' });
    expect(up.type === 'sql' && up.sql).toContain('CREATE TABLE users');
    const postgres = await workbench.previewSql('dev-a', 'aaa', 'upgrade', 'postgresql');
    expect(postgres.type === 'sql' && postgres.sql).toContain('id SERIAL NOT NULL');
    const down = await workbench.previewSql('dev-a', 'aaa', 'downgrade', 'postgresql');
    expect(down.type === 'sql' && down.sql).toContain('DROP TABLE users');
  });

  test("is Alembic's own message when it cannot be written without a database", async () => {
    await enter('flask db init && flask db migrate -m "create users" --rev-id aaa && flask db upgrade');
    addPhone();
    await enter('flask db migrate -m "Add phone" --rev-id bbb');
    const down = await workbench.previewSql('dev-a', 'bbb', 'downgrade', 'sqlite');
    expect(down.type === 'error' && down.message).toContain('This operation cannot proceed in --sql mode');
    const up = await workbench.previewSql('dev-a', 'bbb', 'upgrade', 'sqlite');
    expect(up.type === 'sql' && up.sql).toContain('ALTER TABLE users ADD COLUMN phone VARCHAR(20)');
  });

  test('changes nothing, neither files nor database', async () => {
    await enter('flask db init && flask db migrate -m "create users" --rev-id aaa');
    const before = files();
    await workbench.previewSql('dev-a', 'aaa', 'upgrade', 'sqlite');
    expect(files()).toBe(before);
    expect(await enter('flask db upgrade')).toBe(0);
  });
});

describe('a terminal', () => {
  test('keeps one command at a time, and refuses a second', async () => {
    const up = printed('up');
    const first = enter('python -c "print(\'up\')\nwhile True: pass"');
    await up;
    await expect(enter('ls')).rejects.toThrow('A command is running in dev-a');
    workbench.stop('dev-a');
    expect(await first).toBe(130);
    expect(await enter('ls')).toBe(0);
  });

  test('stops what runs: exit code 130, the files as before, the next line works', async () => {
    const before = files();
    const running = enter('python -c "open(\'x\', \'w\').write(\'1\')\nwhile True: pass"');
    workbench.stop('dev-a');
    expect(await running).toBe(130);
    expect(files()).toBe(before);
    expect(await enter('python -c "print(6 * 7)"')).toBe(0);
    expect(shown()).toContain('^C\n42\n');
  });

  test('that is started over while a command runs begins clean: project, folder, files', async () => {
    const up = printed('up');
    const running = enter('mkdir deep && cd deep && python -c "print(\'up\')\nwhile True: pass"');
    await up;
    workbench.startOver();
    await running;
    expect(workbench.prompt('dev-a')).toBe('dev-a $ ');
    expect([...files().keys()].sort()).toEqual([...readStarter().keys()].sort());
    expect(await enter('pwd')).toBe(0);
    expect(shown()).toBe('/home/dev-a/project\n');
  });

  test('cuts what prints for ever and says so, and can still be stopped', async () => {
    const cut = new Promise<void>((resolve) => {
      workbench.onTerminal('dev-a', (event) => {
        if (event.type === 'stderr' && /1 MB|1,000,000/.test(event.text)) resolve();
      });
    });
    const running = enter('python -c "while True: print(\'for ever \' * 20)"');
    await cut;
    workbench.stop('dev-a');
    expect(await running).toBe(130);
    expect(shown().length).toBeLessThan(1_200_000);
  });

  test('runs the lines that are piped into flask shell, in the app', async () => {
    expect(await enter('echo "print(app.name, 6 * 7)" | flask shell')).toBe(0);
    expect(shown()).toContain('app 42\n');
    expect(shown()).not.toContain('needs a keyboard');
  });

  test('says what to use instead of commands that need a keyboard', async () => {
    for (const [line, words] of [
      ['flask --app app shell', 'python FILE'],
      ['flask db edit head', 'editor'],
      ['python', 'python FILE'],
    ] as const) {
      expect(await enter(line)).toBe(1);
      expect(shown()).toContain(words);
    }
  });
});
