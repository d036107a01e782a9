import type { Page } from '@playwright/test';
import { expect, test } from './theatre-page.ts';

/** What was seen while something moved. Times in milliseconds. */
interface Motion {
  readonly frames: number;
  /** The page's work for one frame, as the browser itself reports it: only what took more than 50. */
  readonly longFrames: readonly number[];
  readonly travelled: readonly string[];
  readonly grown: readonly string[];
}

/** Watches from now on: the browser's long animation frames, and what moves in each frame. */
async function watchMotion(page: Page) {
  return page.evaluateHandle(() => {
    const seen = { frames: 0, travelled: new Set<string>(), grown: new Set<string>(), moving: new Array<number>(), long: new Array<{ start: number; duration: number }>() };
    new PerformanceObserver((list) => {
      for (const { startTime, duration } of list.getEntries()) seen.long.push({ start: startTime, duration });
    }).observe({ type: 'long-animation-frame' });
    const look = (): void => {
      const travelling = document.querySelector('.travelling');
      const growing = document.querySelectorAll('[data-motion="grow"]');
      if (travelling !== null) seen.travelled.add(travelling.textContent);
      for (const each of growing) seen.grown.add(each.querySelector('b')?.textContent ?? '');
      if (travelling !== null || growing.length > 0) {
        seen.frames += 1;
        // The time at which it is drawn: that of the frame itself may lie before the task that made it late.
        seen.moving.push(performance.now());
      }
      requestAnimationFrame(look);
    };
    requestAnimationFrame(look);
    return seen;
  });
}

async function seenIn(watched: Awaited<ReturnType<typeof watchMotion>>): Promise<Motion> {
  return watched.evaluate(({ frames, travelled, grown, moving, long }) => {
    // What counts is what interrupts a movement: something moved before it, and still did after it.
    const inMotion = (start: number, duration: number): boolean => moving.some((at) => at <= start && start - at < 100) && moving.some((at) => at > start && at <= start + duration + 100);
    return { frames, longFrames: long.filter(({ start, duration }) => inMotion(start, duration)).map(({ duration }) => duration), travelled: [...travelled], grown: [...grown] };
  });
}

test('a commit travels and a column grows, and no frame takes more than 50 ms meanwhile', async ({ theatre, page }) => {
  test.slow();
  await theatre.open('chaos', 1);
  const watched = await watchMotion(page);
  for (const step of [2, 3, 4]) {
    await page.keyboard.press('ArrowRight');
    await theatre.rests(step);
  }
  const { frames, longFrames, travelled, grown } = await seenIn(watched);
  expect(travelled).toEqual(['Add phone to users']);
  expect(grown.join()).toContain('phone');
  expect(frames).toBeGreaterThan(60);
  expect(longFrames).toEqual([]);
});

test.describe('with reduced motion', () => {
  test.use({ reducedMotion: 'reduce' });

  test('nothing moves, and every step is told all the same', async ({ theatre, page }) => {
    await theatre.open('chaos', 1);
    const watched = await watchMotion(page);
    for (const step of [2, 3, 4]) {
      await page.keyboard.press('ArrowRight');
      await theatre.rests(step);
      await expect(theatre.told).toContainText(new RegExp(`Step ${step} of 10: .*Done`));
    }
    const { travelled, grown } = await seenIn(watched);
    expect(travelled).toEqual([]);
    expect(grown).toEqual([]);
    expect(await page.evaluate(() => document.getAnimations().filter(({ playState, effect }) => playState === 'running' && Number(effect?.getComputedTiming().duration) > 0).length)).toBe(0);
  });
});
