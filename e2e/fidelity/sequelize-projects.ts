import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ProjectFiles } from './story.ts';

const folder = join(import.meta.dirname, '../../lessons/toolchains/sequelize');
const read = (path: string): string => readFileSync(join(folder, path), 'utf8');

/** The project that people begin with. */
export const starter: ProjectFiles = Object.fromEntries(
  ['config/config.json', 'models/index.js', 'models/user.js', 'migrations/20260105090000-create-users.js', 'seeders/20260105090000-demo-users.js', 'package.json'].map((path) => [path.replace('20260105', '20250105'), read(path)]),
);

/** A configuration for SQLite and a helper that runs SQL through Sequelize, and nothing else. */
export const empty: ProjectFiles = { 'config/config.json': read('config/config.json'), 'sql.js': sqlFile() };

export function migration(up: string, down = ''): string {
  return `'use strict';

module.exports = {
  async up(queryInterface, Sequelize) {
    ${up}
  },
  async down(queryInterface, Sequelize) {
    ${down}
  },
};
`;
}

export const createTable = (name: string, ...columns: readonly string[]): string =>
  migration(`await queryInterface.createTable('${name}', { id: { type: Sequelize.INTEGER, primaryKey: true, autoIncrement: true }, ${columns.join(', ')} });`, `await queryInterface.dropTable('${name}');`);

/** `node sql.js "SELECT …"` prints rows. */
function sqlFile(): string {
  return `const { Sequelize } = require('sequelize');
const sequelize = new Sequelize({ dialect: 'sqlite', storage: process.env.STORAGE || 'dev.sqlite3', logging: false });
(async () => {
  for (const statement of process.argv.slice(2)) {
    const [rows] = await sequelize.query(statement);
    if (Array.isArray(rows)) for (const row of rows) console.log(JSON.stringify(row));
  }
})();
`;
}
