import type { EngineDoor } from '../process/engine-door.ts';
import type { Program, ProgramTable } from '../process/program.ts';

/** A further toolchain beside Flask's: an engine that starts with its first command, and what people type to reach it. */
export interface Toolchain {
  readonly engine: EngineDoor;
  /** Commands that stand alone and that `npx` runs too: `prisma`, `sequelize-cli`. */
  readonly commands: readonly string[];
  /** Commands that only stand alone: `node`. */
  readonly programs: readonly string[];
}

/** What people type to reach Sequelize. */
export const sequelizeToolchain = (engine: EngineDoor): Toolchain => ({ engine, commands: ['sequelize-cli', 'sequelize'], programs: ['node'] });

/** What people type to reach Prisma. */
export const prismaToolchain = (engine: EngineDoor): Toolchain => ({ engine, commands: ['prisma'], programs: [] });

/** @param run how a program of a toolchain is run in this workbench */
export function toolchainPrograms(toolchains: readonly Toolchain[], run: (engine: EngineDoor) => Program): ProgramTable {
  const commands = new Map(toolchains.flatMap(({ engine, commands }) => commands.map((name) => [name, run(engine)] as const)));
  const programs = toolchains.flatMap(({ engine, programs }) => programs.map((name) => [name, run(engine)] as const));
  if (commands.size === 0) return new Map(programs);
  return new Map([...commands, ...programs, ['npx', npx(commands)] as const]);
}

/**
 * `npx COMMAND …` runs a command that is installed; what is not would have to be downloaded. A version behind the name
 * (`prisma@7`) is taken as what is installed: `--version` says which that is.
 */
function npx(commands: ProgramTable): Program {
  return {
    run(request, output, signal) {
      const words = request.argv.slice(1);
      const at = words.findIndex((word, index) => !FLAGS.has(word) && !word.startsWith('--package=') && !(PACKAGE.has(word) || PACKAGE.has(words[index - 1] ?? '')));
      const [asked, ...args] = at === -1 ? [] : words.slice(at);
      const name = asked?.replace(/(?<=.)@[\w.^~-]+$/, '');
      const program = name === undefined ? undefined : commands.get(name);
      if (name !== undefined && program !== undefined) return program.run({ ...request, argv: [name, ...args] }, output, signal);
      const known = [...commands.keys()].join(', ');
      const said = name === undefined || name.startsWith('-') ? `npx: say which command to run. Installed are ${known}.` : `npx: ${name} is not installed, and nothing can be downloaded here. Installed are ${known}.`;
      output.stderr(new TextEncoder().encode(`${said}\n`));
      return Promise.resolve({ code: 1, files: request.files });
    },
  };
}

const FLAGS: ReadonlySet<string> = new Set(['-y', '--yes', '-q', '--quiet', '--no', '--no-install', '--prefer-offline', '--offline', '--']);
/** What follows names the package that brings the command. */
const PACKAGE: ReadonlySet<string> = new Set(['-p', '--package']);
