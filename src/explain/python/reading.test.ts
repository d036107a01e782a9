import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { treeOf } from '../../domain/file-tree.ts';
import { readModels } from './project-models.ts';
import { readRevisionFile } from './revision-file.ts';

const revision = `"""Change users

Revision ID: bbb222
"""
from alembic import op
import sqlalchemy as sa

revision = 'bbb222'
down_revision = 'aaa111'


def upgrade():
    # op.drop_table('in_a_comment')
    text = "op.drop_table('in_a_string')"
    with op.batch_alter_table("users", schema=None) as batch_op, other() as b:
        batch_op.add_column(
            sa.Column('age', sa.Integer(), server_default=sa.text('0'), nullable=False),
        )
        batch_op.drop_column('na' "me")
    op.create_index(op.f('ix_users_age'), table_name='users', columns=['age'])
    if True:
        op.drop_table('perhaps')
    op.execute("UPDATE users SET age = 1")


def downgrade() -> None:
    """Nothing can be done."""
    ...
`;

const read = (text: string) => readRevisionFile(treeOf({ 'a.py': text }), 'a.py');

describe('a revision file', () => {
  test('gives its operations with their tables, in their order, and nothing of comments and strings', () => {
    expect(read(revision).upgrade?.operations.map(({ name, table, batch, certain, call }) => [name, table, batch, certain, call.line])).toEqual([
      ['batch_alter_table', 'users', false, true, 15],
      ['add_column', 'users', true, true, 16],
      ['drop_column', 'users', true, true, 19],
      ['create_index', 'users', false, true, 20],
      ['drop_table', 'perhaps', false, false, 22],
      ['execute', undefined, false, true, 23],
    ]);
  });

  test('has a downgrade that does nothing when it holds but a docstring and an ellipsis', () => {
    expect(read(revision).downgrade).toMatchObject({ line: 26, empty: true });
    expect(read('def downgrade():\n    op.drop_table("a")\n').downgrade?.empty).toBe(false);
    expect(read('def upgrade():\n    pass\n').downgrade).toBeUndefined();
  });

  test('is read wherever it breaks off, with lines that it has', () => {
    fc.assert(
      fc.property(fc.nat(revision.length), fc.nat(revision.length), (from, to) => {
        const text = revision.slice(Math.min(from, to), Math.max(from, to));
        const { upgrade, downgrade } = read(text);
        const lines = [upgrade, downgrade].flatMap((each) => (each === undefined ? [] : [each.line, ...each.operations.map(({ call }) => call.line)]));
        expect(lines.filter((line) => line < 1 || line > text.split('\n').length)).toEqual([]);
      }),
    );
  });
});

describe('the models of a project', () => {
  const model = "class User(db.Model):\n    __tablename__ = 'users'\n    id = db.Column(db.Integer, primary_key=True)\n    mail = db.Column('e_mail', db.String(80), default='x')\n    name: Mapped[str] = mapped_column(String(80))\n";

  test('have their columns by the names that the database knows', () => {
    const { tables } = readModels(treeOf({ 'app.py': 'import models\n', 'models.py': model }), undefined, 'migrations');
    expect(tables.map(({ table, className, path, line, columns }) => [table, className, path, line, [...columns.keys()]])).toEqual([['users', 'User', 'models.py', 1, ['id', 'e_mail', 'name']]]);
    expect(tables[0]?.columns.get('e_mail')).toMatchObject({ hasDefault: true, serverDefault: undefined, nullable: true, line: 4 });
  });

  test('are named after their class where they name no table', () => {
    const { tables } = readModels(treeOf({ 'models.py': 'class OrderLine(db.Model):\n    id = db.Column(db.Integer)\n\nclass Plain:\n    id = Column(Integer)\n' }), undefined, 'migrations');
    expect(tables.map(({ table }) => table)).toEqual(['order_line']);
  });

  test.each([
    ['import shop.models', true],
    ['from shop import models', true],
    ['from shop import models as m, other', true],
    ['from shop.models import User', true],
    ['from shop.models import (\n    User,\n)', true],
    ['def create():\n    from shop import models', true],
    ['import shop', false],
    ['# import shop.models', false],
  ])('are reached by %j: %s', (line, reached) => {
    const found = readModels(treeOf({ 'app.py': `${line}\n`, 'shop/__init__.py': '', 'shop/models.py': model }), undefined, 'migrations');
    expect(found.reached.has('shop/models.py')).toBe(reached);
  });

  test('are reached by imports within their package', () => {
    const files = { 'app/__init__.py': 'from .web import views\n', 'app/web/views.py': 'from ..models import User\n', 'app/models.py': model };
    expect(readModels(treeOf(files), undefined, 'migrations').reached.has('app/models.py')).toBe(true);
  });
});
