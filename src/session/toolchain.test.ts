import { expect, test } from 'vitest';
import type { EngineDoor } from '../process/engine-door.ts';
import { runProgram } from '../process/process-testing.ts';
import type { Program } from '../process/program.ts';
import { prismaToolchain, sequelizeToolchain, toolchainPrograms } from './toolchain.ts';

/** An engine whose programs say how they were called. */
const program: Program = {
  run(request, output) {
    output.stdout(new TextEncoder().encode(request.argv.join(' ')));
    return Promise.resolve({ code: 0, files: request.files });
  },
};
const door: EngineDoor = { called: { name: 'Prisma', runner: 'Node' }, program, getState: () => ({ type: 'ready' }), subscribe: () => () => undefined, ask: () => expect.fail('nobody asks here'), retry: () => undefined, close: () => undefined };
const npx = toolchainPrograms([sequelizeToolchain(door), prismaToolchain(door)], (engine) => engine.program).get('npx') ?? expect.fail('no npx');

test.each([
  [['npx', 'prisma', 'migrate', 'dev'], 'prisma migrate dev'],
  [['npx', '-y', 'prisma@latest', '--version'], 'prisma --version'],
  [['npx', 'sequelize-cli@^6.6.0', 'db:migrate'], 'sequelize-cli db:migrate'],
  [['npx', '-p', 'sequelize-cli', 'sequelize', 'db:migrate:status'], 'sequelize db:migrate:status'],
  [['npx', '--package=sequelize-cli', '--', 'sequelize', 'init', '-y'], 'sequelize init -y'],
  [['npx', '--no-install', 'prisma', 'db', 'push', '--', '-p', 'x'], 'prisma db push -- -p x'],
] as const)('%j runs what is installed', async (argv, called) => {
  expect(await runProgram(npx, argv)).toMatchObject({ code: 0, stdout: called });
});

test.each([
  [['npx', 'cowsay', 'hello'], 'npx: cowsay is not installed, and nothing can be downloaded here.'],
  [['npx', '@prisma/client@7', 'x'], 'npx: @prisma/client is not installed'],
  [['npx'], 'npx: say which command to run.'],
  [['npx', '-p', 'sequelize-cli'], 'npx: say which command to run.'],
  [['npx', '--help'], 'npx: say which command to run.'],
] as const)('%j says what it cannot run, and what is installed', async (argv, said) => {
  const ran = await runProgram(npx, argv);
  expect(ran).toMatchObject({ code: 1, stdout: '' });
  expect(ran.stderr).toContain(said);
  expect(ran.stderr).toContain('Installed are sequelize-cli, sequelize, prisma.');
});
