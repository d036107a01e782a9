import { readFileSync } from 'node:fs';
import { unzipSync } from 'fflate';

const library = '/lib/python3.14';
const sitePackages = `${library}/site-packages`;

/** Standard-library folders that no program here can use: windows, installers, other people's tests. */
const droppedStdlib = ['idlelib/', 'tkinter/', 'turtledemo/', 'turtle.py', 'ensurepip/', 'venv/', 'test/', 'lib2to3/', 'pydoc_data/', 'curses/', 'msilib/', 'webbrowser.py', 'antigravity.py'];

/** Tests, and dialects whose server can be reached neither online nor by a preview. MySQL stays: imported projects name its types. */
const droppedPackages = ['sqlalchemy/testing/', 'alembic/testing/', 'sqlalchemy/dialects/mssql/', 'sqlalchemy/dialects/oracle/', 'sqlalchemy/dialects/sqlite/provision.py', 'sqlalchemy/dialects/postgresql/provision.py', 'sqlalchemy/dialects/mysql/provision.py'];

const droppedEndings = ['.so', '.pyc', '.pyi', '.c', '.pyx', '.pxd', '/RECORD', 'py.typed'];

/** All files that the interpreter sees, by absolute path: the standard library and the packages, pruned. */
export function collectSources(stdlibZip: string, wheels: readonly string[]): Map<string, Uint8Array> {
  const files = new Map<string, Uint8Array>();
  for (const [path, bytes] of entries(stdlibZip)) {
    if (!droppedStdlib.some((prefix) => path.startsWith(prefix))) files.set(`${library}/${path}`, bytes);
  }
  for (const wheel of wheels) {
    for (const [path, bytes] of entries(wheel)) {
      if (!droppedPackages.some((prefix) => path.startsWith(prefix))) files.set(`${sitePackages}/${path}`, bytes);
    }
  }
  return files;
}

/** Whether a file that is no bytecode can wait until somebody reads it: sources, time zones, licences, pictures. */
export function isLazy(path: string): boolean {
  // Alembic reads its env.py templates as text when it makes a new environment.
  if (path.endsWith('.py')) return !path.includes('/templates/');
  return path.startsWith(`${sitePackages}/tzdata/`) || path.includes('/licenses/') || path.includes('/werkzeug/debug/') || /\/(LICENSE|AUTHORS)[^/]*$/.test(path);
}

function entries(zip: string): [string, Uint8Array][] {
  return Object.entries(unzipSync(new Uint8Array(readFileSync(zip)))).filter(
    ([path]) => !path.endsWith('/') && !droppedEndings.some((ending) => path.endsWith(ending)),
  );
}
