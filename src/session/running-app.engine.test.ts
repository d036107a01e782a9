import { withoutEscapes } from '../domain/terminal-text.ts';
import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { openHeadless } from '../../scripts/headless.ts';
import { readStarter } from '../../scripts/project-folder.ts';
import { textAt } from '../domain/file-tree.ts';
import { isOlderThan } from '../domain/running-app.ts';

const { workbench, close } = openHeadless(readStarter());
afterAll(close);
beforeEach(() => workbench.startOver());

const environment = () => workbench.getState().workspace.environments['dev-a'];
const enter = (line: string) => workbench.enter('dev-a', line);
const modelsWith = (phone: string) => workbench.writeFile('dev-a', 'models.py', (textAt(environment().files, 'models.py') ?? '').replace(/# phone|phone/, phone));

/** What the terminal shows of a line, without colours. */
async function shown(line: string): Promise<string> {
  const before = workbench.transcript('dev-a').length;
  await enter(line);
  return withoutEscapes(workbench.transcript('dev-a').slice(before).map((event) => ('text' in event ? event.text : '')).join(''));
}

async function withUsers(): Promise<void> {
  expect(await enter('flask db init && flask db migrate -m "create users" && flask db upgrade && python seed.py')).toBe(0);
}

describe('flask run &', () => {
  test("prints the job, Flask's banner and Werkzeug's address, and listens", async () => {
    expect(await shown('flask run &')).toBe(
      '[1] 1001\n * Debug mode: off\nWARNING: This is a development server. Do not use it in a production deployment. Use a production WSGI server instead.\n' +
      ' * Running on http://127.0.0.1:5000\nPress CTRL+C to quit\n',
    );
    expect(environment().app).toMatchObject({ type: 'running', port: 5000, line: 'flask run', reloads: false });
    expect(await shown('jobs')).toBe('[1]+  Running                 flask run &\n');
    expect(await shown('curl -s localhost:5000/')).toMatch(/^127\.0\.0\.1 - - \[.*\] "GET \/ HTTP\/1\.1" 200 -\n\{"app":"shop","see":\["\/users","\/health"\]\}\n$/);
    expect(await shown('curl -i localhost:5000/nothing')).toMatch(/HTTP\/1\.1 404 NOT FOUND\r\nServer: Werkzeug\/3/);
  });

  test('keeps the code of its start in memory, over the files of now, until it is restarted', async () => {
    await withUsers();
    await enter('flask run &');
    modelsWith('phone');
    expect(await shown('curl -s localhost:5000/users')).not.toContain('phone');
    const { app, files } = environment();
    expect(app?.type === 'running' && isOlderThan(app, files)).toBe(true);
    await enter('flask db migrate -m "Add phone" && flask db upgrade');
    expect(await shown('curl -s localhost:5000/users')).toContain('[{"email":"ada@example.org","id":1}');
    expect(await shown('pkill flask; flask run & curl -s localhost:5000/users')).toContain('"phone":null');
  });

  test('writes into the present database, and nothing else of the files changes', async () => {
    await withUsers();
    workbench.writeFile('dev-a', 'app.py', `${textAt(environment().files, 'app.py')}\n@app.post("/users")\ndef add():\n    from flask import request\n    db.session.add(User(email=request.form["email"]))\n    db.session.commit()\n    return "", 201\n`);
    await enter('flask run &');
    workbench.writeFile('dev-a', 'seed.py', '# changed later\n');
    const before = environment().files;
    expect(await enter('curl -sf -d email=new@example.org localhost:5000/users')).toBe(0);
    const after = environment().files;
    expect([...after.keys()].filter((path) => after.get(path) !== before.get(path))).toEqual(['app.db']);
    expect(await shown('sqlite3 app.db "SELECT email FROM users ORDER BY id DESC LIMIT 1"')).toBe('new@example.org\n');
  });

  test('shares the bytes of its code with the files', async () => {
    await enter('flask run &');
    const { app, files } = environment();
    expect(app?.type === 'running' && [...app.code].every(([path, bytes]) => files.get(path) === bytes)).toBe(true);
    expect(app?.type === 'running' && [...app.code.keys()]).toContain('models.py');
  });

  test('that cannot start shows the real error and its exit code, and nothing listens', async () => {
    workbench.writeFile('dev-a', 'app.py', 'from nothing import app\n');
    const text = await shown('flask run &');
    expect(text).toContain("ModuleNotFoundError: No module named 'nothing'");
    expect(text).toMatch(/\[1\]\+ {2}Exit \d+ {17,18}flask run\n$/);
    expect(environment().app).toBeUndefined();
    expect(await enter('curl -s localhost:5000/')).toBe(7);
  });

  test('finds its port taken, in the words of Werkzeug', async () => {
    await enter('flask run &');
    const text = await shown('flask run');
    expect(text).toContain('Address already in use\nPort 5000 is in use by another program.');
    expect(workbench.getState().environments['dev-a'].lastCode).toBe(1);
  });

  test('with --debug reloads its code for every request', async () => {
    await withUsers();
    expect(await shown('flask --debug run &')).toContain(' * Restarting with stat\n * Debugger is active!\n');
    modelsWith('phone');
    await enter('flask db migrate -m "Add phone" && flask db upgrade');
    expect(await shown('curl -s localhost:5000/users')).toMatch(/"phone": ?null/);
  });

  test('is in the folder and has the variables of its start', async () => {
    await enter('mkdir deep; export DATABASE_URL=sqlite:////home/dev-a/project/deep/other.db; flask db init; flask db migrate; flask db upgrade; flask run &');
    await enter('unset DATABASE_URL; cd deep; curl -s -o answer.json localhost:5000/users');
    expect(textAt(environment().files, 'deep/answer.json')).toBe('[]\n');
  });
});

describe('the end of a server', () => {
  test('by kill or pkill leaves nobody who answers, until it is started again', async () => {
    await enter('flask run &');
    expect(await shown('kill %1')).toBe('[1]+  Terminated              flask run\n');
    expect(await shown('jobs')).toBe('');
    expect(await shown('curl localhost:5000/')).toBe("curl: (7) Failed to connect to localhost port 5000 after 0 ms: Couldn't connect to server\n");
    expect(await enter('pkill flask')).toBe(1);
    expect(await shown('flask run &')).toContain('[1] 1002\n');
    expect(await shown('kill -9 1002')).toBe('[1]+  Killed                  flask run\n');
    expect(await shown('kill 1002; kill %1')).toBe('bash: kill: (1002) - No such process\nbash: kill: %1: no such job\n');
  });

  test('in the foreground comes with Ctrl-C, and other environments can work meanwhile', async () => {
    const up = new Promise<void>((resolve) => {
      workbench.onTerminal('dev-a', (event) => {
        if ('text' in event && event.text.includes('CTRL+C')) resolve();
      });
    });
    const running = enter('flask run');
    await up;
    expect(await workbench.enter('dev-b', 'flask db init')).toBe(0);
    workbench.stop('dev-a');
    expect(await running).toBe(0);
    expect(await enter('curl -s localhost:5000/')).toBe(7);
  });
});

test('as long as nobody starts a server, the present code answers', async () => {
  await withUsers();
  expect(await shown('curl -s localhost:5000/users')).toMatch(/^\[\{"email":"ada@example\.org","id":1\}/);
  modelsWith('phone');
  await enter('flask db migrate -m "Add phone" && flask db upgrade');
  expect(await shown('curl -s localhost:5000/users')).toContain('"phone":null');
});
