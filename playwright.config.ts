import { createHash } from 'node:crypto';
import { defineConfig } from '@playwright/test';
import type { Machine } from './e2e/kept-browser.ts';
import { chromiumFlags, ensureChromium } from './scripts/browser.ts';

const chromium = ensureChromium();
/** A port of this folder's own, the same in every process of the run, so that two checkouts can be tested at once. */
const port = 20_000 + (createHash('sha256').update(import.meta.dirname).digest().readUInt16BE() % 10_000);
/** These look at the clock, so nothing else runs beside them. */
const measured = ['**/stop.spec.ts', '**/theatre-motion.spec.ts', '**/long-tasks.spec.ts'];
/** The main stories once more, in the second browser. */
const inFirefox = ['**/firefox/*.spec.ts'];
/**
 * The optimising compiler of WebAssembly is for what runs long. A test opens a page, runs a few commands and is over before any of it
 * pays, so these pages run what the first compiler makes, which is what every visitor's first commands run on as well.
 */
const shortVisit = '--js-flags=--liftoff-only';
const address = `http://127.0.0.1:${port}/`;

/*
 * End-to-end tests: the built page (`npm run build`), served by the project's own server, in a real Chromium.
 * Two at a time, which is what two cores take: a page has Python, SQLite and the editor in workers of its own.
 */
export default defineConfig<object, Machine>({
  testDir: 'e2e',
  testMatch: '**/*.spec.ts',
  forbidOnly: true,
  retries: 0,
  workers: 2,
  projects: [
    { name: 'page', testIgnore: [...measured, ...inFirefox], use: { deviceMemory: 2, launchOptions: { executablePath: chromium, args: [...chromiumFlags, shortVisit] } } },
    // It is started by its own tests.
    { name: 'firefox', testMatch: inFirefox },
    { name: 'measured', testMatch: measured, workers: 1, dependencies: ['page', 'firefox'] },
  ],
  timeout: 120_000,
  expect: { timeout: 60_000 },
  reporter: 'list',
  webServer: {
    command: 'npx --no-install tsx e2e/serve-built.ts',
    env: { PORT: String(port) },
    url: address,
    reuseExistingServer: false,
  },
  use: {
    baseURL: address,
    viewport: { width: 1440, height: 900 },
    launchOptions: { executablePath: chromium, args: chromiumFlags },
    screenshot: 'only-on-failure',
  },
});
