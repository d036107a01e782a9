import type { Program, ProgramTable } from '../process/program.ts';

/** What the Python engine runs; `python3` is the same program as `python`. */
const names = ['flask', 'alembic', 'python', 'python3', 'curl'] as const;

/** Flask commands that need a keyboard or stay running, and what does the same here. */
const instead: Readonly<Record<string, string>> = {
  run: 'a server cannot stay running here. curl localhost:5000/PATH starts the app, asks it and shows its log',
  shell: 'a prompt needs a keyboard. Write the lines to a file and run python FILE, or use python -c "…"',
};

const EDIT = 'flask db edit: needs an editor in the terminal. Open the revision under migrations/versions in the editor instead.\n';

/** The engine's programs by name, with a plain word where a command would wait for a keyboard. */
export function pythonPrograms(engine: Program): ProgramTable {
  const flask: Program = {
    run(request, output, signal) {
      const note = noteFor(request.argv);
      if (note === undefined) return engine.run(request, output, signal);
      output.stderr(new TextEncoder().encode(note));
      return Promise.resolve({ code: 1, files: request.files });
    },
  };
  return new Map(names.map((name) => [name, name === 'flask' ? flask : engine]));
}

function noteFor(argv: readonly string[]): string | undefined {
  if (argv.includes('--help')) return undefined;
  const words = commandWords(argv);
  const [command, sub] = words;
  if (command === 'db' && sub === 'edit') return EDIT;
  const note = command === undefined ? undefined : instead[command];
  return note === undefined ? undefined : `flask ${command}: ${note}.\n`;
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
