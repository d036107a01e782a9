import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { chmodSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

/** A native Python environment with exactly the packages that run in the page. */
export interface NativePython {
  /** Folder with `python`, `flask` and `alembic`. */
  readonly bin: string;
  /** `3.11.2` */
  readonly version: string;
}

const requirementsFile = 'src/engines/flask/requirements.txt';
const oldest = 10;
const newest = 19;

/** Makes the environment, once for each state of the pinned requirements and each Python; later calls find it done. */
export function ensureNativePython(): NativePython {
  const { program, version } = newestPython();
  const key = createHash('sha256').update(readFileSync(requirementsFile)).update(version).digest('hex').slice(0, 16);
  const folder = resolve('.cache/native', key);
  const bin = join(folder, 'bin');
  const done = join(folder, 'complete');
  if (existsSync(done)) return { bin, version };

  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  // Without pip, because Debian's Python has no ensurepip; the pip that is there installs into the environment from outside.
  must(program, ['-m', 'venv', '--without-pip', folder], 'could not make a virtual environment: install python3-venv');
  const site = join(folder, 'lib', `python${version.split('.').slice(0, 2).join('.')}`, 'site-packages');
  must(
    program,
    ['-m', 'pip', 'install', '--quiet', '--disable-pip-version-check', '--require-hashes', '--only-binary=:all:', '--no-deps', '--target', site, '--requirement', requirementsFile],
    'pip could not install the pinned packages: check that python3-pip is installed and the package index can be reached',
  );
  writeEntry(join(bin, 'flask'), 'flask.cli', join(bin, 'python'));
  writeEntry(join(bin, 'alembic'), 'alembic.config', join(bin, 'python'));
  writeFileSync(done, '');
  return { bin, version };
}

/** The newest Python 3 on the PATH that these packages run on. */
function newestPython(): { program: string; version: string } {
  const names = [...Array.from({ length: newest - oldest + 1 }, (_, index) => `python3.${newest - index}`), 'python3'];
  for (const program of names) {
    const { status, stdout } = spawnSync(program, ['-c', 'import platform; print(platform.python_version())'], { encoding: 'utf8' });
    const version = status === 0 ? stdout.trim() : '';
    if (Number(version.split('.')[1] ?? 0) >= oldest) return { program, version };
  }
  throw new Error(`Native Python is missing: install Python 3.${oldest} or newer, with pip.`);
}

function must(program: string, args: readonly string[], otherwise: string): void {
  const { status, stderr } = spawnSync(program, args, { encoding: 'utf8', stdio: ['ignore', 'ignore', 'pipe'] });
  if (status !== 0) throw new Error(`Native Python: ${otherwise}.\n${stderr}`);
}

/** The script that pip would have written for a program of that package. */
function writeEntry(path: string, module: string, python: string): void {
  writeFileSync(path, `#!${python}\nimport sys\nfrom ${module} import main\nif __name__ == '__main__':\n    sys.exit(main())\n`);
  chmodSync(path, 0o755);
}
