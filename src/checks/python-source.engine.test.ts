import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { treeOf } from '../domain/file-tree.ts';
import { withFiles } from '../domain/workspace.ts';
import { openStage, type Stage } from '../scenario/node-stage.ts';
import { createProbe, type Probe } from './probe.ts';
import { type PythonSource, readSources } from './python-source.ts';

let stage: Stage;
let probe: Probe;
beforeAll(async () => {
  stage = await openStage();
  probe = createProbe(stage.openWorkbench(stage.starter));
});
afterAll(() => stage.close());

async function read(files: Readonly<Record<string, string>>, paths = Object.keys(files)): Promise<readonly PythonSource[]> {
  const sources = await readSources(withFiles(stage.starter, 'dev-a', treeOf(files)), 'dev-a', paths, probe);
  if (typeof sources === 'string') expect.fail(sources);
  return [...sources.values()];
}

describe('models, as Python itself reads them', () => {
  test('are found however they are written', async () => {
    const [source] = await read({
      'models.py': `
from __future__ import annotations
class User(Base):
    __tablename__ = "users"
    id: Mapped[int] = mapped_column(primary_key=True)
    nickname: Mapped[str | None] = mapped_column(db.String(length=30))
    email: Mapped[str] = mapped_column("mail", String(120), unique=True)
    team_id = db.Column(db.ForeignKey("teams.id"), db.Integer, nullable=False)
    price = sa.Column(sa.Numeric(10, scale=2))
    # phone = Column(String(20))
    note = "phone = Column(String(20))"
class OrderLine(db.Model):
    id = db.Column(db.Integer, primary_key=True)
class Empty(db.Model):
    pass
class Helper:
    width = Column(3)
`,
    });
    expect(source?.models.map(({ table, columns }) => [table, columns.map(({ name, type, nullable }) => `${name} ${type}${nullable ? '' : '!'}`)])).toEqual([
      ['users', ['id !', 'nickname String(30)', 'mail String(120)!', 'team_id Integer!', 'price Numeric(10, scale=2)']],
      ['order_line', ['id Integer!']],
    ]);
  });

  test('of a file that cannot be read are not known, and the line is told', async () => {
    expect(await read({ 'models.py': 'class User(db.Model):\n    id = Column(\n', 'zero.py': 'x = "a\0b"\n' })).toEqual([
      { broken: { line: 2, message: "'(' was never closed" }, models: [], steps: {} },
      expect.objectContaining({ broken: expect.objectContaining({ message: expect.stringContaining('null bytes') }) }),
    ]);
  });

  test('are read without running anything, and beside files that are named as Python’s own', async () => {
    const [first, second] = await read({ 'ast.py': 'raise SystemExit(9)\n', 'json.py': 'class A(db.Model):\n    id = Column(Integer)\n' });
    expect([first?.models, second?.models.length]).toEqual([[], 1]);
  });

  test('are asked for once: the same bytes are not read again', async () => {
    const world = withFiles(stage.starter, 'dev-a', treeOf({ 'a.py': 'x = 1\n' }));
    await readSources(world, 'dev-a', ['a.py'], probe);
    expect(await readSources(world, 'dev-a', ['a.py', 'missing.py'], { run: () => expect.fail('Python was asked again') })).toEqual(new Map([['a.py', expect.objectContaining({ broken: null })]]));
  });

  test('are asked for once by checks that ask at the same time', async () => {
    let runs = 0;
    const counting: Pick<Probe, 'run'> = {
      run(...asked) {
        runs += 1;
        return probe.run(...asked);
      },
    };
    const world = withFiles(stage.starter, 'dev-a', treeOf({ 'models.py': 'class A(Model):\n    a = Column()\n', 'more.py': 'class B(Model):\n    b = Column()\n' }));
    const [both, one] = await Promise.all([readSources(world, 'dev-a', ['models.py', 'more.py'], counting), readSources(world, 'dev-a', ['more.py'], counting)]);
    expect(typeof both === 'string' ? both : [...both.keys()]).toEqual(['models.py', 'more.py']);
    expect(typeof one === 'string' ? one : one.get('more.py')?.models.map(({ table }) => table)).toEqual(['b']);
    expect(runs).toBe(1);
  });

  test('are not known when Python cannot be asked, and that is said', async () => {
    const world = withFiles(stage.starter, 'dev-a', treeOf({ 'a.py': 'y = 2\n' }));
    expect(await readSources(world, 'dev-a', ['a.py'], { run: (workspace) => Promise.resolve({ code: 1, stdout: '', stderr: 'x\nIt does not start.\n', workspace }) })).toBe('could not be asked: Python ended with 1, last saying It does not start.');
  });
});

test('the operations of a migration are found, plain and in a batch, in the order in which they stand', async () => {
  const [source] = await read({
    'a.py': `
def upgrade():
    op.create_table("posts", sa.Column("id", sa.Integer()))
    with op.batch_alter_table('users', schema=None) as batch_op:
        batch_op.add_column(sa.Column('phone', sa.String(length=20)))
        batch_op.alter_column('name', new_column_name='full_name')
        batch_op.create_index(batch_op.f('ix_users_email'), ['email'])
    op.drop_column('users', 'old')
    op.add_column(table, sa.Column(name))
    if op.get_bind().dialect.name == 'sqlite':
        op.execute("UPDATE users SET phone = ''")
    op.create_index(op.f('ix_posts_id'), 'posts', ['id'])

def downgrade():
    pass
`,
  });
  expect(source?.steps.upgrade?.map(({ operation, subject }) => `${operation} ${subject}`)).toEqual([
    'create_table posts', 'add_column users.phone', 'alter_column users.name', 'create_index ix_users_email', 'drop_column users.old', 'add_column ', "execute UPDATE users SET phone = ''", 'create_index ix_posts_id',
  ]);
  expect(source?.steps.downgrade).toEqual([]);
});

describe('reading', () => {
  test('does not make Python compile the project again', async () => {
    const compiled = 'python -c "import importlib.util, os; print(os.path.exists(importlib.util.cache_from_source(\'app.py\')))"';
    const world = withFiles(stage.starter, 'dev-b', treeOf({ 'app.py': 'one = 1\n', 'models.py': 'two = 2\n' }));
    const seen = async (line: string): Promise<string> => (await probe.run(withFiles(world, 'dev-b', new Map(world.environments['dev-b'].files)), 'dev-b', line)).stdout.trim();
    expect(await seen(compiled)).toBe('False');
    await seen('python -c "import app"');
    await readSources(world, 'dev-b', ['models.py'], probe);
    expect(await seen(compiled)).toBe('True');
  });

  test('takes no folder and no module of the project for its own', async () => {
    const world = withFiles(stage.starter, 'dev-a', treeOf({ 'models.py': 'class User(db.Model):\n    __tablename__ = "users"\n', 'headway-reads/0.txt': 'not python', 'headway-reads/json.py': 'raise SystemExit(1)\n', 'headway_source.py': 'raise SystemExit(1)\n', 'headway-reads_/headway_source.py': 'raise SystemExit(1)\n' }));
    const sources = await readSources(world, 'dev-a', ['models.py'], probe);
    if (typeof sources === 'string') expect.fail(sources);
    expect(sources.get('models.py')?.models.map(({ table }) => table)).toEqual(['users']);
  });
});
