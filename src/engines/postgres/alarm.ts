import { z } from 'zod';
import { HOST_CALL, INTERRUPTIBLE, WAITS } from './wake-up.ts';

/** What the server waits for, and how long it means to, in milliseconds; without an end it is undefined. */
export interface ServerWait {
  readonly type: 'lock' | 'sleep' | 'other';
  readonly longest: number | undefined;
}

/** The clock of a server: it lets the server wait in real time, and wakes it when one of its timeouts is due. */
export interface Alarm {
  /** The imports with which the server is started. */
  wire(imports: WebAssembly.Imports): WebAssembly.Imports;
  /** The started server. */
  connect(exports: WebAssembly.Exports, memory: WebAssembly.Memory): void;
  /** Lets the server notice what came due while nobody asked it anything. */
  catchUp(): void;
}

/** Out of so many chances to be interrupted, one looks at the clock. */
const CHANCES_TO_LOOK = 256;
/** What the server's clock does not see, in milliseconds. */
const TICK = 1;
/** The longest rest before the next look at the clock, in milliseconds. */
const LONGEST_REST = 20;

/** The classes of wait events: the highest byte of what the server says that it waits for. */
const [LOCK, TIMEOUT] = [0x03, 0x09];

/**
 * @param onWait called again and again while the server waits; to answer true ends the wait, as a cancel request does
 */
export function createAlarm(onWait: (wait: ServerWait) => boolean = () => false): Alarm {
  const due = new Map<number, number>();
  let server: Server | undefined;
  let chances = 0;

  /** Tells the server of each timer that has run out. By its own clock it may be too early; then it sets the timer once more. */
  const ring = (): void => {
    const now = performance.now();
    for (const [timer, at] of due) {
      if (at > now) continue;
      due.delete(timer);
      server?.ring(timer, now);
    }
    if (due.size > 0) server?.askAgain();
  };

  const wait = (event: number, longest: number): void => {
    const kind = event >>> 24;
    if (onWait({ type: kind === LOCK ? 'lock' : kind === TIMEOUT ? 'sleep' : 'other', longest: longest < 0 ? undefined : longest })) return server?.cancel();
    rest(Math.min(LONGEST_REST, longest < 0 ? LONGEST_REST : longest, ...[...due.values()].map((at) => at - performance.now())));
    ring();
  };

  /** True where only the clock was to be looked at. */
  const interruptible = (): boolean => {
    chances = (chances + 1) % CHANCES_TO_LOOK;
    if (chances === 0) ring();
    return due.size > 0 && server?.isAskedFor() === true;
  };

  return {
    wire: (imports) => ({
      ...imports,
      env: {
        ...imports['env'],
        _setitimer_js(timer: number, milliseconds: number): number {
          if (milliseconds > 0) due.set(timer, performance.now() + milliseconds + TICK);
          else due.delete(timer);
          if (due.size > 0) server?.askAgain();
          return 0;
        },
        [HOST_CALL](who: number, event: number, longest: number): number {
          if (who === INTERRUPTIBLE) return interruptible() ? 1 : 0;
          if (who === WAITS) wait(event, longest);
          return 0;
        },
      },
    }),
    connect(exports, memory) {
      const { InterruptPending, QueryCancelPending, _emscripten_timeout: timeout } = serverExports.parse(exports);
      let words = new Int32Array(memory.buffer);
      const flag = (place: number) => {
        const now = (): Int32Array => (words = words.buffer === memory.buffer ? words : new Int32Array(memory.buffer));
        return { value: () => now()[place / 4], set: (value: number) => void (now()[place / 4] = value) };
      };
      const [pending, cancelled] = [flag(InterruptPending), flag(QueryCancelPending)];
      server = {
        ring: timeout,
        askAgain() {
          if (pending.value() === NOTHING_PENDING) pending.set(ASKED_FOR);
        },
        isAskedFor: () => pending.value() === ASKED_FOR,
        cancel() {
          cancelled.set(PENDING);
          pending.set(PENDING);
        },
      };
    },
    catchUp() {
      ring();
    },
  };
}

interface Server {
  /** Tells it that a timer has run out. */
  readonly ring: (timer: number, now: number) => void;
  /** Makes it ask wherever it can be interrupted. */
  readonly askAgain: () => void;
  /** Whether it asks for no reason of its own. */
  readonly isAskedFor: () => boolean;
  readonly cancel: () => void;
}

/**
 * What the server's `InterruptPending` says. It knows nothing and something; another number, which counts as something for
 * it too, says here that only the clock is to be looked at.
 */
const [NOTHING_PENDING, PENDING, ASKED_FOR] = [0, 1, 2];

/** Rests without work; the worker can be ended meanwhile. */
function rest(milliseconds: number): void {
  if (milliseconds > 0) Atomics.wait(resting, 0, 0, milliseconds);
}

/** Memory that two threads could share, to rest on. It can be had everywhere, also where pages get none to share. */
const resting = new Int32Array(new WebAssembly.Memory({ initial: 1, maximum: 1, shared: true }).buffer);

/** Where a variable of the server lies in its memory. */
const place = z.instanceof(WebAssembly.Global).transform((global) => z.number().parse(global.value));
const serverExports = z.object({
  InterruptPending: place,
  QueryCancelPending: place,
  _emscripten_timeout: z.custom<(timer: number, now: number) => void>((value) => typeof value === 'function'),
});
