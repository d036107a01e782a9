import { nodeCommands } from './command-table-node.ts';

/** What stands after an option or as an operand, as far as completion cares. */
export type ValueKind = 'none' | 'text' | 'path' | 'folder' | RevisionKind | MigrationKind;

/** Migrations by the names that Sequelize and Prisma give them: a file, a folder. */
export type MigrationKind = 'file of migrations' | 'file of seeders' | 'migration of Prisma';

/** Revisions; each kind with the symbols that make sense there. */
export type RevisionKind = 'upgrade target' | 'downgrade target' | 'stamp target' | 'any revision' | 'revisions to merge' | 'revision range' | 'revision head';

/**
 * A command as its `--help` lists it.
 *
 * @property options every option with what follows it; `none` for a flag
 */
export interface CommandShape {
  readonly options: Readonly<Record<string, ValueKind>>;
  readonly operands?: ValueKind;
  readonly commands?: Readonly<Record<string, CommandShape>>;
}

const DIRECTORY = { '-d': 'folder', '--directory': 'folder', '--help': 'none' } as const;
const VERBOSE = { '-v': 'none', '--verbose': 'none' } as const;
const X_ARG = { '-x': 'text', '--x-arg': 'text' } as const;
const OFFLINE = { '--sql': 'none', '--tag': 'text' } as const;
const MESSAGE = { '-m': 'text', '--message': 'text' } as const;
const REVISION = {
  ...MESSAGE, '--sql': 'none', '--head': 'revision head', '--splice': 'none', '--branch-label': 'text', '--version-path': 'folder', '--rev-id': 'text',
} as const;

/** `flask db …` of Flask-Migrate 4. */
const FLASK_DB: CommandShape = {
  options: { ...DIRECTORY, ...X_ARG },
  commands: {
    branches: { options: { ...DIRECTORY, ...VERBOSE } },
    check: { options: DIRECTORY },
    current: { options: { ...DIRECTORY, ...VERBOSE } },
    downgrade: { options: { ...DIRECTORY, ...OFFLINE, ...X_ARG }, operands: 'downgrade target' },
    edit: { options: DIRECTORY, operands: 'any revision' },
    heads: { options: { ...DIRECTORY, ...VERBOSE, '--resolve-dependencies': 'none' } },
    history: { options: { ...DIRECTORY, ...VERBOSE, '-r': 'revision range', '--rev-range': 'revision range', '-i': 'none', '--indicate-current': 'none' } },
    init: { options: { ...DIRECTORY, '--multidb': 'none', '-t': 'text', '--template': 'text', '--package': 'none' } },
    'list-templates': { options: { '--help': 'none' } },
    merge: { options: { ...DIRECTORY, ...MESSAGE, '--branch-label': 'text', '--rev-id': 'text' }, operands: 'revisions to merge' },
    migrate: { options: { ...DIRECTORY, ...REVISION, ...X_ARG } },
    revision: { options: { ...DIRECTORY, ...REVISION, '--autogenerate': 'none' } },
    show: { options: DIRECTORY, operands: 'any revision' },
    stamp: { options: { ...DIRECTORY, ...OFFLINE, '--purge': 'none' }, operands: 'stamp target' },
    upgrade: { options: { ...DIRECTORY, ...OFFLINE, ...X_ARG }, operands: 'upgrade target' },
  },
};

const FLASK: CommandShape = {
  options: { '-e': 'path', '--env-file': 'path', '-A': 'path', '--app': 'path', '--debug': 'none', '--no-debug': 'none', '--version': 'none', '--help': 'none' },
  commands: {
    db: FLASK_DB,
    routes: { options: { '-s': 'text', '--sort': 'text', '--all-methods': 'none', '--help': 'none' } },
    run: {
      options: {
        '--debug': 'none', '--no-debug': 'none', '-h': 'text', '--host': 'text', '-p': 'text', '--port': 'text', '--cert': 'path', '--key': 'path', '--reload': 'none', '--no-reload': 'none',
        '--debugger': 'none', '--no-debugger': 'none', '--with-threads': 'none', '--without-threads': 'none', '--extra-files': 'path', '--exclude-patterns': 'path', '--help': 'none',
      },
    },
    shell: { options: { '--help': 'none' } },
  },
};

const HELP = { '-h': 'none', '--help': 'none' } as const;

/** `alembic …` of Alembic 1. */
const ALEMBIC: CommandShape = {
  options: { ...HELP, '--version': 'none', '-c': 'path', '--config': 'path', '-n': 'text', '--name': 'text', '-x': 'text', '--raiseerr': 'none', '-q': 'none', '--quiet': 'none' },
  commands: {
    branches: { options: { ...HELP, ...VERBOSE } },
    check: { options: HELP },
    current: { options: { ...HELP, ...VERBOSE, '-c': 'none', '--check-heads': 'none' } },
    downgrade: { options: { ...HELP, ...OFFLINE }, operands: 'downgrade target' },
    edit: { options: HELP, operands: 'any revision' },
    ensure_version: { options: { ...HELP, '--sql': 'none' } },
    heads: { options: { ...HELP, ...VERBOSE, '--resolve-dependencies': 'none' } },
    history: { options: { ...HELP, ...VERBOSE, '-r': 'revision range', '--rev-range': 'revision range', '-i': 'none', '--indicate-current': 'none' } },
    init: { options: { ...HELP, '-t': 'text', '--template': 'text', '--package': 'none' }, operands: 'folder' },
    list_templates: { options: HELP },
    merge: { options: { ...HELP, ...MESSAGE, '--branch-label': 'text', '--rev-id': 'text', '--splice': 'none' }, operands: 'revisions to merge' },
    revision: { options: { ...HELP, ...REVISION, '--autogenerate': 'none', '--depends-on': 'any revision' } },
    show: { options: HELP, operands: 'any revision' },
    stamp: { options: { ...HELP, ...OFFLINE, '--purge': 'none' }, operands: 'stamp target' },
    upgrade: { options: { ...HELP, ...OFFLINE }, operands: 'upgrade target' },
  },
};

const PYTHON: CommandShape = { options: { '-c': 'text', '-m': 'text', '-V': 'none', '--version': 'none', '--help': 'none' }, operands: 'path' };

const SQLITE3: CommandShape = {
  options: {
    '-ascii': 'none', '-bail': 'none', '-batch': 'none', '-box': 'none', '-cmd': 'text', '-column': 'none', '-csv': 'none', '-header': 'none', '-help': 'none', '-html': 'none', '-json': 'none',
    '-line': 'none', '-list': 'none', '-markdown': 'none', '-newline': 'text', '-noheader': 'none', '-nullvalue': 'text', '-quote': 'none', '-readonly': 'none', '-separator': 'text', '-table': 'none',
    '-tabs': 'none', '-version': 'none',
  },
  operands: 'path',
};

const FOLDERS: CommandShape = { options: {}, operands: 'folder' };

/** Commands whose arguments are known. Of every other command the arguments are taken for paths. */
export const commandTable: Readonly<Record<string, CommandShape>> = {
  flask: FLASK,
  alembic: ALEMBIC,
  python: PYTHON,
  python3: PYTHON,
  sqlite3: SQLITE3,
  ...nodeCommands,
  cd: FOLDERS,
  rmdir: FOLDERS,
};

/** What `sqlite3 FILE` takes beside SQL. */
export const dotCommands: readonly string[] = ['.databases', '.dump', '.headers on', '.help', '.indexes', '.mode', '.quit', '.schema', '.tables'];

/** The commands of `git`, which loads its own code only when it is first run. */
export const gitCommands = [
  'add', 'branch', 'checkout', 'clean', 'clone', 'commit', 'config', 'diff', 'fetch', 'init', 'log', 'ls-files', 'merge', 'merge-base', 'mv', 'pull', 'push', 'reflog', 'remote', 'reset', 'restore',
  'rev-parse', 'revert', 'rm', 'show', 'stage', 'status', 'switch', 'tag',
] as const;

/** After these a branch may stand. */
export const takesBranches: ReadonlySet<string> = new Set(['branch', 'checkout', 'diff', 'log', 'merge', 'merge-base', 'pull', 'push', 'reset', 'rev-parse', 'revert', 'show', 'switch']);

/** After these a path may stand as well as a branch. */
export const takesPaths: ReadonlySet<string> = new Set(['checkout', 'diff', 'log', 'reset']);
