import type { CommandShape } from './command-table.ts';

const SEQUELIZE_ALL = { '--version': 'none', '--help': 'none' } as const;
const SEQUELIZE_BASE = {
  ...SEQUELIZE_ALL, '--env': 'text', '--config': 'path', '--options-path': 'path', '--migrations-path': 'folder', '--seeders-path': 'folder', '--models-path': 'folder', '--url': 'text', '--debug': 'none',
} as const;
const shapeOf = (options: CommandShape['options']): CommandShape => ({ options: { ...SEQUELIZE_BASE, ...options } });
const SEQUELIZE_INIT = shapeOf({ '--force': 'none' });
const SEQUELIZE_NAME = shapeOf({ '--name': 'text', '--underscored': 'none' });
const SEQUELIZE_MODEL = shapeOf({ '--name': 'text', '--attributes': 'text', '--force': 'none', '--underscored': 'none' });
const SEQUELIZE_MIGRATE = shapeOf({ '--to': 'file of migrations', '--from': 'file of migrations', '--name': 'file of migrations' });
const SEQUELIZE_SEED = shapeOf({ '--seed': 'file of seeders' });

/** `sequelize-cli …` 6. */
const SEQUELIZE: CommandShape = {
  options: SEQUELIZE_ALL,
  commands: {
    'db:migrate': SEQUELIZE_MIGRATE,
    'db:migrate:schema:timestamps:add': SEQUELIZE_MIGRATE,
    'db:migrate:status': SEQUELIZE_MIGRATE,
    'db:migrate:undo': shapeOf({ '--name': 'file of migrations' }),
    'db:migrate:undo:all': shapeOf({ '--to': 'file of migrations' }),
    'db:seed': SEQUELIZE_SEED,
    'db:seed:undo': SEQUELIZE_SEED,
    'db:seed:all': shapeOf({}),
    'db:seed:undo:all': shapeOf({}),
    init: SEQUELIZE_INIT,
    'init:config': SEQUELIZE_INIT,
    'init:migrations': SEQUELIZE_INIT,
    'init:models': SEQUELIZE_INIT,
    'init:seeders': SEQUELIZE_INIT,
    'migration:generate': SEQUELIZE_NAME,
    'model:generate': SEQUELIZE_MODEL,
    'seed:generate': shapeOf({ '--name': 'text' }),
  },
};

const PRISMA_HELP = { '-h': 'none', '--help': 'none' } as const;
const PRISMA_PROJECT = { ...PRISMA_HELP, '--config': 'path', '--schema': 'path' } as const;
const prisma = (options: CommandShape['options']): CommandShape => ({ options: { ...PRISMA_PROJECT, ...options } });

/** `prisma …` 7. */
const PRISMA: CommandShape = {
  options: { ...PRISMA_HELP, '--version': 'none' },
  commands: {
    db: {
      options: PRISMA_PROJECT,
      commands: {
        execute: { options: { ...PRISMA_HELP, '--config': 'path', '--file': 'path', '--stdin': 'none' } },
        pull: prisma({ '--force': 'none', '--print': 'none', '--url': 'text' }),
        push: prisma({ '--accept-data-loss': 'none', '--force-reset': 'none', '--url': 'text' }),
        seed: { options: { ...PRISMA_HELP, '--config': 'path' } },
      },
    },
    format: prisma({ '--check': 'none' }),
    init: { options: { ...PRISMA_HELP, '--datasource-provider': 'text', '--generator-provider': 'text', '--output': 'folder', '--url': 'text', '--with-model': 'none', '--no-skills': 'none' } },
    migrate: {
      options: PRISMA_PROJECT,
      commands: {
        deploy: prisma({}),
        dev: prisma({ '-n': 'text', '--name': 'text', '--create-only': 'none', '--url': 'text' }),
        diff: {
          options: {
            ...PRISMA_HELP, '--config': 'path', '-o': 'path', '--output': 'path', '--from-empty': 'none', '--to-empty': 'none', '--from-schema': 'path', '--to-schema': 'path', '--from-migrations': 'folder',
            '--to-migrations': 'folder', '--from-config-datasource': 'none', '--to-config-datasource': 'none', '--script': 'none', '--exit-code': 'none',
          },
        },
        reset: prisma({ '-f': 'none', '--force': 'none' }),
        resolve: prisma({ '--applied': 'migration of Prisma', '--rolled-back': 'migration of Prisma' }),
        status: prisma({}),
      },
    },
    validate: prisma({}),
    version: { options: { ...PRISMA_HELP, '--json': 'none' } },
  },
};

const stand = { 'sequelize-cli': SEQUELIZE, sequelize: SEQUELIZE, prisma: PRISMA } as const;

/** The commands that run on Node, alone and behind `npx`. */
export const nodeCommands: Readonly<Record<string, CommandShape>> = {
  ...stand,
  npx: { options: {}, commands: stand },
  node: { options: { '-e': 'text', '-p': 'text', '--version': 'none', '--help': 'none' }, operands: 'path' },
};
