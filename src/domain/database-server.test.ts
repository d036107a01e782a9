import { expect, test } from 'vitest';
import { databaseWanted } from './database-server.ts';
import { treeOf } from './file-tree.ts';

const ADDRESS = 'postgresql://app:secret@localhost:5432/shop';
const wanted = (line: string, { files = {}, variables = {}, hasServer = false }: { files?: Record<string, string>; variables?: Record<string, string>; hasServer?: boolean } = {}) =>
  databaseWanted(line.split(' '), variables, treeOf(files), hasServer);

test.each([
  ['a settings file', wanted('flask run', { files: { '.env': `DATABASE_URL=${ADDRESS}\n` } }), 'shop'],
  ['the code', wanted('flask run', { files: { 'config.py': `URL = "${ADDRESS}"\n` } }), 'shop'],
  ['Alembic’s settings', wanted('alembic current', { files: { 'alembic.ini': 'sqlalchemy.url = postgresql+psycopg://app@localhost/stock\n' } }), 'stock'],
  ['a variable', wanted('flask run', { variables: { DATABASE_URL: ADDRESS } }), 'shop'],
  ['the arguments', wanted(`psql ${ADDRESS}`), 'shop'],
  ['an address without a database', wanted('flask run', { variables: { DATABASE_URL: 'postgresql://localhost' } }), 'shop'],
  ['the driver’s name on the line', wanted('python -c import_psycopg', {}), undefined],
  ['the driver’s name as a word', databaseWanted(['python', '-c', 'import psycopg'], {}, treeOf({}), false), 'shop'],
])('%s says which database a process wants', (_, found, database) => {
  expect(found).toBe(database);
});

test('what comes first in what Flask reads is what counts', () => {
  expect(wanted('flask run', { files: { 'app.py': 'x = "postgresql://localhost/code"', '.env': 'URL=postgresql://localhost/settings' } })).toBe('settings');
  expect(wanted('flask run', { files: { '.env': 'URL=postgresql://localhost/settings' }, variables: { URL: 'postgresql://localhost/variable' } })).toBe('variable');
});

test('nothing is wanted where nothing speaks of PostgreSQL, or only a comment, a dialect’s types or a revision does', () => {
  expect(wanted('flask run')).toBeUndefined();
  expect(wanted('flask run', { files: { '.env': `# DATABASE_URL=${ADDRESS}\n` } })).toBeUndefined();
  expect(wanted('flask run', { files: { 'models.py': 'from sqlalchemy.dialects.postgresql import JSONB\n' } })).toBeUndefined();
  expect(wanted('flask run', { files: { 'migrations/versions/a.py': `# ${ADDRESS}\nx = "${ADDRESS}"\n` } })).toBeUndefined();
});

test('psql goes to the server that there is, whatever the settings say now', () => {
  expect(wanted('psql -l')).toBeUndefined();
  expect(wanted('psql -x', { hasServer: true })).toBe('shop');
});

test.each([
  ['psql -l', 'postgres'],
  ['psql -l stock', 'stock'],
  ['psql stock app', 'stock'],
  ['psql -d stock -c word', 'stock'],
  ['psql --dbname=stock', 'stock'],
  ['psql -Atc word', 'shop'],
  ['psql -U app -h localhost -f a.sql stock', 'stock'],
  ['psql dbname=stock', 'stock'],
  ['psql postgresql://app@localhost/stock', 'stock'],
])('%s connects to %s', (line, database) => {
  expect(wanted(line, { hasServer: true })).toBe(database);
});
