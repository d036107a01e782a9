import { databaseWanted } from '../domain/database-server.ts';
import type { ProcessRequest, Program, ProgramTable } from '../process/program.ts';
import type { WorkbenchParts } from './parts.ts';
import { askApp, startApp } from './running-app.ts';

/** What the Python engine runs; `python3` is the same program as `python`. */
const names = ['flask', 'alembic', 'python', 'python3', 'curl'] as const;

const SHELL = 'flask shell: a prompt needs a keyboard. Pipe the lines in (echo "print(db)" | flask shell), or write them to a file and run python FILE.\n';
const NO_SERVER = `psql: error: connection to server at "localhost" (127.0.0.1), port 5432 failed: Connection refused
\tIs the server running on that host and accepting TCP/IP connections?
This environment has no PostgreSQL server. It gets one with an address in its settings: DATABASE_URL=postgresql://app:secret@localhost:5432/shop in .env
`;
const EDIT = 'flask db edit: needs an editor in the terminal. Open the revision under migrations/versions in the editor instead.\n';

/**
 * The engine's programs by name: `flask run` starts the environment's server, `curl` asks it, and where a command would
 * wait for a keyboard there is a plain word.
 *
 * @param now milliseconds since 1970
 */
export function pythonPrograms(engine: Program, saidByPsql: WorkbenchParts['saidByPsql'], now: () => number): ProgramTable {
  const flask: Program = {
    run(request, output, signal) {
      const note = noteFor(request);
      if (note !== undefined) {
        output.stderr(new TextEncoder().encode(note));
        return Promise.resolve({ code: 1, files: request.files });
      }
      const starts = commandWords(request.argv)[0] === 'run' && !request.argv.includes('--help');
      return starts ? startApp(engine, request, output, signal, now) : engine.run(request, output, signal);
    },
  };
  const curl: Program = { run: (request, output, signal) => askApp(engine, request, output, signal) };
  return new Map([...names.map((name) => [name, engine] as const), ['flask', flask], ['curl', curl], ['psql', psqlOver(engine, saidByPsql)]]);
}

/** `psql` runs beside Python, where the server is. In an environment that has none nothing listens. */
function psqlOver(engine: Program, saidByPsql: WorkbenchParts['saidByPsql']): Program {
  return {
    async run(request, output, signal) {
      const { argv, variables, files, database } = request;
      if (databaseWanted(argv, variables, files, database !== undefined) !== undefined) return engine.run(request, output, signal);
      const said = (await saidByPsql(argv.slice(1))) ?? { stream: 'stderr', text: NO_SERVER, code: 2 };
      output[said.stream](new TextEncoder().encode(said.text));
      return { code: said.code, files };
    },
  };
}

/** `flask shell` that is piped its lines needs no keyboard: it is Python's own console then, as everywhere. */
function noteFor({ argv, stdin }: ProcessRequest): string | undefined {
  if (argv.includes('--help')) return undefined;
  const [command, sub] = commandWords(argv);
  if (command === 'db' && sub === 'edit') return EDIT;
  return command === 'shell' && stdin.length === 0 ? SHELL : undefined;
}

/** The words of a flask command without its options; `--app NAME`, `-A` and `-e` take a value. */
function commandWords(argv: readonly string[]): string[] {
  const words: string[] = [];
  for (let at = 1; at < argv.length; at++) {
    const word = argv[at] ?? '';
    if (['--app', '-A', '--env-file', '-e'].includes(word)) at++;
    else if (!word.startsWith('-')) words.push(word);
  }
  return words;
}
