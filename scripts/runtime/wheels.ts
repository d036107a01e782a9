import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';

export const requirementsFile = join(import.meta.dirname, '../../src/engines/flask/requirements.txt');

/** The pinned packages and their versions, as the requirements file names them. */
export function packagesOf(): Record<string, string> {
  const pins = readFileSync(requirementsFile, 'utf8').matchAll(/^([A-Za-z0-9_.-]+)==([^\s\\]+)/gm);
  return Object.fromEntries([...pins].map((pin) => [pin[1] ?? '', pin[2] ?? '']));
}

/**
 * Fetches the pinned wheels with pip into a folder named after the requirements, once.
 * The files for one platform serve all: what is compiled in them is dropped, and each package works without it.
 *
 * @param cache folder in which the wheels are kept from one build to the next
 * @returns paths of the wheels
 * @throws a one-line error that says what is missing and what to do
 */
export function fetchWheels(cache: string, requirements = requirementsFile): string[] {
  const key = createHash('sha256').update(readFileSync(requirements)).digest('hex').slice(0, 12);
  const folder = join(cache, key);
  if (!existsSync(folder)) {
    const partial = `${folder}.partial-${process.pid}`;
    mkdirSync(partial, { recursive: true });
    try {
      download(partial, requirements);
      renameSync(partial, folder);
    } finally {
      rmSync(partial, { recursive: true, force: true });
    }
  }
  return readdirSync(folder).sort().map((name) => join(folder, name));
}

function download(folder: string, requirements: string): void {
  const python = process.env['PYTHON'] ?? (process.platform === 'win32' ? 'python' : 'python3');
  if (spawnSync(python, ['--version']).error) {
    throw new Error(`Python is not installed (${python} was not found). Install Python 3.10 or newer, or set PYTHON to its path, and run the command again.`);
  }
  if (spawnSync(python, ['-m', 'pip', '--version']).status !== 0) {
    throw new Error(`${python} has no pip. Install it (Debian and Ubuntu: apt install python3-pip; elsewhere: ${python} -m ensurepip) and run the command again.`);
  }
  const platforms = ['manylinux_2_28_x86_64', 'manylinux2014_x86_64', 'any'];
  const result = spawnSync(
    python,
    [
      ...['-m', 'pip', 'download', '--quiet', '--disable-pip-version-check', '--no-deps', '--only-binary=:all:', '--require-hashes'],
      ...['--python-version', '3.14', '--implementation', 'cp', '--abi', 'cp314', '--abi', 'abi3', '--abi', 'none'],
      ...platforms.flatMap((platform) => ['--platform', platform]),
      ...['--requirement', requirements, '--dest', folder],
    ],
    { encoding: 'utf8' },
  );
  if (result.status === 0) return;
  const said = result.stderr.trim();
  if (/DO NOT MATCH THE HASHES/i.test(said)) {
    const got = /([\w.-]+)==[\w.]+ from/.exec(said)?.[1] ?? 'a package';
    throw new Error(`the hash of ${got} is not the one in src/engines/flask/requirements.txt. Do not go on with it: check the pinned hash, or remove a tampered pip cache (${python} -m pip cache purge) and run the command again.`);
  }
  if (/NewConnectionError|Temporary failure|ConnectTimeout|Connection refused|NameResolution|ProxyError|Network is unreachable|Retrying|from versions: none/i.test(said)) {
    // An index that cannot be reached and one that has nothing look the same to pip: no versions at all.
    throw new Error('pip cannot reach the package index. Connect to the network (only the first build needs it) and run the command again.');
  }
  throw new Error(`pip could not fetch the wheels: ${said.split('\n').at(-1) ?? `exit code ${result.status}`}`);
}
