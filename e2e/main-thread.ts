import type { Browser, Page } from '@playwright/test';
import { z } from 'zod';

/** A task of the page's own thread. Times in milliseconds of the processor's: what a busy machine made it wait does not count. */
export interface Task {
  readonly milliseconds: number;
  /** What took most of it, as the browser calls it. */
  readonly within: string;
  /** Names of the marks that were set in it (`performance.mark`). */
  readonly marks: readonly string[];
}

const event = z.object({
  name: z.string(),
  cat: z.string().default(''),
  ph: z.string(),
  pid: z.number(),
  tid: z.number(),
  ts: z.number().default(0),
  dur: z.number().default(0),
  tdur: z.number().default(0),
  args: z.looseObject({ name: z.string().optional(), data: z.looseObject({ url: z.string().optional(), functionName: z.string().optional() }).optional(), fileName: z.string().optional() }).optional(),
});

/** What a trace has to hold, for its tasks to be told. */
export const categories = ['toplevel', 'devtools.timeline', 'disabled-by-default-devtools.timeline', 'v8', 'blink.user_timing'];

/** The tasks of the page's own thread while something was done, the longest first. */
export async function tasksWhile(browser: Browser, page: Page, act: () => Promise<void>): Promise<readonly Task[]> {
  await browser.startTracing(page, { categories });
  let recorded: Buffer;
  try {
    await act();
  } finally {
    recorded = await browser.stopTracing();
  }
  return tasksIn(z.object({ traceEvents: z.array(z.unknown()) }).parse(JSON.parse(recorded.toString())).traceEvents, new URL(page.url()).origin);
}

/**
 * The tasks in a trace of the thread on which an origin's pages live, the longest first.
 *
 * @param recorded events as Chromium writes them; it has pages of its own, too, which nobody sees
 */
export function tasksIn(recorded: readonly unknown[], origin: string): readonly Task[] {
  const events = recorded.map((each) => event.parse(each));
  const thread = ({ pid, tid }: { pid: number; tid: number }): string => `${pid} ${tid}`;
  const ofOrigin = new Set(events.filter(({ args }) => (args?.data?.url ?? args?.fileName ?? '').startsWith(origin)).map(({ pid }) => pid));
  const own = new Set(events.filter(({ name, args, pid }) => name === 'thread_name' && args?.name === 'CrRendererMain' && ofOrigin.has(pid)).map(thread));
  const ours = events.filter((each) => own.has(thread(each)));
  const spans = ours.filter(({ ph }) => ph === 'X');
  const marks = ours.filter(({ cat, ph }) => cat === 'blink.user_timing' && ph !== 'X');
  return spans
    .filter(({ name }) => name === 'RunTask')
    .map((task) => ({
      milliseconds: task.tdur / 1000,
      marks: marks.filter((mark) => mark.pid === task.pid && mark.ts >= task.ts && mark.ts <= task.ts + task.dur).map(({ name }) => name),
      within: spans
        .filter((each) => each !== task && each.pid === task.pid && each.name !== 'ThreadControllerImpl::RunTask' && each.ts >= task.ts && each.ts + each.dur <= task.ts + task.dur && each.tdur > task.tdur / 4)
        .toSorted((a, b) => b.tdur - a.tdur)
        .slice(0, 4)
        .map(({ name, tdur, args }) => `${name} ${(args?.data?.url ?? args?.fileName ?? '').split('/').at(-1) ?? ''} ${Math.round(tdur / 1000)}`.replace('  ', ' '))
        .join(', '),
    }))
    .toSorted((a, b) => b.milliseconds - a.milliseconds);
}
