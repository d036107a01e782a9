import { appFile, name, project, users } from './projects.ts';
import { edit, fails, inAnyOrder, run, story, write } from './story.ts';
import { tellStories } from './tell-stories.ts';

const routes = `${appFile}

@app.get('/')
def home():
    return 'home'


@app.post('/users/<int:user_id>')
def update(user_id):
    return str(user_id)
`;

tellStories('flask, alembic and python', [
  story(
    'flask explains itself',
    project(users(name), routes),
    run('flask --help', 'Usage: flask', 'Perform database migrations.'),
    run('flask --version', 'Flask 3.1.3'),
    run('flask db --help', 'Perform database migrations.', 'stamp'),
    run('flask db migrate --help', '--sql'),
    run('flask db upgrade --help', '--x-arg'),
    run('flask routes', 'update', '/users/<int:user_id>'),
    run('flask routes --sort rule --all-methods'),
    run('flask --app app routes'),
    run('flask --app app:app db history || echo "no history"'),
    run('FLASK_APP=app.py flask --debug routes'),
    fails('flask nonsense', 2, "No such command 'nonsense'."),
    fails('flask db nonsense', 2, "No such command 'nonsense'."),
    fails('flask --app nowhere db current', 2, "Could not import 'nowhere'."),
    fails('flask --app app:other routes', 2, "Failed to find attribute 'other' in 'app'."),
    fails('flask', 2, 'Usage: flask'),
  ),
  story(
    'alembic works without Flask',
    {},
    inAnyOrder(run('alembic list_templates', 'generic')),
    run('alembic init alembic', 'Creating directory <project>/alembic ...  done', 'alembic.ini'),
    edit('alembic.ini', 'sqlalchemy.url = driver://user:pass@localhost/dbname', 'sqlalchemy.url = sqlite:///app.db'),
    run('alembic revision -m "Create users" --rev-id aaa111'),
    edit('alembic/versions/aaa111_create_users.py', '    pass', "    op.create_table('users', sa.Column('id', sa.Integer(), primary_key=True))"),
    run('alembic upgrade head', 'Running upgrade  -> aaa111'),
    run('alembic revision -m "Random id"'),
    run('alembic history --verbose'),
    run('alembic upgrade head'),
    run('alembic current --verbose'),
    run('alembic history -i'),
    run('alembic upgrade aaa111:head --sql'),
    run('alembic downgrade -1'),
    run('alembic heads'),
    fails('alembic check', 255, "Target database is not up to date."),
    fails('alembic revision --autogenerate -m "Nothing to look at"', 255, ''),
    fails('alembic upgrade nowhere', 255, "Can't locate revision identified by 'nowhere'"),
    fails('alembic init alembic', 255, 'Directory alembic already exists and is not empty'),
    run('alembic --version', 'alembic 1.20.1'),
    run('python -m alembic current'),
  ),
  story(
    'alembic without a configuration says so',
    {},
    fails('alembic current', 255, "No 'script_location' key found in configuration"),
    fails('alembic -c other.ini current', 255),
  ),
  story(
    'python runs files, lines and modules',
    {
      'hello.py': 'import sys\n\nprint("hello", sys.argv)\nprint("to stderr", file=sys.stderr)\nsys.exit(3)\n',
      'deep.py': 'def outer(n):\n    return inner(n)\n\n\ndef inner(n):\n    return {5: 2}[n]\n\n\nif __name__ == "__main__":\n    outer(0)\n',
      'package/__init__.py': 'words = ["one", "two"]\n',
      'package/__main__.py': 'from package import words\n\nprint(__name__, words)\n',
    },
    fails('python hello.py one "two words" \'$three\'', 3, "['hello.py', 'one', 'two words', '$three']"),
    run('python -m package', "__main__ ['one', 'two']"),
    run('python -c "import deep; print(deep.outer(5))"', '2'),
    run('python -c "import sys; print(sys.argv, __name__)" a b'),
    run('python -c "import os; print(sorted(os.listdir()), os.getcwd())"'),
    run('python -c "open(\'made.txt\', \'w\').write(\'text\')" && cat made.txt', 'text'),
    run('echo "print(6 * 7)" | python -', '42'),
    run('echo "print(6 * 7)" | python', '42'),
    fails('python -c "import sys; sys.exit(\'a message\')"', 1, 'a message'),
    fails('python deep.py', 1, 'line 6, in inner', 'KeyError: 0'),
    fails('python -c "1 / 0"', 1, 'ZeroDivisionError: division by zero'),
    fails('python -c "import nowhere"', 1, "ModuleNotFoundError: No module named 'nowhere'"),
    fails('python -c "raise ValueError(\'first\') from KeyError(\'second\')"', 1, 'The above exception was the direct cause of the following exception:'),
    fails('python nowhere.py', 2, "can't open file '<project>/nowhere.py': [Errno 2] No such file or directory"),
    fails('python -m nowhere', 1, 'No module named nowhere'),
    write('broken.py', 'def f(:\n    pass\n'),
    fails('python broken.py', 1, 'SyntaxError: invalid syntax'),
    write('broken.py', 'x = (1,\n     2\n'),
    fails('python broken.py', 1, "SyntaxError: '(' was never closed"),
    write('broken.py', 'if True:\nprint(1)\n'),
    fails('python broken.py', 1, "IndentationError: expected an indented block after 'if' statement on line 1"),
    write('broken.py', 'x = "never ends\n'),
    fails('python broken.py', 1, 'SyntaxError: unterminated string literal (detected at line 1)'),
  ),
  story(
    'the shell resolves quotes, variables and redirections before any program sees them',
    { 'sub/inner.txt': 'inner\n', 'lines.txt': 'b\na\nc\n' },
    run('echo one   two "three   four" \'$HOME\''),
    run('NAME=world; echo "hello $NAME" ${NAME}s'),
    run('export FLASK_APP=other.py && echo $FLASK_APP'),
    run('echo first > out.txt && echo second >> out.txt && cat out.txt'),
    run('false || echo "it failed with $?"', 'it failed with 1'),
    fails('true && false', 1),
    run('cd sub && pwd && cat inner.txt && cd ..', '<project>/sub'),
    run('ls'),
    run('ls sub'),
    run('cat lines.txt | head -n 2 | grep a'),
    fails('grep nothing lines.txt', 1),
    fails('cat nowhere.txt', 1, 'No such file or directory'),
    run('mkdir -p a/b && touch a/b/c.txt && mv a/b/c.txt a/d.txt && cp a/d.txt a/e.txt && rm a/d.txt && ls a', 'e.txt'),
    run('tail -n 1 lines.txt; python -c "print(1)" > /dev/null; echo done', 'done'),
  ),
]);
