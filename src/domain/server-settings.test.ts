import { describe, expect, test } from 'vitest';
import { databaseWanted, serverAddress, serverImage, settingsAddress, settingsDatabase, withServerAddress } from './database-server.ts';
import { treeOf } from './file-tree.ts';

const LARGE = 200_000;
const padded = (text: string, length: number) => text + ' '.repeat(length - text.length);
const address = (files: Record<string, string>, variables: Record<string, string> = {}) => settingsAddress(variables, treeOf(files));
const wanted = (line: string, files: Record<string, string> = {}, variables: Record<string, string> = {}, hasServer = false) => databaseWanted(line.split(' '), variables, treeOf(files), hasServer);

test('a server’s data says in one file which image it goes on from', () => {
  expect(serverImage).toBe('image');
});

describe('the address that counts', () => {
  test('is that of a variable, then of .env, then of other variables’ files, then of the code', () => {
    const files = { 'a.py': '"sqlite:///code.db"', '.flaskenv': 'URL=sqlite:///flaskenv.db', '.env': 'URL=sqlite:///env.db' };
    expect(address(files, { PATH: '/bin', URL: 'postgresql://localhost/shop' })).toBe('postgresql://localhost/shop');
    expect(address(files)).toBe('sqlite:///env.db');
    expect(address({ ...files, '.env': '' })).toBe('sqlite:///flaskenv.db');
    expect(address({ 'a.py': files['a.py'] })).toBe('sqlite:///code.db');
    expect(address({ 'z.py': '"sqlite:///z.db"', 'a.py': '"sqlite:///a.db"' })).toBe('sqlite:///a.db');
    expect(address({ 'a.py': '"sqlite:///a.db"', 'z.py': '"sqlite:///z.db"' })).toBe('sqlite:///a.db');
    expect(address({})).toBeUndefined();
  });

  test.each([
    ['postgres://localhost/shop', 'postgres://localhost/shop'],
    ['postgresql://localhost/shop', 'postgresql://localhost/shop'],
    ['postgresql+psycopg2://localhost/shop', 'postgresql+psycopg2://localhost/shop'],
    ['sqlite+pysqlite:///app.db', 'sqlite+pysqlite:///app.db'],
    ["'sqlite:///app.db' # the file", 'sqlite:///app.db'],
    ['`sqlite:///app.db`', 'sqlite:///app.db'],
    ['mysql://localhost/shop', undefined],
    ['mypostgresql://localhost/shop', undefined],
  ])('in %s is %s', (text, found) => {
    expect(address({}, { URL: text })).toBe(found);
    expect(address({ '.env': `URL=${text}` })).toBe(found);
  });

  test('is not in a comment, nor in a file that is no settings, is too large or no text', () => {
    expect(address({ '.env': '  # URL=sqlite:///old.db\nURL=sqlite:///new.db' })).toBe('sqlite:///new.db');
    expect(address({ 'app.py': 'x = "sqlite:///a.db#1"' })).toBe('sqlite:///a.db#1');
    expect(address({ 'notes.md': 'sqlite:///a.db', 'app.py.txt': 'sqlite:///b.db', 'migrations/versions/a.py': 'sqlite:///c.db', '.git/config.ini': 'sqlite:///d.db' })).toBeUndefined();
    expect(address({ 'app.py': padded('"sqlite:///a.db"', LARGE) })).toBe('sqlite:///a.db');
    expect(address({ 'app.py': padded('"sqlite:///a.db"', LARGE + 1) })).toBeUndefined();
    expect(address({ 'app.py': '"sqlite:///a.db"\0' })).toBeUndefined();
  });

  test.each(['alembic.ini', 'setup.cfg', 'pyproject.toml', 'config/app.py', '.env.local', 'config/.env', 'config/.flaskenv'])('is looked for in %s', (path) => {
    expect(address({ [path]: 'sqlite:///a.db' })).toBe('sqlite:///a.db');
  });

  test('is found again for the same files', () => {
    const files = treeOf({ '.env': 'URL=sqlite:///env.db' });
    expect([settingsAddress({}, files), settingsAddress({}, files)]).toEqual(['sqlite:///env.db', 'sqlite:///env.db']);
  });

  test('of a folder’s .env counts as that of the project’s does', () => {
    expect(address({ 'a.py': '"sqlite:///code.db"', 'config/.env': 'URL=sqlite:///env.db' })).toBe('sqlite:///env.db');
    expect(address({ 'a/.flaskenv': 'URL=sqlite:///flaskenv.db', 'b/.env': 'URL=sqlite:///env.db' })).toBe('sqlite:///env.db');
    expect(address({ '.env.example': 'URL=sqlite:///example.db', 'z/.env': 'URL=sqlite:///env.db' })).toBe('sqlite:///env.db');
    expect(address({ 'a.py': '"sqlite:///code.db"', 'z/.flaskenv': 'URL=sqlite:///flaskenv.db' })).toBe('sqlite:///flaskenv.db');
  });
});

describe('the first address of a server', () => {
  const first = (files: Record<string, string>) => serverAddress(treeOf(files));

  test('is told with its file and its line', () => {
    expect(first({ 'app.py': 'import os\n\nURL = "postgresql+psycopg://localhost/shop"\n' })).toEqual({ path: 'app.py', line: 3, address: 'postgresql+psycopg://localhost/shop' });
    expect(first({ '.env': 'A=1\n  # postgresql://old\nURL=postgres://localhost/a\nB=postgresql://localhost/b' })).toEqual({ path: '.env', line: 3, address: 'postgres://localhost/a' });
  });

  test('comes from the variables’ files before the code', () => {
    expect(first({ 'app.py': '"postgresql://code"', '.flaskenv': 'postgresql://flaskenv' })?.path).toBe('.flaskenv');
    expect(first({ 'app.py': '"postgresql://code"', 'config/.flaskenv': 'postgresql://flaskenv' })?.path).toBe('config/.flaskenv');
  });

  test('comes from what overrides before what is overridden, and from nowhere else', () => {
    expect(first({ 'app.py': '"postgresql://code"', '.flaskenv': 'postgresql://flaskenv', '.env': 'postgresql://env' })?.path).toBe('.env');
    expect(first({ 'notes.md': 'postgresql://code', '.env': 'URL=sqlite:///app.db', 'app.py': 'x = 1' })).toBeUndefined();
    expect(first({ 'app.py': 'x = 1', 'b.py': 'y = "postgresql://b"' })).toMatchObject({ path: 'b.py', line: 1 });
    expect(serverAddress(treeOf({ 'app.py': new Uint8Array([0xff]) }))).toBeUndefined();
  });
});

describe('.env is given the address of a server', () => {
  const given = (files: Record<string, string>) => withServerAddress(treeOf(files));
  const added = 'DATABASE_URL=postgresql://app:secret@localhost:5432/shop';
  const code = { 'config.py': 'URL = os.environ["DATABASE_URL"]' };

  test('where the project’s code takes its database from there', () => {
    expect(given(code)).toEqual({ text: `${added}\n`, line: 1, added });
    expect(given({ 'config.py': 'URL = "sqlite:///app.db"' })).toBeUndefined();
    expect(given({ 'config.md': 'DATABASE_URL' })).toBeUndefined();
    expect(given({ 'alembic.ini': 'DATABASE_URL' })).toBeUndefined();
    expect(given({ 'migrations/versions/a.py': 'DATABASE_URL' })).toBeUndefined();
    expect(given({ 'config.py': padded('DATABASE_URL', LARGE) })).toBeDefined();
    expect(given({ 'config.py': padded('DATABASE_URL', LARGE + 1) })).toBeUndefined();
    expect(given({ 'a.py': 'DATABASE_URL\0' })).toBeUndefined();
    expect(given({ 'a.py': '', ...code })).toBeDefined();
    expect(given({})).toBeUndefined();
  });

  test('in place of the one that it had, behind all else that it says', () => {
    expect(given({ ...code, '.env': 'A=1\nDATABASE_URL=sqlite:///app.db\n\nB=2\n' })).toEqual({ text: `A=1\n\nB=2\n${added}\n`, line: 4, added });
    expect(given({ ...code, '.env': 'A=1' })?.text).toBe(`A=1\n${added}\n`);
    expect(given({ ...code, '.env': '  export   DATABASE_URL  = x\nexport DATABASE_URL=y\n DATABASE_URL=z\n' })?.text).toBe(`${added}\n`);
    expect(given({ ...code, '.env': 'TEST_DATABASE_URL=x\n# DATABASE_URL=y\nDATABASE_URLS=z\n' })?.text).toBe(`TEST_DATABASE_URL=x\n# DATABASE_URL=y\nDATABASE_URLS=z\n${added}\n`);
  });
});

describe('the database of the settings', () => {
  test('is the first that an address names, else shop', () => {
    const database = (files: Record<string, string>, variables: Record<string, string> = {}) => settingsDatabase(variables, treeOf(files));
    expect(database({ '.env': 'URL=postgresql://localhost/stock' })).toBe('stock');
    expect(database({ '.env': 'URL=postgresql://localhost/stock' }, { URL: 'postgresql://localhost/other' })).toBe('other');
    expect(database({ '.env': 'URL=postgresql://localhost/stock' }, { URL: 'postgresql://localhost' })).toBe('stock');
    expect(database({})).toBe('shop');
  });

  test('is read from settings that are text and not too large, comments left out', () => {
    const url = 'URL = "postgresql://localhost/stock"';
    expect(wanted('flask run', { 'app.py': padded(url, LARGE) })).toBe('stock');
    expect(wanted('flask run', { 'app.py': padded(url, LARGE + 1) })).toBeUndefined();
    expect(wanted('flask run', { 'app.py': `${url}\0` })).toBeUndefined();
    expect(wanted('flask run', { 'app.py': `x = 1\n  # ${url}\n` })).toBeUndefined();
    expect(wanted('flask run', { 'app.py': `x = 1 # one\n${url} #` })).toBe('stock');
    expect(wanted('flask run', { 'app.py': '# "postgresql://localhost/old"\nx = "postgres://localhost/stock"' })).toBe('stock');
    expect(wanted('flask run', { '.env': 'URL=postgresql://localhost/stock\nB=1' })).toBe('stock');
    expect(wanted('flask run', { '.env/notes.md': url })).toBeUndefined();
    expect(wanted('flask run', { 'a.md': url, '.git/a.py': url, 'migrations/versions/a.py': url })).toBeUndefined();
  });
});

describe('psql', () => {
  const psql = (line: string, files: Record<string, string> = {}, hasServer = true) => wanted(`psql ${line}`, files, {}, hasServer);

  test.each([
    ['stock', 'stock'],
    ['-d stock', 'stock'],
    ['--dbname stock', 'stock'],
    ['--dbname=stock', 'stock'],
    ['--list', 'postgres'],
    ['-l stock', 'stock'],
    ['-c SELECT stock', 'stock'],
    ['-Atc SELECT stock', 'stock'],
    ['--command SELECT stock', 'stock'],
    ['--file a.sql stock', 'stock'],
    ['--host localhost --port 5432 --username app stock', 'stock'],
    ['--set a=1 --variable b=2 --pset c --field-separator , --record-separator ; stock', 'stock'],
    ['-h localhost -p 5432 -v a=1 -F , -P x -R y -U app stock', 'stock'],
    ['--command=SELECT stock', 'stock'],
    ['-A -t stock', 'stock'],
    ['-dstock', 'stock'],
    ['-Atd stock', 'stock'],
    ['-Atdstock', 'stock'],
    ['-cd stock', 'stock'],
    ['-hd stock', 'stock'],
    ['-o out.txt -L log.txt -T border stock', 'stock'],
    ['--output out.txt --log-file log.txt --table-attr border stock', 'stock'],
    ['--output=out.txt stock', 'stock'],
    ['x-d stock', 'x-d'],
    ['x-l', 'x-l'],
    ['other -d', 'shop'],
    ['--no-psqlrc stock', 'stock'],
    ['stock other', 'stock'],
    ['other -d stock', 'stock'],
    ["host=localhost dbname='stock'", 'shop'],
    ['dbname=stock', 'stock'],
    ['host=localhost', 'shop'],
    ['user=dbname=x', 'shop'],
    ['postgres://localhost/stock', 'stock'],
    ['x--dbname=no', 'shop'],
    ['--listing', 'shop'],
    ['-x', 'shop'],
    ['-d', 'shop'],
  ])('%s: the database %s', (line, database) => {
    expect(psql(line)).toBe(database);
  });

  test.each([
    [['host=localhost dbname=stock'], 'stock'],
    [["dbname = 'stock' host=localhost"], 'stock'],
    [['host=localhost  dbname =stock'], 'stock'],
    [['nodbname=stock'], 'shop'],
    [['-d', 'postgresql://localhost/stock'], 'stock'],
    [['--dbname=postgresql://localhost/stock'], 'stock'],
  ])('%j: the database %s', (words, database) => {
    expect(databaseWanted(['psql', ...words], {}, treeOf({}), true)).toBe(database);
  });

  test('needs a server that is there, or an address of one; another program reads nothing into its words', () => {
    expect(psql('stock', {}, false)).toBeUndefined();
    expect(psql('stock', { '.env': 'URL=postgresql://localhost/shop' }, false)).toBe('stock');
    expect(wanted('flask stock', { '.env': 'URL=postgresql://localhost/shop' }, {}, true)).toBe('shop');
    expect(wanted('flask run', {}, {}, true)).toBeUndefined();
    expect(databaseWanted([], {}, treeOf({}), true)).toBeUndefined();
    expect(wanted('/bin/postgresql://localhost/x run')).toBeUndefined();
    expect(wanted('python -m mypsycopg')).toBeUndefined();
    expect(wanted('python -m psycopg2')).toBe('shop');
  });
});
