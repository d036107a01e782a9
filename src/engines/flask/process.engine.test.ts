import { afterAll, describe, expect, test } from 'vitest';
import { emptyTree, textAt, treeOf } from '../../domain/file-tree.ts';
import { nodeEnginePort } from '../../process/node-engine-port.ts';
import { openPythonDoor } from '../../process/python-door.ts';
import { runProgram, type RunOptions } from '../../process/process-testing.ts';

const door = openPythonDoor(nodeEnginePort, new URL('../../../public/runtime', import.meta.url).pathname);
afterAll(() => door.close());

const python = (code: string, options?: RunOptions) => runProgram(door.program, ['python', '-c', code], options);

describe('a process', () => {
  test('ends with the exit code that the program chose', async () => {
    expect((await python('raise SystemExit(3)')).code).toBe(3);
    expect((await python('import os; os._exit(7)')).code).toBe(7);
    expect(await python('raise SystemExit("no such luck")')).toMatchObject({ code: 1, stderr: 'no such luck\n' });
    expect((await python('raise SystemExit(256 + 5)')).code).toBe(5);
  });

  test('ends well when the program itself closed its output, and with 120 when the output cannot be written', async () => {
    expect(await runProgram(door.program, ['python', '-m', 'json.tool'], { stdin: '{"a": 1}' })).toMatchObject({ code: 0, stdout: '{\n    "a": 1\n}\n', stderr: '' });
    expect((await python('import sys; sys.stdout = None')).code).toBe(0);
    expect((await python('import sys\nclass Full:\n    def flush(self): raise OSError\nsys.stdout = Full()')).code).toBe(120);
  });

  test.each(['os.dup(1); os.dup(2)', 'os.fsync(1)', 'os.close(1)', 'os.close(2)', 'os.close(0)', 'os.dup2(os.open("/tmp/out", os.O_CREAT | os.O_RDWR), 1); os.write(1, b"x")', 'os.dup2(1, 2)', 'os.closerange(0, 20)'])(
    'may do %s with its input and output: it does not crash, and the next one has its own',
    async (deed) => {
      expect((await python(`import os\ntry:\n    ${deed}\nexcept OSError:\n    pass`)).stderr).toBe('');
      const next = await runProgram(door.program, ['python', '-c', 'import sys; print(input()); print("e", file=sys.stderr)'], { stdin: 'hello\n' });
      expect(next).toMatchObject({ code: 0, stdout: 'hello\n', stderr: 'e\n' });
    },
  );

  test('finds nothing of the process before it: no module, variable, listener, filter, folder or loaded file', async () => {
    const spoil = `
import builtins, logging, os, random, sqlalchemy, sys, warnings, json
from sqlalchemy import event
from sqlalchemy.engine import Engine
event.listen(Engine, "connect", lambda *_: print("leaked"))
from alembic.operations import Operations
Operations.leaked = 1
builtins.leaked = json.leaked = sys.leaked = 1
os.environ["LEAKED"] = "1"
os.chdir("/tmp"); open("/tmp/leaked", "w").write("1")
warnings.simplefilter("error"); logging.disable(logging.CRITICAL)
sys.path.insert(0, "/leaked"); sys.setrecursionlimit(77)
random.seed(1)
`;
    const look = `
import builtins, json, logging, os, sqlalchemy, sys, warnings
from alembic.operations import Operations
sqlalchemy.create_engine("sqlite://").connect()
print(hasattr(builtins, "leaked"), hasattr(json, "leaked"), hasattr(sys, "leaked"), hasattr(Operations, "leaked"))
print(os.environ.get("LEAKED"), os.getcwd(), os.listdir("/tmp"), logging.root.manager.disable, "/leaked" in sys.path, sys.getrecursionlimit())
`;
    const before = await python(look);
    await python(spoil);
    const after = await python(look);
    expect(after.stdout).toBe(before.stdout);
    expect(after.stdout).toBe('False False False False\nNone /home/dev-a/project [] 0 False 1000\n');
  });

  test('keeps an instance folder beside the application, as for every project that is not installed', async () => {
    const files = treeOf({ 'app.py': 'import flask\nprint(flask.Flask(__name__).instance_path)\n' });
    expect((await python('import app', { files })).stdout).toBe('/home/dev-a/project/instance\n');
  });

  test('draws other random numbers and other revision ids than the one before it', async () => {
    const draw = 'import random, uuid; print(random.random(), uuid.uuid4().hex[-12:])';
    const [first, second] = [await python(draw), await python(draw)];
    expect(first.stdout).not.toBe(second.stdout);
  });

  test('sees the files that it is given, and what it writes is what it changed', async () => {
    const files = treeOf({ 'kept.txt': 'kept', 'gone.txt': 'gone', 'folder/changed.txt': 'old' });
    const ran = await python('import os; os.remove("gone.txt"); open("folder/changed.txt", "a").write("+new"); os.makedirs("a/b"); open("made.txt", "w").write("made")', { files });
    expect([...ran.files.keys()].sort()).toEqual(['a/b/', 'folder/changed.txt', 'kept.txt', 'made.txt']);
    expect(textAt(ran.files, 'folder/changed.txt')).toBe('old+new');
    expect(ran.files.get('kept.txt')).toBe(files.get('kept.txt'));
    expect(textAt(files, 'folder/changed.txt')).toBe('old');
  });

  test('runs the source as it is now, even when it changed to the same length within the same second', async () => {
    const app = (word: string) => treeOf({ 'word.py': `WORD = "${word}"` });
    const say = 'import word; print(word.WORD)';
    expect((await python(say, { files: app('one') })).stdout).toBe('one\n');
    expect((await python(say, { files: app('two') })).stdout).toBe('two\n');
  });

  test('leaves compiled what it imported, unless it was told not to', async () => {
    const isCompiled = 'import importlib.util, os; print(os.path.exists(importlib.util.cache_from_source("part.py")))';
    const files = treeOf({ 'part.py': 'PART = 1\n' });
    await python('import part', { files, variables: { PYTHONDONTWRITEBYTECODE: '1' } });
    expect((await python(isCompiled, { files })).stdout).toBe('False\n');
    await python('import part', { files });
    expect((await python(isCompiled, { files })).stdout).toBe('True\n');
  });

  test('of one environment finds no file of another by any path', async () => {
    await python('1', { environment: 'dev-b', files: treeOf({ 'secret.txt': 'of B' }) });
    const look = await python('import os; print(os.listdir("/home"), os.path.exists("/home/dev-b/project/secret.txt"), [n for _, _, f in os.walk("/") for n in f if n == "secret.txt"])');
    expect(look.stdout).toBe("['dev-a'] False []\n");
    const again = await python('print(open("secret.txt").read())', { environment: 'dev-b', files: treeOf({ 'secret.txt': 'of B' }) });
    expect(again.stdout).toBe('of B\n');
  });

  test('can write into its project and a temporary folder, and nowhere else', async () => {
    const tried = await python(`
for path in ("/x", "/var/x", "/run/x", "/dev/x", "/home/x", "/home/dev-a/x", "/cache/x", "/lib/python3.14/os.py", "/lib/x", "/usr/local/bin/flask", "/cache/lib/python3.14/x"):
    try: open(path, "w"); print("wrote", path)
    except OSError as error: print(error)
`);
    expect(tried.stdout).toBe(
      [
        "[Errno 13] Permission denied: '/x'",
        "[Errno 2] No such file or directory: '/var/x'",
        "[Errno 13] Permission denied: '/run/x'",
        "[Errno 13] Permission denied: '/dev/x'",
        "[Errno 13] Permission denied: '/home/x'",
        "[Errno 13] Permission denied: '/home/dev-a/x'",
        "[Errno 13] Permission denied: '/cache/x'",
        "[Errno 13] Permission denied: '/lib/python3.14/os.py'",
        "[Errno 13] Permission denied: '/lib/x'",
        "[Errno 13] Permission denied: '/usr/local/bin/flask'",
        "[Errno 13] Permission denied: '/cache/lib/python3.14/x'",
        '',
      ].join('\n'),
    );
  });

  test('can write to what an earlier one copied from a library', async () => {
    const copied = await python('import json, shutil; shutil.copy(json.__file__, "copy.py")');
    const written = await python('open("copy.py", "w").write("mine")', { files: copied.files });
    expect([written.stderr, textAt(written.files, 'copy.py')]).toEqual(['', 'mine']);
  });

  test('has no bridge to JavaScript', async () => {
    expect((await python('import js')).stderr).toContain("ModuleNotFoundError: No module named 'js'");
    for (const name of ['pyodide', '_pyodide', 'pyodide_js']) expect((await python(`import ${name}`)).stderr).toContain(`No module named '${name}'`);
  });

  test('prints a traceback that starts in its own code and shows the source lines of library frames', async () => {
    const ran = await runProgram(door.program, ['python', 'boom.py'], { files: treeOf({ 'boom.py': 'import json\njson.loads("{")\n' }) });
    expect(ran.code).toBe(1);
    expect(ran.stderr).toMatch(/^Traceback \(most recent call last\):\n {2}File "\/home\/dev-a\/project\/boom.py", line 2, in <module>\n/);
    expect(ran.stderr).toContain('File "/lib/python3.14/json/__init__.py"');
    expect(ran.stderr).toContain('return _default_decoder.decode(s)');
    expect(ran.stderr).not.toContain('headway');
  });

  test('reads what is piped into it', async () => {
    expect((await python('print(input() + "!")', { stdin: 'hello\n' })).stdout).toBe('hello!\n');
    expect((await runProgram(door.program, ['python', '-'], { stdin: 'print(6 * 7)' })).stdout).toBe('42\n');
    expect((await python('input()')).stderr).toContain('EOFError: EOF when reading a line');
  });

  test('flushes and closes at its end what it left open', async () => {
    const ran = await python('import sqlite3\nf = open("a.txt", "w"); f.write("text")\nc = sqlite3.connect("a.db"); c.execute("create table t(a)"); c.execute("insert into t values (1)")');
    expect(textAt(ran.files, 'a.txt')).toBe('text');
    expect([...ran.files.keys()].sort()).toEqual(['a.db', 'a.txt']);
    const rows = await python('import sqlite3; print(sqlite3.connect("a.db").execute("select * from t").fetchall())', { files: ran.files });
    expect(rows.stdout).toBe('[]\n');
  });

  test('that fills memory gets a MemoryError, and the next one runs', async () => {
    const ran = await python('held = []\nwhile True: held.append(bytearray(10_000_000))');
    expect(ran).toMatchObject({ code: 1 });
    expect(ran.stderr).toMatch(/MemoryError\n$/);
    expect((await python('print("alive")')).stdout).toBe('alive\n');
  });

  test('that never ends is killed: its files stay as they were, what it had printed was seen, and the next one runs', async () => {
    const files = treeOf({ 'a.txt': 'before' });
    const stop = new AbortController();
    const ran = await python('open("a.txt", "w").write("after")\nprint("started", flush=True)\nwhile True: pass', { files, signal: stop.signal, onStdout: () => stop.abort() });
    expect(ran).toMatchObject({ code: 130, stdout: 'started\n' });
    expect(ran.files).toBe(files);
    expect((await python('print(open("a.txt").read())', { files })).stdout).toBe('before\n');
  });

  test('that is killed while it waits for its turn never starts', async () => {
    const stop = new AbortController();
    const long = new AbortController();
    const first = python('print("up", flush=True)\nwhile True: pass', { signal: long.signal, onStdout: () => { stop.abort(); long.abort(); } });
    const second = python('open("x", "w")', { signal: stop.signal });
    expect((await first).code).toBe(130);
    expect(await second).toMatchObject({ code: 130, files: emptyTree });
  });

  test('that brings the interpreter down is reported, and the next one runs', async () => {
    const ran = await python('import os; os.abort()');
    expect(ran.code).toBe(134);
    expect(ran.stderr).toContain('python: the Python interpreter crashed: ');
    expect((await python('print("alive")')).stdout).toBe('alive\n');
  });
});
