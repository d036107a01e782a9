/** Serves the built page on this machine and, where there is a display, opens it. */
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { builtPage, createStaticServer, listen } from './server/static-server.ts';

const DEFAULT_PORT = 5180;

try {
  const server = createStaticServer(builtPage(join(import.meta.dirname, '..')));
  const address = await listen(server, Number(process.env['PORT'] ?? DEFAULT_PORT));
  console.log(`Headway is at ${address}\nCtrl-C ends it.`);
  if (hasDisplay() && !process.argv.includes('--no-open')) openBrowser(address);
} catch (error) {
  console.error(`headway: ${error instanceof Error ? error.message : String(error)}`);
  process.exitCode = 1;
}

function hasDisplay(): boolean {
  if (process.env['CI'] || !process.stdout.isTTY) return false;
  return process.platform !== 'linux' || Boolean(process.env['DISPLAY'] ?? process.env['WAYLAND_DISPLAY']);
}

function openBrowser(address: string): void {
  const [command, ...args] = process.platform === 'darwin' ? ['open'] : process.platform === 'win32' ? ['cmd', '/c', 'start', ''] : ['xdg-open'];
  if (command === undefined) return;
  const opener = spawn(command, [...args, address], { stdio: 'ignore', detached: true });
  // Without an opener the address that was printed is enough.
  opener.on('error', () => undefined);
  opener.unref();
}
