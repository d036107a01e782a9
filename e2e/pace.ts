import type { Task } from './main-thread.ts';
import type { UnwatchedPage } from './unwatched-page.ts';

const MARK = 'pace';
const TIMES = 9;
/**
 * What one of these pieces takes on the machine that the bound is meant for, when it has nothing else to do: in milliseconds of the
 * processor's, the least of many on two cores of an AMD EPYC.
 */
const QUIET = 10;

/**
 * Has the page do the same piece of work several times, which is of the kind that its opening is made of: much code that has never run,
 * each part of which runs once. Whatever else a machine does makes just that slow, since it finds nothing in the caches.
 */
export async function measurePace(page: UnwatchedPage): Promise<void> {
  for (let time = 0; time < TIMES; time++) await page.run(freshCode(time));
}

/** How many times slower the machine was than a quiet one, by the pieces in a trace; at least 1. */
export function paceOf(tasks: readonly Task[]): number {
  const pieces = tasks.filter(isPace).map(({ milliseconds }) => milliseconds).toSorted((a, b) => a - b);
  const median = pieces[Math.floor(pieces.length / 2)];
  if (median === undefined) throw new Error('no piece of the work that tells the pace is in the trace');
  return Math.max(1, median / QUIET);
}

export function isPace({ marks }: Task): boolean {
  return marks.includes(MARK);
}

/** A browser keeps what it has compiled, so each time the code is another. */
function freshCode(time: number): string {
  const parts = Array.from({ length: 500 }, (_, part) => {
    const name = `part${time}_${part}`;
    return `function ${name}(given) { const made = { ${name}: given, list: [given, '${name}'], text: 'part ' + given }; let sum = 0; for (const key of Object.keys(made)) sum += key.length; return sum + made.text.length + made.list.length; } sum += ${name}(${part});`;
  });
  return `(() => { performance.mark('${MARK}'); let sum = 0; ${parts.join('\n')} return sum; })()`;
}
