import { afterAll, expect, inject, test } from 'vitest';
import { createNative } from './native.ts';
import { name, phone, project, users } from './projects.ts';
import type { Outcome } from './side.ts';

const files = {
  ...project(users(name)),
  'later.py': users(name, phone),
  'broken.py': 'from app import app\nraise ValueError("\u00fcber the top")\n',
  'ends.py': 'from app import app\nimport atexit, os, sys\natexit.register(print, "at the end")\nprint(sys.argv, sys.path[0], __name__, os.isatty(1), sys.stdin.read())\nprint("aside", file=sys.stderr)\nsys.exit("enough")\n',
  'killed.py': 'import os, signal\nprint("before", flush=True)\nos.kill(os.getpid(), signal.SIGTERM)\n',
};

/** Each line is run where everything stands as the lines above left it. */
const lines = [
  'flask --version && flask db --help',
  'flask db init && flask db migrate -m first --rev-id aaa111 && flask db upgrade',
  'cp later.py models.py; flask db check; flask db migrate -m second --rev-id bbb222 2>&1 | sort; flask db upgrade --sql > all.sql; cat all.sql',
  'flask db history -v; flask db upgrade nowhere; flask db upgrade --nonsense',
  'flask --app broken db current',
  'echo asked | flask --app ends db current; echo $?',
  'flask --app killed db current; echo $?',
  'cd migrations && alembic current; cd .. && alembic -c migrations/alembic.ini heads; alembic init other && cat other/alembic.ini | wc',
  'PYTHONWARNINGS=error flask --app broken db current',
  'TZ=Asia/Tokyo FLASK_DEBUG=1 flask db current',
  'flask shell < /dev/null; echo "print(app, 1 / 0)" | flask shell',
];

const sides = [createNative(inject('coldBin'), files), createNative(inject('nativeBin'), files)] as const;
afterAll(() => sides.forEach((side) => side.close()));

test.each(lines)('a Python that has imported everything before answers to the byte as one that starts: %s', async (line) => {
  const [cold, warm] = await Promise.all(sides.map(async (side) => plain(await side.run(line), side.places.home)));
  expect(`${cold?.stdout}${cold?.stderr}`).not.toBe('');
  expect(warm).toEqual(cold);
});

test('the lines of the stories ask it', async () => {
  expect((await sides[1].run('type -p flask alembic')).stdout).toMatch(/^\S*headway-warm-\w+\/flask\n\S*headway-warm-\w+\/alembic\n$/);
});

/** The two are in different folders, and look at different seconds. */
function plain({ code, stdout, stderr }: Outcome, home: string): Outcome {
  const same = (text: string): string => text.replaceAll(home, '<home>').replace(/Create Date: .*/g, 'Create Date');
  return { code, stdout: same(stdout), stderr: same(stderr) };
}
