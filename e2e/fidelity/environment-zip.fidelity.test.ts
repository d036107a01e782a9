/*
 * A zip of an environment at a native terminal: unpacked by another program, somewhere else, with native Python and git.
 * It goes on there as it is, and comes back.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { type Headless, openHeadless } from '../../scripts/headless.ts';
import { makeStarterWorld } from '../../scripts/starter-world.ts';
import { textAt } from '../../src/domain/file-tree.ts';
import { environmentTree } from '../../src/transfer/environment-zip.ts';
import { readIncoming } from '../../src/transfer/incoming.ts';
import { readZip } from '../../src/transfer/read-zip.ts';
import { writeZip } from '../../src/transfer/write-zip.ts';

const bin = inject('nativeBin');
const base = mkdtempSync(join(tmpdir(), 'environment-'));
let headless: Headless;

beforeAll(async () => {
  const { files, origin } = await makeStarterWorld();
  headless = openHeadless(files, origin);
  const models = textAt(files, 'models.py') ?? '';
  for (const line of ['flask db init', 'flask db migrate --rev-id a1 -m "Create users"', 'flask db upgrade', 'python seed.py', 'mkdir -p uploads/new', 'git add -A', 'git commit -m "Create users"', 'git push']) await sandbox(line);
  headless.workbench.writeFile('dev-a', 'models.py', models.replace('# phone', 'phone'));
  for (const line of ['flask db migrate --rev-id b2 -m "Add phone"', 'git add migrations', 'git commit -m "Add phone"']) await sandbox(line);
  const { environments, origin: pushed } = headless.workbench.getState().workspace;
  writeFileSync(join(base, 'headway-dev-a.zip'), writeZip(environmentTree('dev-a', environments['dev-a'], pushed), new Date()));
  const { stderr } = spawnSync('python3', ['-m', 'zipfile', '-e', 'headway-dev-a.zip', 'unpacked'], { cwd: base, encoding: 'utf8' });
  if (stderr !== '') throw new Error(stderr);
});
afterAll(() => {
  headless.close();
  rmSync(base, { recursive: true });
});

/** What a line printed here, and its exit code. */
async function sandbox(line: string): Promise<string> {
  let said = '';
  const quiet = headless.workbench.onTerminal('dev-a', (event) => {
    if (event.type === 'stdout' || event.type === 'stderr') said += event.text;
  });
  const code = await headless.workbench.enter('dev-a', line);
  quiet();
  return `${said}exit ${code}`;
}

/** What it printed at a native terminal, in the unpacked project. */
function native(line: string, folder = 'unpacked/project'): string {
  const env = { PATH: `${bin}:/usr/local/bin:/usr/bin:/bin`, HOME: base, PYTHONDONTWRITEBYTECODE: '1', COLUMNS: '80', NO_COLOR: '1', LC_ALL: 'C.UTF-8', TZ: 'UTC', GIT_CONFIG_NOSYSTEM: '1', GIT_AUTHOR_NAME: 'N', GIT_AUTHOR_EMAIL: 'n@example.org', GIT_COMMITTER_NAME: 'N', GIT_COMMITTER_EMAIL: 'n@example.org' };
  const { status, stdout, stderr } = spawnSync('/bin/bash', ['-c', `{ ${line}; } 2>&1`], { cwd: join(base, folder), env, encoding: 'utf8' });
  return `${stdout}${stderr}exit ${status}`;
}

const order = [
  'git status',
  'git log --oneline',
  'git diff',
  'git remote -v | wc -l',
  'flask db current',
  'flask db history',
  'flask db upgrade',
  'flask db current',
  'flask db check',
  'sqlite3 app.db "SELECT email, phone FROM users ORDER BY id"',
  'git status --porcelain',
  'git branch -a',
];
const hasSqlite = spawnSync('sqlite3', ['--version']).status === 0;

test('says and does at a native terminal what it says and does here', async () => {
  expect(native('git fsck --full --strict --no-dangling')).toBe('exit 0');
  expect(native('git fsck --full --strict --no-dangling', 'unpacked/origin.git')).toBe('exit 0');
  for (const line of order.filter((each) => hasSqlite || !each.startsWith('sqlite3'))) expect(`${line}\n${native(line)}`).toBe(`${line}\n${await sandbox(line)}`);
  expect(existsSync(join(base, 'unpacked/project/uploads/new'))).toBe(true);
});

test('its README’s own commands are the ones that start it', () => {
  const readme = readFileSync(join(base, 'unpacked/README.txt'), 'utf8');
  const commands = readme.split('\n').filter((line) => line.startsWith('    ')).map((line) => line.trim());
  expect(commands).toEqual(['cd project', 'python -m venv .venv', '. .venv/bin/activate          (Windows: .venv\\Scripts\\activate)', 'pip install -r requirements.txt', 'flask db upgrade']);
});

test('fetches from and pushes to the origin beside it, wherever both are moved, from any folder in it', () => {
  renameSync(join(base, 'unpacked'), join(base, 'moved'));
  expect(native('git fetch', 'moved/project')).toBe('exit 0');
  expect(native('git status -sb', 'moved/project/migrations')).toContain('## main...origin/main [ahead 1]');
  expect(native('git push -q', 'moved/project/migrations/versions')).toBe('exit 0');
  expect(native('git log -1 --format=%s main', 'moved/origin.git')).toBe('Add phone\nexit 0');
  expect(native('git fsck --full --strict --no-dangling', 'moved/origin.git')).toBe('exit 0');
  renameSync(join(base, 'moved'), join(base, 'unpacked'));
});

test('comes back as the same project, with the origin as it is by now', async () => {
  expect(native('git push -q; git gc -q')).toBe('exit 0');
  const made = spawnSync('python3', ['-m', 'zipfile', '-c', '../back.zip', 'project', 'origin.git', 'README.txt'], { cwd: join(base, 'unpacked'), encoding: 'utf8' });
  expect(made.stderr).toBe('');
  const unpacked = await readZip(new Uint8Array(readFileSync(join(base, 'back.zip'))));
  if (unpacked.type === 'refused') throw new Error(unpacked.reason);
  const incoming = readIncoming(unpacked.files);
  if (incoming.type !== 'project' || incoming.origin === undefined) throw new Error(`It was taken for ${incoming.type}.`);
  const { workbench } = headless;
  const { workspace } = workbench.getState();
  expect(workbench.replaceWorld({ ...workspace, origin: incoming.origin, environments: { ...workspace.environments, 'dev-a': { files: incoming.files, cwd: '', variables: {} } } }, 'Came back')).toBeUndefined();
  expect(await sandbox('git remote -v')).toBe('origin\t/srv/git/project.git (fetch)\norigin\t/srv/git/project.git (push)\nexit 0');
  expect(await sandbox('git log --oneline origin/main -1')).toMatch(/Add phone\nexit 0$/);
  expect(await sandbox('git fetch')).toBe('exit 0');
  expect(await sandbox('flask db current')).toContain('b2 (head)');
});
