import { afterAll, describe, expect, test } from 'vitest';
import { readProject } from '../../scripts/project-folder.ts';
import { openScene } from './node-explain-testing.ts';

const scene = openScene();
afterAll(scene.close);

const projectOf = (tool: 'prisma' | 'sequelize'): Readonly<Record<string, string>> => Object.fromEntries([...readProject(`lessons/toolchains/${tool}`, () => undefined)].map(([path, bytes]) => [path, new TextDecoder().decode(bytes)]));

describe('Prisma', () => {
  const init = 'prisma/migrations/20260105090000_init/migration.sql';
  const bad = 'prisma/migrations/20260106090000_bad/migration.sql';

  async function begin(): Promise<void> {
    scene.begin(projectOf('prisma'));
    await scene.run('npx prisma migrate deploy && npx prisma db execute --file prisma/seed.sql');
  }

  test('does not take a schema, whose line is shown', async () => {
    await begin();
    scene.edit('prisma/schema.prisma', 'email String @unique', 'email Strin @unique');
    const told = await scene.tell('npx prisma migrate dev --name phone');
    expect(told.ids).toEqual(['prisma-schema-invalid']);
    expect(told.notes[0]?.proof).toEqual([{ of: 'prisma/schema.prisma', is: 'says `email Strin @unique` on line 7', at: { path: 'prisma/schema.prisma', line: 7 } }]);
    scene.edit('prisma/schema.prisma', 'Strin @unique', 'String @unique');
    expect(await scene.tell(told.commands[0] ?? '')).toMatchObject({ code: 0, ids: [] });
  });

  test('stops at a migration that failed, until it is resolved by what is offered', async () => {
    await begin();
    scene.write(bad, 'ALTER TABLE "users" ADD COLUMN "age" INTEGER;\nALTER TABLE "nobody" ADD COLUMN "age" INTEGER;\n');
    const told = await scene.tell('npx prisma migrate deploy');
    expect(told.ids).toEqual(['prisma-migration-failed']);
    expect(told.proof).toEqual(['dev.db: says in `_prisma_migrations` that `20260106090000_bad` began and did not end', '20260106090000_bad: is this file', 'users.age: was made by the part that ran']);
    const again = await scene.tell('npx prisma migrate deploy');
    expect(again.ids).toEqual(['prisma-failed-before']);
    expect(again.proof).toEqual(['dev.db: says in `_prisma_migrations` that `20260106090000_bad` began and did not end', '20260106090000_bad: is this file']);
    scene.write(bad, 'ALTER TABLE "users" ADD COLUMN "age" INTEGER;\n');
    for (const line of told.commands) expect(await scene.tell(line)).toMatchObject({ code: 0, ids: [] });
    expect((await scene.tell('sqlite3 dev.db "SELECT \'Error: P3009\'"')).ids).toEqual([]);
  });

  test('keeps checksums, by which an edit of an applied migration is seen where Prisma says nothing', async () => {
    await begin();
    expect((await scene.tell('npx prisma migrate deploy')).ids).toEqual([]);
    scene.edit(init, '-- CreateIndex', '-- Edited');
    const silent = await scene.tell('npx prisma migrate deploy');
    expect(silent).toMatchObject({ code: 0, ids: ['prisma-edit-unseen'] });
    expect(silent.proof[0]).toMatch(/^20260105090000_init: has the checksum `\w{8}…`; what ran had `\w{8}…`$/);
    const told = await scene.tell('npx prisma migrate dev');
    expect(told.ids).toEqual(['prisma-edited-after-applied']);
    expect(told.proof[1]).toBe('users: has 3 rows in dev.db, which a reset destroys');
    scene.edit(init, '-- Edited', '-- CreateIndex');
    expect(await scene.tell('npx prisma migrate dev')).toMatchObject({ code: 0, ids: [] });
  });

  test('finds drift, and asks nobody in a pipe', async () => {
    await begin();
    await scene.run('sqlite3 dev.db "ALTER TABLE users ADD COLUMN hot TEXT"');
    const told = await scene.tell('npx prisma migrate dev');
    expect(told.ids).toEqual(['prisma-drift']);
    expect(told.proof).toEqual(['dev.db: Changed the `users` table: Added column `hot`', 'users: has 3 rows in dev.db, which a reset destroys']);
    const piped = await scene.tell('npx prisma migrate reset | cat');
    expect(piped.ids).toEqual(['prisma-non-interactive']);
    expect(piped.proof).toEqual(['users: has 3 rows in dev.db, which a reset destroys']);
  });

  test('is not spoken of by what is known of Alembic', async () => {
    await begin();
    scene.write('migrations/env.py', 'target_metadata = None\n');
    scene.write('migrations/versions/aaa111.py', "revision = 'aaa111'\ndown_revision = None\n\n\ndef upgrade():\n    op.create_table('nobody', sa.Column('id', sa.Integer()))\n");
    scene.write(bad, 'ALTER TABLE "nobody" ADD COLUMN "age" INTEGER;\n');
    expect((await scene.tell('npx prisma migrate deploy')).ids).toEqual(['prisma-migration-failed']);
  });
});

describe('Sequelize', () => {
  const bad = 'migrations/20260106090000-bad.js';
  const adding = (...tables: readonly string[]): string => `module.exports = {\n  async up(queryInterface, Sequelize) {\n${tables.map((table) => `    await queryInterface.addColumn('${table}', 'age', { type: Sequelize.INTEGER });\n`).join('')}  },\n  async down() {},\n};\n`;

  async function begin(): Promise<void> {
    scene.begin(projectOf('sequelize'));
    await scene.run('npx sequelize-cli db:migrate');
  }

  test('leaves a migration half applied, which is told of at once and when it is tried again', async () => {
    await begin();
    scene.write(bad, adding('users', 'nobody'));
    const told = await scene.tell('npx sequelize-cli db:migrate');
    expect(told.ids).toEqual(['sequelize-half-applied']);
    expect(told.proof).toEqual(['dev.sqlite3: has no `20260106090000-bad` in `SequelizeMeta`', 'users.age: was made by the part that ran']);
    expect(told.notes[0]?.proof[0]?.at).toEqual({ path: bad });
    const again = await scene.tell('npx sequelize-cli db:migrate');
    expect(again.ids).toEqual(['sequelize-already-there']);
    expect(again.proof[1]).toBe('users.age: is in dev.sqlite3');
    scene.write(bad, adding('users'));
    for (const line of again.commands) expect(await scene.tell(line)).toMatchObject({ code: 0, ids: [] });
  });

  test('that failed at its first step left nothing', async () => {
    await begin();
    scene.write(bad, adding('nobody'));
    expect(await scene.tell('npx sequelize-cli db:migrate')).toMatchObject({ code: 1, ids: [] });
  });

  test('misses its settings and its folder', async () => {
    await begin();
    await scene.run('mv migrations elsewhere');
    const folder = await scene.tell('npx sequelize-cli db:migrate');
    expect(folder.ids).toEqual(['sequelize-no-folder']);
    expect(folder.proof).toEqual(['dev.sqlite3: says in `SequelizeMeta` that `20260105090000-create-users.js` ran']);
    await scene.run('rm dev.sqlite3');
    const never = await scene.tell('npx sequelize-cli db:migrate');
    expect(never.commands).toEqual(['npx sequelize-cli init:migrations']);
    for (const line of [...never.commands, 'npx sequelize-cli db:migrate']) expect(await scene.tell(line)).toMatchObject({ code: 0, ids: [] });
    await scene.run('mv config settings');
    const moved = await scene.tell('npx sequelize-cli db:migrate');
    expect(moved.ids).toEqual(['sequelize-no-config']);
    expect(moved.proof).toEqual(['settings/config.json: is there instead']);
    await scene.run('rm -r settings');
    const none = await scene.tell('npx sequelize-cli db:migrate');
    await scene.run(none.commands[0] ?? '');
    expect((await scene.tell('npx sequelize-cli db:migrate')).ids).toEqual([]);
  });
});
