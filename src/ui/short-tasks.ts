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
