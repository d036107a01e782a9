import puppeteer, { type Browser, type CDPSession } from 'puppeteer-core';
import { chromiumFlags, ensureChromium } from '../scripts/browser.ts';
import { categories, type Task, tasksIn } from './main-thread.ts';

/**
 * A page that no debugger is attached to while it opens, as with everybody who visits it. Playwright's pages have one, for which the
 * browser notes where in the source each stack stands: that is a third of the time that a large file takes to be evaluated.
 */
export interface UnwatchedPage {
  /** Waits until an expression is true in the page, and what is left for quiet moments is done. It may hold no promise. */
  until(expression: string): Promise<void>;
  /** Does something in the page. */
  run(script: string): Promise<void>;
}

/** Opens an address in a browser that has never been there, and tells the tasks of the page's own thread, the longest first. */
export async function tasksOfOpening(address: string, act: (page: UnwatchedPage) => Promise<void>): Promise<readonly Task[]> {
  // Whatever it opens, Puppeteer is to leave alone.
  const browser = await puppeteer.launch({ executablePath: ensureChromium(), args: [...chromiumFlags], headless: true, targetFilter: () => false, waitForInitialPage: false });
  try {
    const session = await browser.target().createCDPSession();
    const recorded: unknown[] = [];
    session.on('Tracing.dataCollected', ({ value }) => {
      for (const each of value as readonly unknown[]) recorded.push(each);
    });
    const complete = new Promise((resolve) => void session.on('Tracing.tracingComplete', resolve));
    await session.send('Tracing.start', { traceConfig: { includedCategories: categories, excludedCategories: ['*'] } });
    await act(await open(browser, session, address));
    await session.send('Tracing.end');
    await complete;
    return tasksIn(recorded, new URL(address).origin);
  } finally {
    await browser.close();
  }
}

async function open(browser: Browser, session: CDPSession, address: string): Promise<UnwatchedPage> {
  const { targetId } = await session.send('Target.createTarget', { url: address, newWindow: true, width: 1440, height: 900 });
  /** Attached for one question, with none of the debugger's parts switched on. */
  const evaluate = async (expression: string): Promise<unknown> => {
    const { sessionId } = await session.send('Target.attachToTarget', { targetId, flatten: true });
    const page = session.connection()?.session(sessionId);
    if (page === undefined || page === null) throw new Error('the browser attached to the page, and its session is not known');
    const { result, exceptionDetails } = await page.send('Runtime.evaluate', { expression, returnByValue: true, awaitPromise: true });
    await session.send('Target.detachFromTarget', { sessionId });
    if (exceptionDetails !== undefined) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
    return result.value;
  };
  return {
    async until(expression) {
      while ((await evaluate(`Boolean(${expression})`)) !== true) await new Promise((resolve) => setTimeout(resolve, 300));
      // Parts that are fetched in quiet moments are fetched one after the other.
      for (let quiet = 0; quiet < 5; quiet++) await evaluate('new Promise((resolve) => requestIdleCallback(() => setTimeout(resolve, 100)))');
    },
    async run(script) {
      await evaluate(`${script}; undefined`);
    },
  };
}
