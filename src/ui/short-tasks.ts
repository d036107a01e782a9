/** Work may keep the page from drawing and answering for so long, in milliseconds: half a frame. */
const SHORT_MS = 8;

/** Does one piece of work after the other, and lets the page draw and answer between them. */
export async function inShortTasks<Item, Result>(items: readonly Item[], work: (item: Item) => Result): Promise<Result[]> {
  const results: Result[] = [];
  let began = performance.now();
  for (const item of items) {
    if (performance.now() - began > SHORT_MS) {
      await nextTask();
      began = performance.now();
    }
    results.push(work(item));
  }
  return results;
}

/** Does work that pauses between its parts, and lets the page draw and answer in the pauses. */
export async function partsInShortTasks<Result>(work: Generator<unknown, Result>): Promise<Result> {
  let began = performance.now();
  for (;;) {
    const { done, value } = work.next();
    if (done === true) return value;
    if (performance.now() - began > SHORT_MS) {
      await nextTask();
      began = performance.now();
    }
  }
}

/**
 * Does the steps one after the other, each in a task of its own: what is too much for one task is so cut into pieces, and
 * whatever else has to be done at the same moment comes between them.
 *
 * @returns stops before the next step, for what has gone meanwhile
 */
export function inTasksOfTheirOwn(...steps: readonly (() => void)[]): () => void {
  let stopped = false;
  const go = async (): Promise<void> => {
    for (const step of steps) {
      await nextTask();
      if (stopped) return;
      step();
    }
  };
  // What a step throws is a bug, and reported as one that nobody waits for.
  void go();
  return () => {
    stopped = true;
  };
}

/** Has the browser lay out the page as it stands, so that whoever measures something in it next finds that done. */
export function layOut(element: HTMLElement): void {
  element.getBoundingClientRect();
}

/** Resolves in a task of its own, at once: unlike a timer it is never held back. */
export function nextTask(): Promise<void> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.addEventListener('message', () => {
      port1.close();
      resolve();
    });
    port1.start();
    port2.postMessage(undefined);
  });
}
