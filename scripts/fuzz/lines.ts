import type { Environment } from '../../src/domain/environment.ts';
import { readRevisionGraph } from '../../src/domain/revision-graph.ts';
import type { Chance } from './chance.ts';

/** Lines of a kind, made from what there is in the environment. */
type Kind = (chance: Chance, environment: Environment) => string;

const words = ['phone', 'add phone', "it's", 'ünïcode', '', 'x'.repeat(90), '$HOME', '../../etc'] as const;
const names = ['users', 'posts', 'alembic_version', 'nothing'] as const;

/** A line that somebody might type: mostly a good one, sometimes one with a slip in it, sometimes nothing that makes sense. */
export function inventLine(chance: Chance, environment: Environment): string {
  const line = chance.weighed<Kind>(kinds)(chance, environment);
  return chance.happens(12) ? spoiled(chance, line) : line;
}

const kinds: readonly (readonly [number, Kind])[] = [
  [24, flask],
  [20, git],
  [16, files],
  [10, sqlite],
  [6, python],
  [6, shell],
  [3, server],
  [2, psql],
  [2, sequelize],
  [1, prisma],
  [6, nonsense],
];

function flask(chance: Chance, environment: Environment): string {
  const project = inFlask(environment);
  const variables = chance.happens(4) ? 'DATABASE_URL=postgresql://app:secret@localhost:5432/shop ' : '';
  const message = JSON.stringify(chance.oneOf(words));
  const line = chance.oneOf([
    'flask db init', `flask db migrate -m ${message}`, `flask db migrate -m ${message}`, 'flask db upgrade', 'flask db upgrade', `flask db upgrade ${target(chance, environment)}`,
    'flask db downgrade', `flask db downgrade ${target(chance, environment)}`, 'flask db current', 'flask db history', 'flask db history -v', 'flask db heads', 'flask db check',
    `flask db stamp ${target(chance, environment)}`, 'flask db merge heads', `flask db revision -m ${message}`, `flask db show ${target(chance, environment)}`, 'flask db branches',
    'flask db upgrade --sql', 'flask routes', 'flask --help', 'flask db', 'flask shell', 'alembic current',
  ]);
  return `${project}${variables}${line}`;
}

function git(chance: Chance, environment: Environment): string {
  const path = pathIn(chance, environment);
  return chance.oneOf([
    'git status', 'git add -A', 'git add .', `git add ${path}`, `git commit -m ${JSON.stringify(chance.oneOf(words))}`, 'git add -A && git commit -qm work', 'git add -A && git commit -qm work && git push -q',
    'git push', 'git pull', 'git pull --rebase', 'git fetch', 'git log --oneline', 'git log -3', 'git diff', 'git diff --stat', `git diff ${path}`, `git checkout -- ${path}`, `git restore ${path}`,
    `git branch ${chance.oneOf(['one', 'two', 'bad..name'])}`, `git switch ${chance.oneOf(['one', 'two', 'main', '-c one'])}`, `git merge ${chance.oneOf(['one', 'two', 'origin/main', '--abort'])}`,
    'git reset --hard HEAD~1', 'git reset --soft HEAD~1', 'git stash', 'git stash pop', 'git revert HEAD --no-edit', `git rm ${path}`, `git mv ${path} moved.txt`, 'git show', `git blame ${path}`, 'git tag v1', 'git cherry-pick one',
    'git remote -v', 'git ls-files', 'git clean -fd', 'git rebase main', 'git rebase --abort',
  ]);
}

function files(chance: Chance, environment: Environment): string {
  const [path, other] = [pathIn(chance, environment), pathIn(chance, environment)];
  return chance.oneOf([
    'ls', 'ls -la', `ls ${path}`, `cat ${path}`, `head -3 ${path}`, `tail -n 2 ${path}`, `wc ${path}`, `grep -n import ${path}`, `rm ${path}`, `rm -rf ${path}`, 'rm -rf migrations', `mv ${path} ${other}`,
    `cp ${path} ${other}`, `cp -r ${path} copied`, 'mkdir -p a/b', 'mkdir a', 'rmdir a/b', `touch ${path} new.txt`, `echo "# ${chance.below(1000)}" >> ${path}`, `echo more > ${other}`, `cat ${path} | grep -c e | cat`,
    `sort ${path} | uniq | head`, `find . -name "*.py"`, `diff ${path} ${other}`, `sed -i s/email/mail/ ${path}`, 'cat', `tee ${path} < ${other}`,
  ]);
}

function sqlite(chance: Chance, environment: Environment): string {
  const database = chance.anyOf([...environment.files.keys()].filter((path) => path.endsWith('.db'))) ?? 'app.db';
  const table = chance.oneOf(names);
  const sql = chance.oneOf([
    `SELECT * FROM ${table}`, `INSERT INTO users (email) VALUES ('${chance.below(1000)}@x')`, `DELETE FROM ${table}`, `DROP TABLE ${table}`, `ALTER TABLE ${table} ADD COLUMN c${chance.below(5)} TEXT`,
    'CREATE TABLE posts (id INTEGER PRIMARY KEY, user_id REFERENCES users)', 'BEGIN; DELETE FROM users', '.tables', '.schema', '.dump', 'SELEC', '', 'PRAGMA integrity_check', 'VACUUM',
  ]);
  return `sqlite3 ${relativeTo(environment, database)} ${JSON.stringify(sql)}`;
}

function python(chance: Chance): string {
  return chance.oneOf([
    'python -c "print(1)"', 'python -c "import models; print(models.db)"', 'python seed.py', 'python', 'python nothing.py', 'python -c "raise SystemExit(3)"', 'python -c "1/0"', 'python -m json.tool', `python -c "open('made.txt', 'w').write('x' * ${chance.below(5000)})"`,
    'python -c "import os; os.remove(\'app.py\')"', 'python -c "import os; os._exit(7)"', 'python -c "import sys; sys.stdout.write(\'no end\')"', 'python -c "import shutil; shutil.rmtree(\'migrations\')"', "python -c \"import os; os.makedirs('deep/er')\"", 'python -c "x = [0] * 10**9"',
    "python -c \"import sqlite3; c = sqlite3.connect('app.db'); c.execute('DELETE FROM users')\"", 'python -c "def f(): f()\nf()"',
  ]);
}

function shell(chance: Chance, environment: Environment): string {
  return chance.oneOf([
    'pwd', `cd ${chance.anyOf(foldersIn(environment)) ?? 'migrations'}`, 'cd', 'cd ..', 'cd /', 'cd -', 'export NAME=value', `export FLASK_APP=${chance.oneOf(['app', 'nothing', ''])}`, 'unset FLASK_APP', 'env', 'echo $?', 'echo $NAME "$HOME" *.py', 'true', 'false || echo no',
    'flask db current; flask db heads', 'for f in *.py; do echo $f; done', 'if true; then echo yes; fi', 'clear', 'help', 'history', 'echo $(ls)', '(cd migrations && ls)', 'X=1 env', 'ls > list.txt 2>&1', 'sleep 0', 'date', 'which flask', 'exit',
  ]);
}

function server(chance: Chance, environment: Environment): string {
  return chance.oneOf([`${inFlask(environment)}flask run &`, 'kill %1', 'jobs', 'curl -s localhost:5000/users', 'curl -s -X POST localhost:5000/users -H "Content-Type: application/json" -d \'{"email": "a@b"}\'', 'curl -i localhost:5000/nothing', 'curl localhost:1']);
}

function psql(chance: Chance): string {
  const address = 'postgresql://app:secret@localhost:5432/shop';
  return chance.oneOf([`psql ${address} -c "SELECT 1"`, `psql ${address} -c "CREATE TABLE t${chance.below(4)} (id serial PRIMARY KEY)"`, `psql ${address} -c "\\dt"`, `psql ${address} -c "DROP TABLE t${chance.below(4)}"`, `psql ${address} -c "INSERT INTO t1 DEFAULT VALUES; SELEC"`, 'psql', `psql ${address} -c "\\l"`]);
}

function sequelize(chance: Chance, environment: Environment): string {
  return `${enter(environment, 'with-sequelize')}npx sequelize-cli ${chance.oneOf(['db:migrate', 'db:migrate:status', 'db:migrate:undo', 'migration:generate --name step', 'db:seed:all', 'model:generate --name Thing --attributes a:string', 'nothing', ''])}`;
}

function prisma(chance: Chance, environment: Environment): string {
  return `${enter(environment, 'with-prisma')}npx prisma ${chance.oneOf(['migrate dev --name step', 'migrate status', 'migrate deploy', 'validate', 'migrate reset --force', 'db push', 'format', 'nothing'])}`;
}

function nonsense(chance: Chance): string {
  const parts = ['"', "'", '`', '$(', '${', '|', '||', '&', '&&', ';', '>', '>>', '<', '<<', '(', ')', '{', '}', '\\', '#', '*', '~', '\u0000', '\u001B[31m', '🙂', ' ', 'flask', 'git', 'echo', '-', '--', '=', '!', '%1', '2>&1', '\t', '\n'];
  return Array.from({ length: 1 + chance.below(8) }, () => chance.anyOf(parts)).join(chance.happens(50) ? ' ' : '');
}

/** A slip: a character too many, too few, or another one. */
function spoiled(chance: Chance, line: string): string {
  const at = chance.below(line.length + 1);
  const character = chance.oneOf(['', 'x', '"', "'", '\\', ' ', '|', ';', '&', 'é', '-']);
  return line.slice(0, at) + character + line.slice(at + chance.below(2));
}

function target(chance: Chance, { files: tree }: Environment): string {
  const revisions = readRevisionGraph(tree).revisions.map(({ id }) => id);
  return chance.weighed([[3, 'head'], [1, 'heads'], [2, 'base'], [2, '+1'], [2, '-1'], [1, '+9'], [1, 'nothing'], [1, ''], [5, chance.anyOf(revisions) ?? 'head'], [1, (chance.anyOf(revisions) ?? 'abcdef').slice(0, 3)]]);
}

function pathIn(chance: Chance, environment: Environment): string {
  const paths = [...environment.files.keys()].filter((path) => !path.startsWith('.git/'));
  const path = chance.happens(90) ? chance.anyOf(paths) : undefined;
  return quoted(relativeTo(environment, path ?? chance.oneOf(['nothing.txt', 'a/b/new.txt', '.git/HEAD', '/etc/passwd', '../dev-b/project/app.py', '-'])));
}

/** Into the Flask project of a repository with three, where nobody is in it yet. */
function inFlask(environment: Environment): string {
  return enter(environment, 'with-flask');
}

function enter(environment: Environment, folder: string): string {
  const has = [...environment.files.keys()].some((path) => path.startsWith(`${folder}/`));
  return has && environment.cwd === '' ? `cd ${folder} && ` : '';
}

function foldersIn({ files: tree }: Environment): string[] {
  return [...new Set([...tree.keys()].flatMap((path) => (path.includes('/') && !path.startsWith('.git/') ? [path.slice(0, path.indexOf('/'))] : [])))];
}

/** A path of the project as the shell's folder sees it. */
function relativeTo({ cwd }: Environment, path: string): string {
  return path.startsWith('/') || cwd === '' ? path : path.startsWith(`${cwd}/`) ? path.slice(cwd.length + 1) : `${'../'.repeat(cwd.split('/').length)}${path}`;
}

function quoted(path: string): string {
  return /^[\w./-]+$/.test(path) ? path : `'${path.replaceAll("'", String.raw`'\''`)}'`;
}
