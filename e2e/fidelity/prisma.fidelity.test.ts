import { readProject } from '../../scripts/project-folder.ts';
import { ensureNativePrisma } from '../../scripts/native-prisma.ts';
import { edit, fails, run, story, write } from './story.ts';
import { tellStories } from './tell-stories.ts';

/** The project that people begin with. Its migration is named by a fixed time, which no mask touches. */
const project = Object.fromEntries([...readProject('lessons/toolchains/prisma', () => undefined)].map(([path, bytes]) => [path, new TextDecoder().decode(bytes)]));
const schema = project['prisma/schema.prisma'] ?? '';
const withPhone = schema.replace('  email String @unique\n', '  email String @unique\n  phone String?\n');
const withoutEmail = schema.replace('  email String @unique\n', '');
const { 'prisma/migrations/20260105090000_init/migration.sql': _init, 'prisma/migrations/migration_lock.toml': _lock, ...begun } = project;

tellStories(
  "Prisma's command line",
  [
    story(
      'a column is added and reaches the database',
      project,
      run('prisma validate', 'The schema at prisma/schema.prisma is valid'),
      run('prisma format', 'Formatted prisma/schema.prisma'),
      fails('prisma migrate status', 1, 'P1003'),
      run('prisma migrate deploy', 'SQLite database dev.db created at file:./dev.db', 'All migrations have been successfully applied.'),
      run('prisma migrate status', 'Database schema is up to date!'),
      run('prisma db execute --file prisma/seed.sql', 'Script executed successfully.'),
      run('prisma migrate deploy', 'No pending migrations to apply.'),
      write('prisma/schema.prisma', withPhone),
      run('prisma migrate diff --from-config-datasource --to-schema prisma/schema.prisma', 'Changed the `users` table'),
      run('prisma migrate diff --from-config-datasource --to-schema prisma/schema.prisma --script', 'ALTER TABLE "users" ADD COLUMN "phone" TEXT'),
      fails('prisma migrate diff --from-config-datasource --to-schema prisma/schema.prisma --exit-code', 2),
      run('prisma migrate diff --from-empty --to-schema prisma/schema.prisma --script -o all.sql'),
      run('prisma migrate dev --name "Add phone"', 'The following migration(s) have been created and applied', 'add_phone/'),
      run('prisma migrate dev', 'Already in sync'),
      // The CLI stops its engine twice here.
      run('prisma migrate dev --create-only --name "in between"', 'without applying it', '_in_between'),
      run('echo "SELECT 1;" | prisma db execute --stdin', 'Script executed successfully.'),
      run('prisma db execute --stdin < /dev/null', 'Script executed successfully.'),
      fails('echo "SELEC 1;" | prisma db execute --stdin', 1, 'near "SELEC": syntax error'),
      fails('prisma migrate status', 1, 'Following migration have not yet been applied'),
      run('prisma db pull --print', 'phone String?'),
      run('prisma db push', 'The database is already in sync with the Prisma schema.'),
    ),
    story(
      'a migration is drafted, and data would be lost',
      begun,
      run('prisma migrate dev --create-only --name init', 'without applying it'),
      run('prisma migrate dev', 'The following migration(s) have been applied'),
      run('prisma db execute --file prisma/seed.sql'),
      write('prisma/schema.prisma', withoutEmail),
      fails('prisma migrate dev --name drop_email', 1, 'You are about to drop the column `email`', 'non-interactive'),
      fails('prisma db push', 1, '--accept-data-loss'),
      run('prisma db push --accept-data-loss', 'Your database is now in sync with your Prisma schema.'),
      fails('prisma migrate dev', 130, 'Drift detected'),
      fails('prisma migrate reset', 1, 'non-interactive'),
      run('prisma migrate reset --force', 'Database reset successful'),
      run('prisma db pull', 'Introspected 1 model'),
    ),
    story(
      'a migration fails, and its failure is resolved',
      project,
      run('prisma migrate deploy'),
      write('prisma/migrations/20260106090000_bad/migration.sql', 'ALTER TABLE "users" ADD COLUMN "age" INTEGER;\nALTER TABLE "nobody" ADD COLUMN "age" INTEGER;\n'),
      fails('prisma migrate deploy', 1, 'P3018', 'no such table: nobody'),
      fails('prisma migrate deploy', 1, 'P3009'),
      fails('prisma migrate status', 1, 'Following migration have failed'),
      fails('prisma migrate resolve', 1, '--applied or --rolled-back must be part of the command'),
      fails('prisma migrate resolve --applied 20260107090000_none', 1, 'P3017'),
      run('prisma migrate resolve --rolled-back 20260106090000_bad', 'marked as rolled back'),
      write('prisma/migrations/20260106090000_bad/migration.sql', 'ALTER TABLE "users" ADD COLUMN "born" INTEGER;\n'),
      run('prisma migrate deploy', 'All migrations have been successfully applied.'),
      fails('prisma migrate resolve --applied 20260106090000_bad', 1, 'P3008'),
      write('prisma/migrations/20260107090000_typo/migration.sql', 'CREATE TABLE "notes" ("id" INTEGER);\n\n-- CreateTable\nCREATE TABEL "tags" ("id" INTEGER);\n'),
      fails('prisma migrate deploy', 1, 'Database error code: 1\n\nDatabase error:\nnear "TABEL": syntax error in \n\n-- CreateTable\nCREATE TABEL "tags" ("id" INTEGER);\n at offset 24'),
    ),
    story(
      'a schema that generates a client, and no client to be generated by what is asked',
      { ...project, 'prisma/schema.prisma': `generator client {\n  provider = "prisma-client"\n  output   = "../generated"\n}\n\n${schema}` },
      run('prisma validate'),
      run('prisma migrate deploy', 'All migrations have been successfully applied.'),
      run('prisma migrate status', 'Database schema is up to date!'),
    ),
    story(
      'an applied migration is edited, another is missing',
      project,
      run('prisma migrate deploy'),
      edit('prisma/migrations/*/migration.sql'.replace('*', '20260105090000_init'), '-- CreateIndex', '-- Edited'),
      run('prisma migrate deploy', 'No pending migrations to apply.'),
      fails('prisma migrate dev', 130, 'was modified after it was applied'),
      fails('prisma migrate diff --from-schema prisma/schema.prisma', 1, '0 `--to-...` parameter(s) provided'),
    ),
    story(
      'what is wrong with a project is said',
      { ...project, 'broken.prisma': 'datasource db {\n  provider = "sqlite"\n}\n\nmodel User {\n  id   Int    @id\n  name Strin\n}\n' },
      fails('prisma validate --schema broken.prisma', 1, 'P1012', 'broken.prisma:7'),
      fails('prisma migrate dev --schema broken.prisma', 1, 'Type "Strin" is neither a built-in type'),
      fails('prisma format --schema broken.prisma', 1),
      fails('prisma validate --schema nowhere.prisma', 1, 'nowhere.prisma'),
      fails('prisma sing', 1, 'Unknown command'),
      run('prisma migrate --help', 'Update the database schema with migrations'),
      run('prisma migrate dev --help', 'Create a new migration but do not apply it'),
      run('prisma db --help'),
      run('prisma --help', 'Prisma is a modern DB toolkit'),
      write('prisma.config.ts', "import 'dotenv/config';\nimport { defineConfig, env } from 'prisma/config';\n\nexport default defineConfig({ schema: 'prisma/schema.prisma', datasource: { url: env('DATABASE_URL') } });\n"),
      fails('prisma migrate status', 1, 'Cannot resolve environment variable: DATABASE_URL'),
      write('.env', 'DATABASE_URL="file:./other.db"\n'),
      run('prisma migrate deploy', 'SQLite database other.db created'),
      write('prisma.config.ts', "export default {\n  schema: 'prisma/schema.prisma',\n  datasouce: {},\n};\n"),
      fails('prisma validate', 1, 'Failed to parse syntax of config file'),
    ),
  ],
  await ensureNativePrisma(),
);
