import type { Browser, Page } from '@playwright/test';
import { z } from 'zod';

/** A task of the page's own thread. Times in milliseconds of the processor's: what a busy machine made it wait does not count. */
export interface Task {
  readonly milliseconds: number;
  /** What took most of it, as the browser calls it. */
  readonly within: string;
}

const trace = z.object({
  traceEvents: z.array(
    z.object({
      name: z.string(),
      ph: z.string(),
      pid: z.number(),
      tid: z.number(),
      ts: z.number().default(0),
      dur: z.number().default(0),
      tdur: z.number().default(0),
      args: z.looseObject({ name: z.string().optional(), data: z.looseObject({ url: z.string().optional(), functionName: z.string().optional() }).optional(), fileName: z.string().optional() }).optional(),
    }),
  ),
});

const categories = ['toplevel', 'devtools.timeline', 'disabled-by-default-devtools.timeline', 'v8'];

/** The tasks of the page's own thread while something was done, the longest first. */
export async function tasksWhile(browser: Browser, page: Page, act: () => Promise<void>): Promise<readonly Task[]> {
  await browser.startTracing(page, { categories });
  let recorded: Buffer;
  try {
    await act();
  } finally {
    recorded = await browser.stopTracing();
  }
  const { traceEvents } = trace.parse(JSON.parse(recorded.toString()));
  const thread = ({ pid, tid }: { pid: number; tid: number }): string => `${pid} ${tid}`;
  const own = new Set(traceEvents.filter(({ name, args }) => name === 'thread_name' && args?.name === 'CrRendererMain').map(thread));
  const spans = traceEvents.filter((event) => event.ph === 'X' && own.has(thread(event)));
  return spans
    .filter(({ name }) => name === 'RunTask')
    .map((task) => ({
      milliseconds: task.tdur / 1000,
      within: spans
        .filter((each) => each !== task && each.pid === task.pid && each.name !== 'ThreadControllerImpl::RunTask' && each.ts >= task.ts && each.ts + each.dur <= task.ts + task.dur && each.tdur > task.tdur / 4)
        .toSorted((a, b) => b.tdur - a.tdur)
        .slice(0, 4)
        .map(({ name, tdur, args }) => `${name} ${(args?.data?.url ?? args?.fileName ?? '').split('/').at(-1) ?? ''} ${Math.round(tdur / 1000)}`.replace('  ', ' '))
        .join(', '),
    }))
    .toSorted((a, b) => b.milliseconds - a.milliseconds);
}
