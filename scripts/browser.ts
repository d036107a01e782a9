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

/** A browser that tests can be run in: how it is called, where it may be, and what to install where it is not. */
interface Kind {
  readonly called: string;
  /** Variables of the environment that may name its program. */
  readonly variables: readonly [string, ...string[]];
  readonly programs: readonly string[];
  /** Debian's package. */
  readonly package: string;
  /** One that another installer keeps, and what that installer is asked for. */
  readonly ofPlaywright?: string;
}

const CHROMIUM: Kind = {
  called: 'Chromium',
  variables: ['CHROMIUM_PATH', 'CHROME'],
  programs: ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'],
  package: 'chromium',
  ofPlaywright: 'chromium',
};
// Playwright's own Firefox is a changed one; the tests run in the one that people have.
const FIREFOX: Kind = { called: 'Firefox', variables: ['FIREFOX_PATH'], programs: ['firefox-esr', 'firefox'], package: 'firefox-esr' };

/** The path of a Chromium: one that is there, else one that this call installs. Throws one sentence that says what to do. */
export function ensureChromium(): string {
  return ensure(CHROMIUM);
}

/** The same for Firefox. */
export function ensureFirefox(): string {
  return ensure(FIREFOX);
}

function ensure(kind: Kind): string {
  const found = find(kind);
  if (found !== undefined) return found;
  install(kind);
  const installed = find(kind);
  if (installed !== undefined) return installed;
  throw new Error(`No ${kind.called} was found and none could be installed: install ${kind.called}, or set ${kind.variables[0]} to one.`);
}

function find({ called, variables, programs, ofPlaywright }: Kind): string | undefined {
  const named = variables.map((name) => process.env[name]).find((path) => path !== undefined && path !== '');
  if (named !== undefined) {
    if (isExecutable(named)) return named;
    throw new Error(`${variables.join(' or ')} names ${named}, which is no program: set it to a ${called}, or unset it.`);
  }
  const onPath = programs.map(findOnPath).find((path) => path !== undefined);
  return onPath ?? (ofPlaywright === undefined ? undefined : playwrightsOwn());
}

function install({ called, package: name, ofPlaywright }: Kind): void {
  const asRoot = process.getuid?.() === 0 ? [] : ['sudo', '-n'];
  const mayInstallPackages = findOnPath('apt-get') !== undefined && run([...asRoot, 'true']);
  if (mayInstallPackages) {
    say(`No ${called} here: installing the package ${name} …`);
    const apt = [...asRoot, 'env', 'DEBIAN_FRONTEND=noninteractive', 'apt-get'];
    if (run([...apt, 'update']) && run([...apt, 'install', '-y', '--no-install-recommends', name])) return;
  }
  if (ofPlaywright === undefined) return;
  say(`No ${called} here: fetching Playwright's own …`);
  run(['npx', '--no-install', 'playwright', 'install', ofPlaywright]);
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
    process.stdout.write(`${ensureChromium()}\n${ensureFirefox()}\n`);
  } catch (error) {
    say(error instanceof Error ? error.message : String(error));
    process.exitCode = 1;
  }
}
