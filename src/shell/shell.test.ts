import { describe, expect, test, vi } from 'vitest';
import { treeOf } from '../domain/file-tree.ts';
import type { Program, ProgramTable } from '../process/program.ts';
import { createShell } from './shell.ts';
import { environmentWith, fileAfter, projectFiles, shellTest } from './shell-testing.ts';

describe('a typed line', () => {
  test.each([
    ['echo hi', 'hi\n'],
    ['echo "a  b" \'c  $HOME\' d\\ e', 'a  b c  $HOME d e\n'],
    ['echo $HOME ${USER}x "$PWD"', '/home/dev-a dev-ax /home/dev-a/project\n'],
    ['X=1; echo "[$X]" ${X:-2} ${Y:-two} ${#HOME}', '[1] 1 two 11\n'],
    ['X="a  b"; echo $X "$X"', 'a b a  b\n'],
    ['echo ~ ~/x "~" x~', '/home/dev-a /home/dev-a/x ~ x~\n'],
    ['echo *.py nothing* "*.py"', 'app.py models.py nothing* *.py\n'],
    ['echo migrations/versions/*', 'migrations/versions/a1_users.py migrations/versions/b2_phone.py\n'],
    ['echo [am]*.py ?pp.py */env.py', 'app.py models.py app.py migrations/env.py\n'],
    ['echo pre{a,b}post x{1..3}', 'preapost prebpost x1 x2 x3\n'],
    ['echo $(echo a; echo b) "$(echo a; echo b)"', 'a b a\nb\n'],
    ['echo one # two', 'one\n'],
    ['false; echo $?; true; echo $?', '1\n0\n'],
    ['false || echo no && echo yes', 'no\nyes\n'],
    ['true || echo no', ''],
    ['! false && echo turned', 'turned\n'],
    ['echo abc | cat | cat', 'abc\n'],
    ['cat <<< "text $USER"', 'text dev-a\n'],
    ['cat <<EOF\nuser $USER\nEOF', 'user dev-a\n'],
    ['echo out > /dev/null; echo err > f 2>&1; cat f', 'err\n'],
    ['echo a > f; echo b >> f; cat < f', 'a\nb\n'],
    ['X=1 env | cat -n > f; printenv X; echo $?', '1\n'],
    ["echo $'tab\\there'", 'tab\there\n'],
    ['', ''],
  ])('%s', async (line, stdout) => {
    const result = await shellTest(line);
    expect(result).toMatchObject({ stdout, stderr: '' });
  });
});

describe('redirections', () => {
  test('a file is cut when it is opened, before the program reads it', async () => {
    expect(fileAfter(await shellTest('cat app.py > app.py'), 'app.py')).toBe('');
  });

  test('the order of 2>&1 and > matters', async () => {
    const both = await shellTest('ls nothing > log 2>&1');
    expect(fileAfter(both, 'log')).toBe("ls: cannot access 'nothing': No such file or directory\n");
    const split = await shellTest('ls nothing 2>&1 > log');
    expect(split.stdout).toContain('cannot access');
    expect(fileAfter(split, 'log')).toBe('');
  });

  test('both streams go to one file in the order of writing', async () => {
    const outcome = await shellTest('cat app.py nothing models.py &> log');
    expect(fileAfter(outcome, 'log')).toBe('from flask import Flask\n\napp = Flask(__name__)\ncat: nothing: No such file or directory\nclass User:\n    id = 1\n');
  });

  test.each([
    ['echo x > migrations', 'bash: migrations: Is a directory\n'],
    ['echo x > nowhere/f', 'bash: nowhere/f: No such file or directory\n'],
    ['echo x > app.py/f', 'bash: app.py/f: Not a directory\n'],
    ['echo x > ../f', 'bash: ../f: Permission denied\n'],
    ['cat < nothing', 'bash: nothing: No such file or directory\n'],
    ['echo x > *.py', 'bash: *.py: ambiguous redirect\n'],
  ])('%s is refused with exit code 1 and the command is not run', async (line, stderr) => {
    const outcome = await shellTest(line);
    expect(outcome).toMatchObject({ code: 1, stdout: '', stderr });
    expect(outcome.environment.files).toBe(projectFiles);
  });

  test('bytes that are no text pass through pipes and files unharmed', async () => {
    const blob = Uint8Array.from({ length: 256 }, (_, index) => index);
    const outcome = await shellTest('cat blob | cat > copy; cat < copy >> copy2', { environment: environmentWith({ files: treeOf({ blob }) }) });
    expect(outcome.environment.files.get('copy')).toEqual(blob);
    expect(outcome.environment.files.get('copy2')).toEqual(blob);
  });
});

describe('lines that cannot be run', () => {
  test.each([
    ["echo 'abc", 'bash: syntax error: unterminated single quote\n'],
    ['echo "abc', 'bash: syntax error: unterminated double quote\n'],
    ['touch x && ', "bash: syntax error: expected command after '&&'\n"],
    ['touch x; for i in 1 2; do echo $i; done', "bash: a loop ('for'): not supported here\nType the line once for each, or write the loop in a file: python FILE\n"],
    ['touch x; while true; do echo; done', "bash: a loop ('while'): not supported here\nType the line once for each, or write the loop in a file: python FILE\n"],
    ['psql -c "select 1" &', `bash: psql in the background, because the server has one session here, ('psql &'): not supported here
A transaction can keep its locks without a session: psql -c "BEGIN" -c "SELECT * FROM users" -c "PREPARE TRANSACTION 'report'"
It ends with: psql -c "ROLLBACK PREPARED 'report'"
`],
    ['touch x &', "bash: running anything but a server in the background ('flask run &'): not supported here\n"],
    ['(cd migrations)', "bash: a subshell ('( )'): not supported here\ncd FOLDER && COMMAND; cd - goes there and back\n"],
    ['f() { echo; }', 'bash: a function: not supported here\n'],
    ['touch x; echo $((1+1))', 'bash: arithmetic (\'$(( ))\'): not supported here\npython -c "print(1 + 2)" works it out\n'],
    ['touch x; echo $(if true; then echo; fi)', "bash: a condition ('if'): not supported here\n[ -f FILE ] && COMMAND runs a command on a condition, COMMAND || OTHER when the first fails\n"],
    ['echo ${X/a/b}', "bash: this form of expansion ('${X/a/b}'): not supported here\n"],
    ['touch x 3> y', 'bash: a redirection of descriptor 3: not supported here\n'],
    ['!!', "bash: history expansion ('!!'): not supported here\n"],
    ['X=(1 2)', "bash: an array ('X'): not supported here\n"],
    ['diff <(ls) <(ls)', "bash: process substitution ('<( )'): not supported here\n"],
  ])('%s', async (line, stderr) => {
    const outcome = await shellTest(line);
    expect(outcome).toMatchObject({ code: 2, stdout: '', stderr });
    expect(outcome.environment.files).toBe(projectFiles);
  });

  test.each([
    ['flsk db upgrade', 127, "bash: flsk: command not found\nDid you mean 'flask'?\n"],
    ['sqlite run', 127, "bash: sqlite: command not found\nDid you mean 'sqlite3'?\n"],
    ['lss', 127, "bash: lss: command not found\nDid you mean 'ls'?\n"],
    ['qwertyuiop', 127, 'bash: qwertyuiop: command not found\n'],
    ['./app.py', 126, 'bash: ./app.py: Permission denied\npython ./app.py runs it.\n'],
    ['./nothing', 127, 'bash: ./nothing: No such file or directory\n'],
    ['migrations/', 126, 'bash: migrations/: Is a directory\n'],
    ['nano app.py', 1, 'nano: needs a keyboard of its own; open the file in the editor instead\n'],
    ['cat', 1, 'cat: nothing to read: name a file, or pipe something in; it cannot be typed here\n'],
    ['echo ${NAME:?is needed}; echo on', 1, 'bash: NAME: is needed\n'],
  ])('%s ends with %i', async (line, code, stderr) => {
    const stub: ProgramTable = new Map([['flask', endsWith(0)], ['sqlite3', endsWith(0)]]);
    expect(await shellTest(line, {}, stub)).toMatchObject({ code, stdout: '', stderr });
  });
});

describe('the folder and the variables', () => {
  test('cd goes down, up and back, and programs see it', async () => {
    const outcome = await shellTest('cd migrations/versions && pwd && cd .. && pwd && cd - && cd && pwd; echo $OLDPWD');
    expect(outcome).toMatchObject({
      code: 0,
      stdout: ['/home/dev-a/project/migrations/versions', '/home/dev-a/project/migrations', '/home/dev-a/project/migrations/versions', '/home/dev-a/project', '/home/dev-a/project/migrations/versions', ''].join('\n'),
    });
    expect((await shellTest('cd migrations')).environment.cwd).toBe('migrations');
    expect((await shellTest('cat env.py; ls ..', { environment: environmentWith({ cwd: 'migrations' }) })).stdout).toBe('# environment\napp.py\nmigrations\nmodels.py\n');
  });

  test.each([
    ['cd ..', 'bash: cd: ..: outside the project; an environment ends at its project folder, /home/dev-a/project\n'],
    ['cd /', 'bash: cd: /: outside the project; an environment ends at its project folder, /home/dev-a/project\n'],
    ['cd /home/dev-b/project', 'bash: cd: /home/dev-b/project: No such file or directory\n'],
    ['cd app.py', 'bash: cd: app.py: Not a directory\n'],
    ['cd nothing', 'bash: cd: nothing: No such file or directory\n'],
    ['cd -', 'bash: cd: OLDPWD not set\n'],
    ['cd a b', 'bash: cd: too many arguments\n'],
  ])('%s is refused', async (line, stderr) => {
    const outcome = await shellTest(line);
    expect(outcome).toMatchObject({ code: 1, stderr });
    expect(outcome.environment.cwd).toBe('');
  });

  test('an assignment stays in the shell until it is exported', async () => {
    const seen: Record<string, string | undefined>[] = [];
    const programs: ProgramTable = new Map([['flask', { run: async ({ variables, files }) => {
      seen.push({ A: variables['A'], B: variables['B'], C: variables['C'], PWD: variables['PWD'] });
      return { code: 0, files };
    } }]]);
    const outcome = await shellTest('A=1; export B=2; C=3 flask; export A; cd migrations; flask', {}, programs);
    expect(seen).toEqual([
      { A: undefined, B: '2', C: '3', PWD: '/home/dev-a/project' },
      { A: '1', B: '2', C: undefined, PWD: '/home/dev-a/project/migrations' },
    ]);
    expect(outcome.environment.variables).toMatchObject({ A: '1', B: '2' });
    const later = await shellTest('unset A B; echo "[$A$B]"; D=4', { environment: outcome.environment });
    expect(later.stdout).toBe('[]\n');
    expect(await shellTest('echo $D', { environment: later.environment })).toMatchObject({ stdout: '4\n' });
  });

  test('a pipe and a substitution are subshells: only their files stay', async () => {
    const outcome = await shellTest('cd migrations | cat; X=$(cd migrations; Y=1; echo z > here); pwd; echo "[$Y]"');
    expect(outcome.stdout).toBe('/home/dev-a/project\n[]\n');
    expect(fileAfter(outcome, 'migrations/here')).toBe('z\n');
  });

  test("$? is the code of the line before, and exit ends the line with its own", async () => {
    expect((await shellTest('echo $?', { lastCode: 3 })).stdout).toBe('3\n');
    expect(await shellTest('exit 4; echo not reached')).toMatchObject({ code: 4, stdout: '' });
  });

  test('history lists the lines that the session passes in', async () => {
    expect((await shellTest('history 2', { history: ['a', 'b', 'c'] })).stdout).toBe('    2  b\n    3  c\n');
  });
});

describe('programs', () => {
  test('output streams while the program runs', async () => {
    let release = () => {};
    const programs: ProgramTable = new Map([['slow', { run: async ({ files }, output) => {
      output.stdout(new TextEncoder().encode('first\n'));
      await new Promise<void>((resolve) => { release = resolve; });
      return { code: 0, files };
    } }]]);
    const seen: string[] = [];
    const running = createShell(programs).run('slow; echo second', { id: 'dev-a', environment: environmentWith({}) }, {
      stdout: (bytes) => { seen.push(new TextDecoder().decode(bytes)); },
      stderr: () => undefined,
    }, new AbortController().signal);
    await vi.waitFor(() => expect(seen).toEqual(['first\n']));
    release();
    await running;
    expect(seen).toEqual(['first\n', 'second\n']);
  });

  test('a stop ends the line with 130; what had ended before keeps its effect, the rest is not run', async () => {
    const controller = new AbortController();
    const programs: ProgramTable = new Map([['forever', { run: ({ files }, _output, signal) => new Promise((resolve) => {
      signal.addEventListener('abort', () => { resolve({ code: 130, files }); });
      controller.abort();
    }) }]]);
    const outcome = await shellTest('echo kept > a; forever > b; echo no > c', {}, programs, controller.signal);
    expect(outcome.code).toBe(130);
    expect(fileAfter(outcome, 'a')).toBe('kept\n');
    expect([outcome.environment.files.has('b'), outcome.environment.files.has('c')]).toEqual([false, false]);
  });

  test('a line that is stopped before it starts does nothing', async () => {
    const controller = new AbortController();
    controller.abort();
    const outcome = await shellTest('echo x > a', {}, new Map(), controller.signal);
    expect(outcome).toMatchObject({ code: 130, environment: { files: projectFiles } });
  });

  test('the terminal gets 1 MB of a line and one note; a file gets everything', async () => {
    const programs = new Map([['flood', writes('é'.repeat(50_000), 30)]]);
    const outcome = await shellTest('flood; echo more; flood', {}, programs);
    expect(outcome.code).toBe(0);
    expect(new TextEncoder().encode(outcome.stdout).length).toBe(1_000_000);
    expect(outcome.stderr).toBe('\n[the output is cut here, after 1,000,000 bytes; the program goes on. To see all of it send it to a file: COMMAND > FILE]\n');
    expect((await shellTest('flood > all', {}, programs)).environment.files.get('all')?.length).toBe(3_000_000);
  });

  test('a runaway into a file is ended at 64 MB, the files are as before', async () => {
    const outcome = await shellTest('runaway > big; echo on', {}, new Map([['runaway', writesForever(1_000_000)]]));
    expect(outcome).toMatchObject({ code: 0, stdout: 'on\n', stderr: 'bash: big: No space left on device; a file holds 64 MB here. The program was ended, the file is as before\n' });
    expect(outcome.environment.files).toBe(projectFiles);
  });

  test('a runaway into a pipe is ended, and the reader gets what fitted', async () => {
    const outcome = await shellTest('runaway | count', {}, new Map([['runaway', writesForever(1_000_000)], ['count', counts()]]));
    expect(outcome).toMatchObject({ code: 0, stdout: '67000000\n' });
    expect(outcome.stderr).toContain('a pipe holds 64 MB here');
  });

  test('a given program goes before a file tool of its name', async () => {
    expect((await shellTest('ls', {}, new Map([['ls', writes('mine', 1)]]))).stdout).toBe('mine');
  });
});

function endsWith(code: number): Program {
  return { run: async ({ files }) => ({ code, files }) };
}

function writes(text: string, times: number): Program {
  return {
    run: async ({ files }, { stdout }) => {
      for (let time = 0; time < times; time += 1) stdout(new TextEncoder().encode(text));
      return { code: 0, files };
    },
  };
}

function writesForever(size: number): Program {
  return {
    run: async ({ files }, { stdout }, signal) => {
      while (!signal.aborted) {
        stdout(new Uint8Array(size));
        await Promise.resolve();
      }
      return { code: 130, files };
    },
  };
}

function counts(): Program {
  return {
    run: async ({ files, stdin }, { stdout }) => {
      stdout(new TextEncoder().encode(`${stdin.length}\n`));
      return { code: 0, files };
    },
  };
}
