import { expect, test } from 'vitest';
import type { FileTree } from './file-tree.ts';
import { isHistoryTable, migrationToolOf } from './migration-tool.ts';

const project = (files: Readonly<Record<string, string>>): FileTree => new Map(Object.entries(files).map(([path, text]) => [path, new TextEncoder().encode(text)]));

test('a project is made for the tool that its package.json installs', () => {
  expect(migrationToolOf(project({ 'package.json': '{ "devDependencies": { "prisma": "7.10.0" } }' }))).toBe('prisma');
  expect(migrationToolOf(project({ 'package.json': '{ "devDependencies": { "sequelize-cli": "6.6.5" } }' }))).toBe('sequelize');
  expect(migrationToolOf(project({ 'package.json': '{ "dependencies": { "sequelize" : "6.37.8" } }' }))).toBe('sequelize');
  expect(migrationToolOf(project({ 'package.json': '{ "dependencies": { "prisma"  : "7.10.0" } }' }))).toBe('prisma');
  expect(migrationToolOf(project({ 'package.json': '{ "dependencies": { "left": "1.0.0" } }' }))).toBe('alembic');
});

test('a project with Python files is Alembic’s, whatever it installs for its pages', () => {
  expect(migrationToolOf(project({ 'app.py': '', 'package.json': '{ "dependencies": { "prisma": "7.10.0" } }' }))).toBe('alembic');
  expect(migrationToolOf(project({ 'tools/build.py': '', 'app.pyc': '', 'package.json': '{ "dependencies": { "prisma": "7.10.0" } }' }))).toBe('prisma');
  expect(migrationToolOf(project({ 'models.py': '' }))).toBe('alembic');
  expect(migrationToolOf(project({}))).toBe('alembic');
});

test('each tool’s record of what has run is told from the project’s tables', () => {
  expect(['alembic_version', '_prisma_migrations', 'SequelizeMeta', 'users'].filter(isHistoryTable)).toEqual(['alembic_version', '_prisma_migrations', 'SequelizeMeta']);
});
