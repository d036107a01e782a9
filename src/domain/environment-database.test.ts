import { describe, expect, test } from 'vitest';
import { isOnServer, serverDatabase } from './database.ts';
import { databaseLabel, databasesOf, isDatabase, isServerPath, mainDatabase, worksOnServer } from './environment-database.ts';
import { emptyTree, treeOf } from './file-tree.ts';

const sqlite = new TextEncoder().encode('SQLite format 3\0 and the rest of its first page');
const on = (address: string) => ({ '.env': `DATABASE_URL=${address}\n` });
const POSTGRES = 'postgresql://app:secret@localhost:5432/stock';
const data = treeOf({ image: '18' });

function environment(files: Record<string, string | Uint8Array>, more: { database?: typeof data; variables?: Record<string, string> } = {}) {
  return { files: treeOf(files), variables: {}, ...more };
}
const paths = (...given: Parameters<typeof environment>) => databasesOf(environment(...given)).map(({ path }) => path);

describe('a file is a database', () => {
  test('when it begins as SQLite begins each of its own', () => {
    expect(isDatabase(sqlite)).toBe(true);
    expect(isDatabase(sqlite.slice(0, 16))).toBe(true);
    expect(isDatabase(sqlite.slice(0, 15))).toBe(false);
    expect(isDatabase(new Uint8Array())).toBe(false);
    expect(isDatabase(new TextEncoder().encode('SQLite format 4\0 and the rest of its first page'))).toBe(false);
  });

  test('whatever it is called', () => {
    expect(paths({ 'app.py': 'x = 1', 'notes.db': 'no database', 'data/shop.sqlite': sqlite })).toEqual(['data/shop.sqlite']);
  });
});

describe('of several databases', () => {
  test('app.db comes first, then the others by their paths', () => {
    expect(paths({ 'z.db': sqlite, 'b.db': sqlite, 'app.db': sqlite, 'a.db': sqlite })).toEqual(['app.db', 'a.db', 'b.db', 'z.db']);
    expect(paths({ 'app.db': sqlite, 'a.db': sqlite })).toEqual(['app.db', 'a.db']);
    expect(paths({ 'a.db': sqlite, 'app.db': sqlite })).toEqual(['app.db', 'a.db']);
    expect(paths({ 'z.db': sqlite, 'a.db': sqlite })).toEqual(['a.db', 'z.db']);
    expect(paths({ 'a.db': sqlite, 'b.db': sqlite })).toEqual(['a.db', 'b.db']);
  });

  test('the server comes first where the settings lead to it, or where there is no file', () => {
    expect(paths({ 'app.db': sqlite, ...on(POSTGRES) }, { database: data })).toEqual(['postgresql:///stock', 'app.db']);
    expect(paths({ 'app.db': sqlite }, { database: data })).toEqual(['app.db', 'postgresql:///shop']);
    expect(paths({}, { database: data })).toEqual(['postgresql:///shop']);
    expect(paths({}, { database: data, variables: { DATABASE_URL: 'postgresql://localhost/stock' } })).toEqual(['postgresql:///stock']);
    expect(paths({}, { database: data, variables: { DATABASE_URL: 'postgresql://localhost' } })).toEqual(['postgresql:///shop']);
    expect(paths({ 'app.db': sqlite, ...on(POSTGRES) })).toEqual(['app.db']);
  });

  test('a file’s content is its bytes, the server’s its data and the name of the database', () => {
    const [server, file] = databasesOf(environment({ 'app.db': sqlite, ...on(POSTGRES) }, { database: data }));
    expect(file?.content).toBe(sqlite);
    expect(server?.content).toBe(serverDatabase(data, 'stock'));
  });
});

describe('the database that is meant', () => {
  const both = environment({ 'app.db': sqlite, 'other.db': sqlite }, { database: data });

  test('is the first one, unless one is named', () => {
    expect(mainDatabase(both)?.path).toBe('app.db');
    expect(mainDatabase(both, 'other.db')?.path).toBe('other.db');
    expect(mainDatabase(both, 'postgresql')?.path).toBe('postgresql:///shop');
    expect(mainDatabase(both, 'none.db')).toBeUndefined();
    expect(mainDatabase(environment({ 'app.db': sqlite }), 'postgresql')).toBeUndefined();
    expect(mainDatabase(environment({}))).toBeUndefined();
  });

  test('is none where the settings lead to a server that no command has reached, even with a file beside', () => {
    expect(mainDatabase(environment({ 'app.db': sqlite, ...on(POSTGRES) }))).toBeUndefined();
    expect(mainDatabase(environment({ 'app.db': sqlite, ...on(POSTGRES) }, { database: data }))?.path).toBe('postgresql:///stock');
    expect(mainDatabase(environment({ 'app.db': sqlite, ...on('sqlite:///app.db') }))?.path).toBe('app.db');
  });
});

test('settings lead to a server when the address that counts is PostgreSQL’s', () => {
  expect(worksOnServer(environment(on(POSTGRES)))).toBe(true);
  expect(worksOnServer(environment(on('sqlite:///app.db')))).toBe(false);
  expect(worksOnServer(environment({}))).toBe(false);
  expect(worksOnServer(environment(on(POSTGRES), { variables: { DATABASE_URL: 'sqlite:///app.db' } }))).toBe(false);
});

test('a database on the server is told from a file by its path', () => {
  expect(['postgresql:///shop', 'app.db'].map(isServerPath)).toEqual([true, false]);
  expect(['postgresql:///shop', 'data/app.db'].map(databaseLabel)).toEqual(['shop on PostgreSQL', 'data/app.db']);
});

test('the same data and name are the same database, so that what is known of it is found again', () => {
  const shop = serverDatabase(data, 'shop');
  expect(shop).toEqual({ data, name: 'shop' });
  expect(serverDatabase(data, 'shop')).toBe(shop);
  expect(serverDatabase(data, 'stock')).toEqual({ data, name: 'stock' });
  expect(serverDatabase(data, 'shop')).toBe(shop);
  expect(serverDatabase(emptyTree, 'shop')).not.toBe(shop);
  expect([shop, sqlite].map(isOnServer)).toEqual([true, false]);
});
