import { type FileTree, textAt } from './file-tree.ts';

/** A tool that writes migrations and runs them. */
export type MigrationTool = 'alembic' | 'prisma' | 'sequelize';

/** The table in which each tool writes down what has run. */
const histories: Readonly<Record<MigrationTool, string>> = { alembic: 'alembic_version', prisma: '_prisma_migrations', sequelize: 'SequelizeMeta' };

/** Whether a table is a tool's own record of what has run, and not of the project's. */
export function isHistoryTable(name: string): boolean {
  return Object.values(histories).includes(name);
}

/** The tool that a project is made for: what its `package.json` installs, unless Python's files are beside it. */
export function migrationToolOf(files: FileTree): MigrationTool {
  const installs = textAt(files, 'package.json');
  if (installs === undefined || [...files.keys()].some((path) => /^[^/]+\.py$/.test(path))) return 'alembic';
  return /"prisma"\s*:/.test(installs) ? 'prisma' : /"sequelize(?:-cli)?"\s*:/.test(installs) ? 'sequelize' : 'alembic';
}
