import { spawnSync } from 'node:child_process';
import { accessSync, constants, existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { chromium } from 'playwright-core';

/** Flags that every test and benchmark starts Chromium with: no sandbox (tests may run as root), nothing that phones home. */
export const chromiumFlags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** The path of a Chromium: one that is there, else one that this call installs. Throws one sentence that says what to do. */
export function ensureChromium(): string {
  const found = findChromium();
  if (found !== undefined) return found;
  installChromium();
  const installed = findChromium();
  if (installed !== undefined) return installed;
  throw new Error('No Chromium was found and none could be installed: install Chromium or Chrome, or set CHROMIUM_PATH to one.');
}

/** The path of a Chromium that is on this machine: named by the environment, on the PATH, or Playwright's own. */
export function findChromium(): string | undefined {
  const named = process.env['CHROMIUM_PATH'] ?? process.env['CHROME'];
  if (named !== undefined && named !== '') {
    if (isExecutable(named)) return named;
    throw new Error(`CHROMIUM_PATH or CHROME names ${named}, which is no program: set it to a Chromium, or unset it.`);
  }
  const onPath = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'].map(findOnPath).find((path) => path !== undefined);
  return onPath ?? playwrightsOwn();
}

function installChromium(): void {
  const asRoot = process.getuid?.() === 0 ? [] : ['sudo', '-n'];
  const mayInstallPackages = findOnPath('apt-get') !== undefined && run([...asRoot, 'true']);
  if (mayInstallPackages) {
    say('No Chromium here: installing the package chromium …');
    const apt = [...asRoot, 'env', 'DEBIAN_FRONTEND=noninteractive', 'apt-get'];
    if (run([...apt, 'update']) && run([...apt, 'install', '-y', '--no-install-recommends', 'chromium'])) return;
  }
  say("No Chromium here: fetching Playwright's own …");
  run(['npx', '--no-install', 'playwright', 'install', 'chromium']);
}

function playwrightsOwn(): string | undefined {
  const path = chromium.executablePath();
  return path !== '' && existsSync(path) ? path : undefined;
}

function findOnPath(name: string): string | undefined {
  const folders = (process.env['PATH'] ?? '').split(delimiter).filter((folder) => folder !== '');
  return folders.map((folder) => join(folder, name)).find(isExecutable);
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** Runs a command with its output on stderr, so that stdout carries the browser's path alone; true when it ended well. */
function run([program = '', ...args]: readonly string[]): boolean {
  return spawnSync(program, args, { stdio: ['ignore', 2, 2] }).status === 0;
}

function say(text: string): void {
  process.stderr.write(`${text}\n`);
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) {
  try {
    process.stdout.write(`${ensureChromium()}\n`);
  } catch (error) {
    say(error instanceof Error ? error.message : String(error));
    process.exitCode = 1;
  }
}
