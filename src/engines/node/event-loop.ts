/**
 * The event loop of one process: it knows what is still to come, so that the process ends when nothing is, and it is
 * where an error that nobody caught arrives.
 */
export interface EventLoop {
  setTimeout(callback: Callback, delay?: number, ...args: unknown[]): Timeout;
  setInterval(callback: Callback, delay?: number, ...args: unknown[]): Timeout;
  setImmediate(callback: Callback, ...args: unknown[]): Timeout;
  clear(timer: unknown): void;
  nextTick(callback: Callback, ...args: unknown[]): void;
  /** Runs something in this process now; what it throws is an uncaught error of the process. */
  enter(work: () => void): void;
  /** Calls back when the loop is empty: nothing waits, and nothing that ran started more. */
  whenEmpty(callback: () => void): void;
}

export type Callback = (...args: never[]) => unknown;

/** What Node's `setTimeout` answers. */
export interface Timeout {
  ref(): Timeout;
  unref(): Timeout;
  hasRef(): boolean;
  refresh(): Timeout;
  close(): Timeout;
  [Symbol.toPrimitive](): number;
}

/** Taken when this is loaded: a process finds timers of its own in their place. */
const real = { setTimeout: globalThis.setTimeout.bind(globalThis), clearTimeout: globalThis.clearTimeout.bind(globalThis), MessageChannel: globalThis.MessageChannel };

/** @param onUncaught takes what a callback threw */
export function createEventLoop(onUncaught: (error: unknown) => void): EventLoop {
  const turns = turnsOf();
  const timers = new Map<number, Entry>();
  let nextId = 1;
  let onEmpty: (() => void) | undefined;
  let checking = false;

  const enter = (work: () => void): void => {
    try {
      work();
    } catch (error) {
      onUncaught(error);
    }
    check();
  };
  /** Microtasks come before the next turn, so a process that is empty after one has nothing left to do. */
  const check = (): void => {
    if (checking || onEmpty === undefined) return;
    checking = true;
    turns.take(() => {
      checking = false;
      if ([...timers.values()].some(({ counts }) => counts)) return;
      const done = onEmpty;
      onEmpty = undefined;
      done?.();
    });
  };

  const add = (entry: Omit<Entry, 'id' | 'counts'>): Timeout => {
    const started: Entry = { ...entry, id: nextId++, counts: true };
    timers.set(started.id, started);
    start(started);
    return handleOf(started);
  };
  const start = (entry: Entry): void => {
    const fire = (): void => {
      if (timers.get(entry.id) !== entry) return;
      if (entry.repeats) start(entry);
      else timers.delete(entry.id);
      enter(entry.run);
    };
    if (entry.delay === undefined) turns.take(fire);
    else entry.handle = real.setTimeout(fire, entry.delay);
  };
  const stop = (entry: Entry): void => {
    if (entry.handle !== undefined) real.clearTimeout(entry.handle as number);
    timers.delete(entry.id);
    check();
  };
  const handleOf = (entry: Entry): Timeout => {
    const count = (counts: boolean): Timeout => {
      entry.counts = counts;
      check();
      return handle;
    };
    const handle: Timeout = {
      ref: () => count(true),
      unref: () => count(false),
      hasRef: () => entry.counts,
      refresh() {
        if (entry.handle !== undefined) real.clearTimeout(entry.handle as number);
        timers.set(entry.id, entry);
        start(entry);
        return handle;
      },
      close() {
        stop(entry);
        return handle;
      },
      [Symbol.toPrimitive]: () => entry.id,
    };
    return handle;
  };
  const runner =
    (callback: Callback, args: readonly unknown[]): (() => void) =>
    () =>
      void callback(...(args as never[]));
  const timed = (callback: Callback, delay: unknown, args: readonly unknown[], repeats: boolean): Timeout => {
    const called = new TimeoutCall(callback);
    return add({ run: () => void called._onTimeout(...(args as never[])), delay: asDelay(delay), repeats });
  };

  return {
    setTimeout: (callback, delay = 1, ...args) => timed(callback, delay, args, false),
    setInterval: (callback, delay = 1, ...args) => timed(callback, delay, args, true),
    setImmediate: (callback, ...args) => add({ run: runner(callback, args), delay: undefined, repeats: false }),
    clear(timer) {
      const id = Number(timer);
      const entry = timers.get(id);
      if (entry !== undefined) stop(entry);
    },
    nextTick: (callback, ...args) => queueMicrotask(() => enter(runner(callback, args))),
    enter,
    whenEmpty(callback) {
      onEmpty = callback;
      check();
    },
  };
}

/** A stack trace calls what a timer runs by this name, as in Node. */
class TimeoutCall {
  readonly _onTimeout: Callback;
  constructor(callback: Callback) {
    this._onTimeout = callback;
  }
}

interface Entry {
  readonly id: number;
  readonly run: () => void;
  /** Milliseconds; undefined for the next turn. */
  readonly delay: number | undefined;
  readonly repeats: boolean;
  handle?: unknown;
  counts: boolean;
}

function asDelay(delay: unknown): number {
  const milliseconds = Number(delay);
  return milliseconds >= 1 && milliseconds <= 2_147_483_647 ? milliseconds : 1;
}

/** A turn of the loop by a message: a browser makes timers that follow timers wait for milliseconds. */
function turnsOf(): { take(work: () => void): void } {
  const { port1, port2 } = new real.MessageChannel();
  const waiting: (() => void)[] = [];
  port1.addEventListener('message', () => waiting.shift()?.());
  port1.start();
  return {
    take(work) {
      waiting.push(work);
      port2.postMessage(undefined);
    },
  };
}
