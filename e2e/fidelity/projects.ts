import type { ProjectFiles } from './story.ts';

/** A small Flask application with models in a file of their own, and a helper that runs SQL in its database. */
export function project(models: string, app: string = appFile): ProjectFiles {
  return { 'app.py': app, 'models.py': models, 'sql.py': sqlFile };
}

export const appFile = `from flask import Flask
from flask_migrate import Migrate

from models import db

app = Flask(__name__)
app.config['SQLALCHEMY_DATABASE_URI'] = 'sqlite:///app.db'
db.init_app(app)
migrate = Migrate(app, db)
`;

/** `python sql.py "SELECT …"` prints rows; anything else is committed. */
const sqlFile = `import sqlite3
import sys

connection = sqlite3.connect('instance/app.db')
for statement in sys.argv[1:]:
    for row in connection.execute(statement):
        print(row)
connection.commit()
connection.close()
`;

/** A models file whose \`User\` has these columns beside its id. */
export function users(...columns: readonly string[]): string {
  return `from flask_sqlalchemy import SQLAlchemy

db = SQLAlchemy()


class User(db.Model):
    __tablename__ = 'users'

    id = db.Column(db.Integer, primary_key=True)
${columns.map((column) => `    ${column}\n`).join('')}`;
}

export const name = "name = db.Column(db.String(80))";
export const phone = "phone = db.Column(db.String(20))";
export const email = "email = db.Column(db.String(120))";

/** A hand-written revision with the given bodies of \`upgrade\` and \`downgrade\`. */
export function revision(id: string, parent: string | undefined, upgrade: string, downgrade = 'pass'): string {
  return `"""${id}

Revision ID: ${id}
Revises: ${parent ?? ''}
Create Date: 2025-01-13 10:30:00.000000

"""
from alembic import op
import sqlalchemy as sa


revision = '${id}'
down_revision = ${parent === undefined ? 'None' : `'${parent}'`}
branch_labels = None
depends_on = None


def upgrade():
${indented(upgrade)}


def downgrade():
${indented(downgrade)}
`;
}

export const createUsers = `op.create_table(
    'users',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('name', sa.String(length=80), nullable=True),
    sa.PrimaryKeyConstraint('id'),
)`;

export const dropUsers = `op.drop_table('users')`;

function indented(body: string): string {
  return body.split('\n').map((line) => `    ${line}`).join('\n');
}
