import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type BrowserContext, expect } from '@playwright/test';
import { test } from './workbench-page.ts';

// The files of Python are asked for, too.
test.use({ firstVisit: true });

/** Notes every address that the pages of a context and their workers ask for. */
function listen(context: BrowserContext): string[] {
  const asked: string[] = [];
  context.on('request', (request) => asked.push(request.url()));
  context.on('page', (page) => page.on('websocket', (socket) => asked.push(socket.url())));
  return asked;
}

test('no request leaves the own origin while the whole story is played', async ({ context, workbench, baseURL }) => {
  const asked = listen(context);
  const { page, terminal, editor, file } = workbench;
  await workbench.open();
  await terminal.focus();
  await workbench.run('flask db init');
  await workbench.run('flask db migrate -m "Create users"');
  await workbench.run('flask db upgrade');
  await workbench.run('sqlite3 app.db .tables');
  await workbench.run('curl localhost:5000/users');
  await file('models.py').click();
  await expect(editor).toContainText('class User');
  await page.reload();
  await terminal.focus();
  await workbench.run('python -c "import nowhere"', 1);

  const own = `${baseURL}`;
  expect(asked.filter((url) => !url.startsWith(own) && !/^(data|blob):/.test(url))).toEqual([]);
  // What the worker of Python asks for was heard too.
  expect(asked.filter((url) => url.startsWith(own) && url.endsWith('.wasm'))).not.toEqual([]);
});

test('a request of a page or of its worker to another origin would be heard', async ({ context, page }) => {
  const server = createServer((request, response) => {
    const script = request.url === '/worker.js';
    response.setHeader('Content-Type', script ? 'text/javascript' : 'text/html');
    response.end(script ? "fetch('http://worker.example/').catch(() => postMessage('done'));" : '<!doctype html><title>Elsewhere</title>');
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const asked = listen(context);
  await page.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
  await page.evaluate(async () => {
    await fetch('http://page.example/').catch(() => undefined);
    // The linter keeps workers to one place in the product; this one is the subject of the test.
    // oxlint-disable-next-line no-restricted-globals
    const worker = new Worker('/worker.js');
    await new Promise((resolve) => {
      worker.addEventListener('message', resolve);
    });
  });
  server.close();
  expect(asked).toContain('http://page.example/');
  expect(asked).toContain('http://worker.example/');
});
