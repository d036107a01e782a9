import type { Environment, EnvironmentId } from '../domain/environment.ts';
import { type FileTree, textAt } from '../domain/file-tree.ts';
import { findScriptLocation } from '../domain/script-location.ts';
import type { Program } from '../process/program.ts';
import type { Dialect, SqlPreview } from './workbench.ts';
import { editorTexts } from '../texts/en/editor.ts';
import { textsOf } from '../texts/texts-of.ts';

type Preview = (
  id: EnvironmentId,
  environment: Environment,
  revision: string,
  direction: 'upgrade' | 'downgrade',
  dialect: Dialect,
) => Promise<SqlPreview>;

/** Asks Alembic's offline mode, once per state of the files. Whatever the project's code writes meanwhile is dropped. */
export function createPreview(engine: Program): Preview {
  const known = new WeakMap<FileTree, Map<string, Promise<SqlPreview>>>();
  return (id, environment, revision, direction, dialect) => {
    const { files } = environment;
    const asked = known.get(files) ?? new Map<string, Promise<SqlPreview>>();
    known.set(files, asked);
    const key = `${direction} ${revision} ${dialect}`;
    const answer = asked.get(key) ?? preview(engine, id, environment, revision, direction, dialect);
    asked.set(key, answer);
    return answer;
  };
}

async function preview(engine: Program, ...[id, environment, revision, direction, dialect]: Parameters<Preview>): Promise<SqlPreview> {
  const { files, variables, database } = environment;
  const decoders = { stdout: new TextDecoder(), stderr: new TextDecoder() };
  const texts = { stdout: '', stderr: '' };
  const keep = (stream: 'stdout' | 'stderr') => (bytes: Uint8Array) => {
    texts[stream] += decoders[stream].decode(bytes, { stream: true });
  };
  const project = 'FLASK_DB_DIRECTORY' in variables || usesFlask(files) ? 'flask' : 'alembic';
  const result = await engine.run(
    {
      environment: id,
      argv: ['headway-sql', direction, revision, dialect, project],
      cwd: '',
      variables: { ...variables, HOME: `/home/${id}` },
      files,
      stdin: new Uint8Array(0),
      // Whatever the project's code asks of its server meanwhile, it finds the environment's own.
      ...(database === undefined ? {} : { database }),
    },
    { stdout: keep('stdout'), stderr: keep('stderr') },
    new AbortController().signal,
  );
  if (result.code === 0) return { type: 'sql', sql: texts.stdout.trim() };
  const message = texts.stderr.split('\n').filter((line) => !line.startsWith('INFO  [')).join('\n').trim();
  return { type: 'error', message: message === '' ? textsOf(editorTexts).preview.saidNothing(result.code) : message };
}

/** A bare Alembic project has its script location without Flask-Migrate's env.py, unless Flask is told of another one. */
function usesFlask(files: FileTree): boolean {
  const location = findScriptLocation(files);
  const env = location === undefined ? undefined : textAt(files, [location.folder, 'env.py'].filter(Boolean).join('/'));
  return env === undefined || env.includes('current_app');
}
