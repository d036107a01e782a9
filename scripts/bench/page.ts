import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type BrowserContext, chromium } from 'playwright-core';
import { chromiumFlags, ensureChromium } from '../browser.ts';
import { builtPage, createStaticServer, listen } from '../server/static-server.ts';
import { round, shown, type Timing, timingOf } from './measure.ts';

export interface PageMeasure {
  readonly browser: string;
  /** (c) From opening the page to the first command done, and to the first paint with content. */
  readonly firstVisit: { readonly paint: Timing; readonly command: Timing };
  readonly secondVisit: { readonly paint: Timing; readonly command: Timing };
  /** (d) Bytes over the wire on a first visit, by what they are for. */
  readonly bytes: Readonly<Record<string, number>>;
  /** (e) Bytes of memory of the tab's process after the first command. */
  readonly memoryBytes: number | undefined;
  /** (f) From pressing Undo or Redo to the end of the frame that shows the other point. */
  readonly jump: Timing;
}

const RUNS = 5;

/** Opens the built page in a fresh profile, types a first command at once, then opens it again in the same profile. */
export async function measurePage(): Promise<PageMeasure> {
  const server = createStaticServer(builtPage(join(import.meta.dirname, '../..')));
  const address = await listen(server, 5400);
  const executablePath = ensureChromium();
  const times = { first: { paint: [] as number[], command: [] as number[] }, second: { paint: [] as number[], command: [] as number[] } };
  let bytes: Record<string, number> = {};
  let memoryBytes: number | undefined;
  let browser = '';
  const jumps: number[] = [];
  for (let run = 0; run < RUNS; run++) {
    const profile = mkdtempSync(join(tmpdir(), 'headway-profile-'));
    const open = (): Promise<BrowserContext> => chromium.launchPersistentContext(profile, { executablePath, args: chromiumFlags, viewport: { width: 1440, height: 900 } });
    try {
      const first = await open();
      browser = `Chromium ${first.browser()?.version() ?? ''}`.trim();
      const counted = await countBytes(first);
      const visit = await timeVisit(first, address, 'first');
      times.first.paint.push(visit.paint);
      times.first.command.push(visit.command);
      bytes = counted();
      memoryBytes = memoryOf(profile);
      await first.close();

      const second = await open();
      const again = await timeVisit(second, address, 'second');
      times.second.paint.push(again.paint);
      times.second.command.push(again.command);
      if (run === RUNS - 1) jumps.push(...(await timeJumps(second)));
      await second.close();
    } finally {
      rmSync(profile, { recursive: true, force: true });
    }
  }
  server.close();
  return {
    browser,
    firstVisit: { paint: timingOf(times.first.paint), command: timingOf(times.first.command) },
    secondVisit: { paint: timingOf(times.second.paint), command: timingOf(times.second.command) },
    bytes,
    memoryBytes,
    jump: timingOf(jumps),
  };
}

/** The command is entered as soon as the terminal takes it, while Python is still starting. */
async function timeVisit(context: BrowserContext, address: string, name: string): Promise<{ paint: number; command: number }> {
  const page = context.pages()[0] ?? (await context.newPage());
  const started = performance.now();
  await page.goto(address, { waitUntil: 'commit' });
  const terminal = page.getByRole('textbox', { name: 'Terminal, Developer A' });
  await terminal.waitFor();
  await terminal.focus();
  await page.keyboard.type(`flask db init --directory ${name}`);
  await page.keyboard.press('Enter');
  await page.getByRole('treeitem', { name: new RegExp(`^${name}`) }).waitFor({ timeout: 60_000 });
  const command = performance.now() - started;
  const paint = await page.evaluate(() => performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? Number.NaN);
  return { paint, command };
}

/** Goes back and forward over an upgrade and a downgrade, which change the files, the database, the pins and the terminal. */
async function timeJumps(context: BrowserContext): Promise<number[]> {
  const page = context.pages()[0] ?? (await context.newPage());
  await page.getByRole('textbox', { name: 'Terminal, Developer A' }).focus();
  for (const line of ['flask db init', 'flask db migrate -m "Create users"', 'flask db upgrade', 'python seed.py', 'flask db downgrade', 'flask db upgrade']) {
    await page.keyboard.type(line);
    await page.keyboard.press('Enter');
    await page.getByRole('status').filter({ hasText: `${line} ended, exit code 0` }).last().waitFor({ state: 'attached' });
  }
  const jumps: number[] = [];
  for (const name of Array.from({ length: 4 }, () => ['Undo', 'Undo', 'Undo', 'Redo', 'Redo', 'Redo']).flat()) {
    const button = page.getByRole('button', { name, exact: true });
    jumps.push(
      await button.evaluate(
        (element) =>
          new Promise<number>((resolve) => {
            const pressed = performance.now();
            if (element instanceof HTMLElement) element.click();
            // The message comes after the frame that the click led to.
            requestAnimationFrame(() => {
              const channel = new MessageChannel();
              channel.port1.addEventListener('message', () => resolve(performance.now() - pressed));
              channel.port1.start();
              channel.port2.postMessage('');
            });
          }),
      ),
    );
  }
  return jumps;
}

/** Counts what comes over the wire, headers and all, for the page and its workers. */
async function countBytes(context: BrowserContext): Promise<() => Record<string, number>> {
  const sizes = new Map<string, number>();
  context.on('response', (response) => {
    void (async () => {
      const { responseBodySize, responseHeadersSize } = await response.request().sizes();
      const stage = stageOf(new URL(response.url()).pathname);
      sizes.set(stage, (sizes.get(stage) ?? 0) + responseBodySize + responseHeadersSize);
    })().catch(() => undefined);
  });
  return () => Object.fromEntries([...sizes].sort(([a], [b]) => (a < b ? -1 : 1)));
}

function stageOf(path: string): string {
  if (path.includes('/runtime/')) return path.includes('sources.pack') ? '4 sources for tracebacks' : '3 Python';
  if (/sql-wasm|sqlite/.test(path)) return '2 SQLite';
  if (/monaco|editor|codicon|languages|python-|ini-|sql-|textModel|serviceCollection|iconRegistry|standaloneServices/i.test(path)) return '2 editor';
  if (/worker/.test(path)) return '2 workers';
  return '1 page';
}

/** Memory of the profile's renderer processes, shared pages counted by share; undefined where the system does not tell. */
function memoryOf(profile: string): number | undefined {
  if (!existsSync('/proc/self/smaps_rollup')) return undefined;
  const renderers = readdirSync('/proc').filter((name) => /^\d+$/.test(name) && isRenderer(name, profile));
  return renderers.reduce((sum, name) => sum + Number(/^Pss:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${name}/smaps_rollup`, 'utf8'))?.[1] ?? 0) * 1024, 0);
}

function isRenderer(pid: string, profile: string): boolean {
  try {
    const commandLine = readFileSync(`/proc/${pid}/cmdline`, 'utf8');
    return commandLine.includes('--type=renderer') && commandLine.includes(profile);
  } catch {
    // The process has ended since the folder was listed.
    return false;
  }
}

export function pageReport({ browser, firstVisit, secondVisit, bytes, memoryBytes, jump }: PageMeasure): string {
  return `
## Start in ${browser}

From opening the page to the end of a first \`flask db init\`, entered as soon as the terminal takes it.

| visit | first paint | first command done |
|---|---|---|
| first | ${shown(firstVisit.paint)} | ${shown(firstVisit.command)} |
| second | ${shown(secondVisit.paint)} | ${shown(secondVisit.command)} |

Bytes over the wire on a first visit, in MB:

| stage | MB |
|---|---|
${Object.entries(bytes).map(([stage, each]) => `| ${stage} | ${round(each / 1e6, 2)} |`).join('\n')}
| all | ${round(Object.values(bytes).reduce((sum, each) => sum + each, 0) / 1e6, 2)} |

Memory of the tab after the first command: ${memoryBytes === undefined ? 'not told by this system' : `${Math.round(memoryBytes / 1e6)} MB`}.
Undo or Redo, shown to the end of the frame, in ms: ${shown(jump)}.
`;
}
