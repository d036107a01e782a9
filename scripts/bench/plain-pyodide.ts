import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { type BrowserContext, chromium, type Page } from 'playwright-core';
import { chromiumFlags, ensureChromium } from '../browser.ts';
import { readStarter } from '../project-folder.ts';
import { fetchWheels } from '../runtime/wheels.ts';
import { builtPage, createStaticServer, listen } from '../server/static-server.ts';
import { round, shown, type Timing, timingOf } from './measure.ts';

/** From opening a page to the end of a first `flask db upgrade`. */
export interface PlainPyodideMeasure {
  readonly visits: readonly { readonly visit: 'first' | 'second'; readonly plain: Timing; readonly headway: Timing; readonly ratio: number }[];
}

const LINES = ['db init', 'db migrate -m first', 'db upgrade'];
const pyodide = dirname(createRequire(import.meta.url).resolve('pyodide/package.json'));

/**
 * Headway beside what one gets from Pyodide alone: its published files in a worker, the same wheels unpacked and imported,
 * the same three commands by Flask's own entry. In turn, each in a browser profile of its own, opened twice.
 */
export async function measurePlainPyodide(runs: number): Promise<PlainPyodideMeasure> {
  const own = createStaticServer(builtPage(join(import.meta.dirname, '../..')));
  const plain = plainServer();
  const addresses = { headway: await listen(own, 5500), plain: await listen(plain, 5600) };
  const times = { headway: [[], []] as [number[], number[]], plain: [[], []] as [number[], number[]] };
  try {
    for (let run = 0; run < runs; run++) {
      for (const side of ['plain', 'headway'] as const) {
        const profile = mkdtempSync(join(tmpdir(), 'headway-profile-'));
        try {
          for (const visit of [0, 1]) {
            const context = await chromium.launchPersistentContext(profile, { executablePath: ensureChromium(), args: chromiumFlags, viewport: { width: 1440, height: 900 } });
            const took = side === 'plain' ? await timePlain(await pageOf(context), addresses.plain) : await timeHeadway(await pageOf(context), addresses.headway, visit);
            times[side][visit]?.push(took);
            // What is kept for the next visit is made in quiet.
            if (visit === 0) await (await pageOf(context)).waitForTimeout(5000);
            await context.close();
          }
        } finally {
          rmSync(profile, { recursive: true, force: true });
        }
      }
    }
  } finally {
    own.close();
    plain.close();
  }
  return {
    visits: (['first', 'second'] as const).map((visit, index) => {
      const [other, mine] = [timingOf(times.plain[index] ?? []), timingOf(times.headway[index] ?? [])];
      return { visit, plain: other, headway: mine, ratio: round(other.median / mine.median) };
    }),
  };
}

async function pageOf(context: BrowserContext): Promise<Page> {
  return context.pages()[0] ?? context.newPage();
}

async function timePlain(page: Page, address: string): Promise<number> {
  const began = performance.now();
  await page.goto(address, { waitUntil: 'commit' });
  await page.getByText(/^(done|failed)/).waitFor({ timeout: 120_000 });
  const took = performance.now() - began;
  const said = await page.locator('body').innerText();
  if (!said.startsWith('done')) throw new Error(`Plain Pyodide: ${said}`);
  return took;
}

/** The second visit begins where the first left the world, so its folder has another name. */
async function timeHeadway(page: Page, address: string, visit: number): Promise<number> {
  const began = performance.now();
  await page.goto(address, { waitUntil: 'commit' });
  const terminal = page.getByRole('textbox', { name: 'Terminal, Developer A' });
  await terminal.waitFor();
  await terminal.focus();
  const line = `${visit === 0 ? '' : 'rm -rf migrations app.db instance && '}${LINES.map((words) => `flask ${words}`).join(' && ')}`;
  await page.keyboard.insertText(line);
  await page.keyboard.press('Enter');
  await page.getByRole('status').filter({ hasText: /ended, exit code \d+, Developer A/ }).first().waitFor({ state: 'attached', timeout: 120_000 });
  const took = performance.now() - began;
  const notice = await page.getByRole('status').filter({ hasText: /ended, exit code/ }).first().textContent();
  if (notice?.includes('exit code 0') !== true) throw new Error(`Headway: ${notice ?? 'nothing'}`);
  return took;
}

/** Pyodide's published files, the wheels as they come from PyPI, and a worker that does what its documentation says. */
function plainServer(): Server {
  const wheels = fetchWheels(join(import.meta.dirname, '../../.cache/wheels'));
  const names = wheels.map((path) => basename(path));
  const project = [...readStarter()].filter(([path]) => !path.endsWith('/')).map(([path, bytes]) => [path, new TextDecoder().decode(bytes)]);
  const python = `import os, sys, shlex\nsys.path.insert(0, os.getcwd())\nfrom flask.cli import main\nfor line in LINES:\n    sys.argv = ['flask', *shlex.split(line)]\n    try:\n        main()\n    except SystemExit as end:\n        if end.code not in (None, 0):\n            raise RuntimeError(f'{line} ended with {end.code}')\n`;
  const worker = `
    import { loadPyodide } from '/pyodide/pyodide.mjs';
    const archives = Promise.all(${JSON.stringify(names)}.map(async (name) => (await fetch('/wheels/' + name)).arrayBuffer()));
    try {
      const py = await loadPyodide({ indexURL: '/pyodide/' });
      const extractDir = py.runPython('import site; site.getsitepackages()[0]');
      for (const archive of await archives) py.unpackArchive(archive, 'whl', { extractDir });
      py.runPython('import importlib; importlib.invalidate_caches()');
      py.FS.mkdirTree('/home/project'); py.FS.chdir('/home/project');
      for (const [path, text] of ${JSON.stringify(project)}) {
        py.FS.mkdirTree('/home/project/' + path.split('/').slice(0, -1).join('/'));
        py.FS.writeFile('/home/project/' + path, text);
      }
      py.globals.set('LINES', py.toPy(${JSON.stringify(LINES)}));
      py.runPython(${JSON.stringify(python)});
      postMessage('done');
    } catch (error) { postMessage('failed: ' + error); }`;
  const page = `<!doctype html><title>Plain Pyodide</title><body></body><script type="module">new Worker('/worker.js', { type: 'module' }).onmessage = ({ data }) => { document.body.textContent = data; };</script>`;
  const types: Readonly<Record<string, string>> = { js: 'text/javascript', mjs: 'text/javascript', wasm: 'application/wasm', json: 'application/json' };
  return createServer((request, response) => {
    const path = new URL(request.url ?? '/', 'http://local').pathname;
    const [, folder, name = ''] = /^\/(pyodide|wheels)\/([\w.+-]+)$/.exec(path) ?? [];
    const file = folder === 'pyodide' ? join(pyodide, name) : wheels.find((wheel) => basename(wheel) === name);
    if (path === '/') return response.setHeader('Content-Type', 'text/html').end(page);
    if (path === '/worker.js') return response.setHeader('Content-Type', 'text/javascript').end(worker);
    if (file === undefined || !existsSync(file)) return response.writeHead(404).end();
    response.setHeader('Content-Type', types[name.split('.').at(-1) ?? ''] ?? 'application/octet-stream').setHeader('Cache-Control', 'max-age=3600');
    return response.end(readFileSync(file));
  });
}

export function plainPyodideReport({ visits }: PlainPyodideMeasure): string {
  return `
## From a cold page to the first \`flask db upgrade\`

Beside plain Pyodide with plain imports (its published files in a worker, the same wheels unpacked), in turn within one run, in
milliseconds: ${LINES.map((line) => `\`flask ${line}\``).join(', ')}.

| visit | plain Pyodide | Headway | times faster |
|---|---|---|---|
${visits.map(({ visit, plain, headway, ratio }) => `| ${visit} | ${shown(plain)} | ${shown(headway)} | ${ratio} |`).join('\n')}
`;
}
