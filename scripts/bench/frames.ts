import { join } from 'node:path';
import { chromium, type Page } from 'playwright-core';
import { chromiumFlags, ensureChromium } from '../browser.ts';
import { builtPage, createStaticServer, listen } from '../server/static-server.ts';
import { round } from './measure.ts';

/** A frame of 60 a second, in milliseconds. */
const FRAME = 1000 / 60;

/**
 * The frames while something was done.
 *
 * @property frames how many there were
 * @property onTime share of those that came within one and a half frames of the one before
 * @property longest gap between two, in milliseconds
 */
export interface FrameMeasure {
  readonly what: string;
  readonly frames: number;
  readonly onTime: number;
  readonly longest: number;
}

type Story = readonly [what: string, act: (page: Page) => Promise<void>];

const LETTERS = 60;
const BETWEEN_LETTERS = 60;

const inWorkbench: readonly Story[] = [
  ['nothing is done', (page) => page.evaluate(() => new Promise<void>((resolve) => void setTimeout(resolve, 3000)))],
  ['60 letters are typed in the terminal', async (page) => {
    await page.getByRole('textbox', { name: 'Terminal, Developer A' }).focus();
    await page.keyboard.type('echo '.padEnd(LETTERS, 'what is typed '), { delay: BETWEEN_LETTERS });
  }],
  ['60 letters are typed in the editor', async (page) => {
    await page.getByRole('region', { name: 'Editor' }).getByRole('textbox').first().focus();
    await page.keyboard.type('# '.padEnd(LETTERS, 'what is typed '), { delay: BETWEEN_LETTERS });
  }],
];

const inTheatre: readonly Story[] = [
  ['five steps of a scenario are played, with their animations', async (page) => {
    const playing = page.getByRole('group', { name: 'Playing' });
    for (let step = 1; step <= 5; step++) {
      await page.keyboard.press('ArrowRight');
      await playing.getByText(new RegExp(`^${step} of \\d+$`)).waitFor();
      await playing.getByText(/^Paused$/).waitFor();
    }
  }],
];

/** What notes the time of each frame, as it is evaluated in the page: `seen` in milliseconds, until `stop`. */
const RECORDER = `(() => {
  const recorder = { seen: [], stopped: false };
  const next = (now) => {
    if (recorder.stopped) return;
    recorder.seen.push(now);
    requestAnimationFrame(next);
  };
  requestAnimationFrame(next);
  return recorder;
})()`;

/** The gaps between the frames of a page while something is done in it, in milliseconds. */
async function gapsWhile(page: Page, act: () => Promise<void>): Promise<readonly number[]> {
  const recorder = await page.evaluateHandle<{ seen: number[]; stopped: boolean }>(RECORDER);
  await act();
  const seen = await recorder.evaluate((made) => {
    made.stopped = true;
    return made.seen;
  });
  await recorder.dispose();
  return seen.slice(1).map((now, index) => now - (seen[index] ?? now));
}

/** Types and plays in the built page, and looks when its frames come. On a machine that has nothing else to do. */
export async function measureFrames(): Promise<readonly FrameMeasure[]> {
  const server = createStaticServer(builtPage(join(import.meta.dirname, '../..')));
  const address = await listen(server, 5400);
  const browser = await chromium.launch({ executablePath: ensureChromium(), args: chromiumFlags });
  const measures: FrameMeasure[] = [];
  const measure = async (page: Page, stories: readonly Story[]): Promise<void> => {
    for (const [what, act] of stories) {
      const gaps = await gapsWhile(page, () => act(page));
      measures.push({ what, frames: gaps.length, onTime: round(gaps.filter((gap) => gap < FRAME * 1.5).length / gaps.length, 3), longest: round(Math.max(...gaps)) });
    }
  };
  try {
    const page = await browser.newPage({ baseURL: address, viewport: { width: 1440, height: 900 } });
    await page.goto('./');
    await page.getByRole('status').filter({ hasText: 'Python ready' }).waitFor();
    await page.getByRole('treeitem', { name: /^models\.py/ }).click();
    await page.locator('.monaco-editor .view-line').first().waitFor();
    // What is left for quiet moments is done.
    await page.waitForTimeout(5000);
    await measure(page, inWorkbench);
    await page.goto('./#/scenarios/order');
    await page.getByRole('group', { name: 'Playing' }).getByText('At the start').waitFor();
    await page.waitForTimeout(5000);
    await measure(page, inTheatre);
  } finally {
    await browser.close();
    server.close();
  }
  return measures;
}

export function framesReport(measures: readonly FrameMeasure[]): string {
  return `
## Frames

In Chromium without a graphics processor, which draws by the same two cores. On time is a frame that comes within one and a half
sixtieths of a second of the one before.

| while | frames | on time | longest gap in ms |
|---|---|---|---|
${measures.map(({ what, frames, onTime, longest }) => `| ${what} | ${frames} | ${round(onTime * 100, 1)} % | ${longest} |`).join('\n')}
`;
}
