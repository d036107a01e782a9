import type { Environment } from '../domain/environment.ts';
import { textOf, treeOf, type FileTree } from '../domain/file-tree.ts';
import type { ProgramTable } from '../process/program.ts';
import { createShell, type LineContext } from './shell.ts';

/** A small project like the ones that people work on. */
export const projectFiles: FileTree = treeOf({
  'app.py': 'from flask import Flask\n\napp = Flask(__name__)\n',
  'models.py': 'class User:\n    id = 1\n',
  '.flaskenv': 'FLASK_APP=app\n',
  'migrations/env.py': '# environment\n',
  'migrations/versions/a1_users.py': "revision = 'a1'\n",
  'migrations/versions/b2_phone.py': "revision = 'b2'\n",
});

export interface LineOutcome {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
  readonly environment: Environment;
}

export function environmentWith(change: Partial<Environment>): Environment {
  return { files: projectFiles, cwd: '', variables: {}, ...change };
}

/** Runs a line in Developer A's environment and gathers what it writes. */
export async function shellTest(line: string, context: Partial<LineContext> = {}, programs: ProgramTable = new Map(), signal = new AbortController().signal): Promise<LineOutcome> {
  const written = { stdout: '', stderr: '' };
  const decoders = { stdout: new TextDecoder(), stderr: new TextDecoder() };
  const { code, environment } = await createShell(programs).run(
    line,
    { id: 'dev-a', environment: environmentWith({}), ...context },
    {
      stdout: (bytes) => {
        written.stdout += decoders.stdout.decode(bytes, { stream: true });
      },
      stderr: (bytes) => {
        written.stderr += decoders.stderr.decode(bytes, { stream: true });
      },
    },
    signal,
  );
  return { code, environment, ...written };
}

/** Text of a file after a line, for tests that read as sentences. */
export function fileAfter(outcome: LineOutcome, path: string): string | undefined {
  const bytes = outcome.environment.files.get(path);
  return bytes === undefined ? undefined : textOf(bytes);
}
