const LOCK = 'headway: the world is saved by this tab';
const CHANNEL = 'headway: which tab';
/** How long the other tab may take to finish its last save before it is passed over, in milliseconds. */
const PATIENCE = 3000;
/** How long a tab may take to load again before another one takes its turn, in milliseconds. */
const RELOAD = 3000;

/** This tab's right to save, which one tab has at a time. */
export interface Turn {
  /** Resolves when the turn has gone to another tab. */
  readonly over: Promise<void>;
}

/**
 * Takes the turn, or answers undefined when another tab has it.
 *
 * @param takeOver ask the other tab to finish its save and hand over; when it does not answer, its turn is taken
 * @param beforeLeaving what this tab still has to do when it is asked one day
 */
export async function takeTurn(takeOver: boolean, beforeLeaving: () => Promise<void>): Promise<Turn | undefined> {
  // On a page that is not secure there are no locks; that two never write is then up to the storage alone.
  if (!('locks' in navigator)) return { over: new Promise(() => undefined) };
  const channel = new BroadcastChannel(CHANNEL);
  const turn = await hold({ ifAvailable: true }, channel, beforeLeaving);
  if (turn !== undefined || !takeOver) return turn;
  channel.postMessage('your turn is asked for');
  try {
    return await hold({ signal: AbortSignal.timeout(PATIENCE) }, channel, beforeLeaving);
  } catch {
    return hold({ steal: true }, channel, beforeLeaving);
  }
}

/** Something that this tab has open, until another one opens the same. */
export interface OpenHere {
  /** Resolves when another tab has opened it. */
  readonly over: Promise<void>;
  /** It is known from elsewhere that another tab has it. */
  leave(): void;
}

/** Opens something that one tab at a time has, and tells all others that had it until now. */
export function openHere(name: string): OpenHere {
  const channel = new BroadcastChannel(`headway: open here, ${name}`);
  channel.postMessage('open here');
  let leave: () => void = () => undefined;
  const over = new Promise<void>((resolve) => {
    leave = () => {
      channel.close();
      resolve();
    };
    channel.addEventListener('message', leave);
  });
  return { over, leave };
}

/** Resolves when no other tab has the turn any more. A tab that is reloaded leaves it for a moment only, and gets it back. */
export async function turnIsFree(): Promise<void> {
  for (;;) {
    await navigator.locks.request(LOCK, () => undefined);
    await new Promise((later) => setTimeout(later, RELOAD));
    const { held = [] } = await navigator.locks.query();
    if (!held.some(({ name }) => name === LOCK)) return;
  }
}

function hold(options: LockOptions, channel: BroadcastChannel, beforeLeaving: () => Promise<void>): Promise<Turn | undefined> {
  return new Promise((resolve, reject) => {
    let isOver: () => void = () => undefined;
    const over = new Promise<void>((end) => {
      isOver = end;
    });
    navigator.locks
      .request(LOCK, options, (lock) => {
        resolve(lock === null ? undefined : { over });
        if (lock === null) return undefined;
        return new Promise<void>((release) => {
          const handOver = (): void => {
            void beforeLeaving().finally(() => {
              release();
              isOver();
            });
          };
          channel.addEventListener('message', handOver, { once: true });
        });
      })
      // Held and then stolen, or waited for in vain: whichever came first has been answered already.
      .catch((error: unknown) => {
        isOver();
        reject(error instanceof Error ? error : new Error(String(error)));
      });
  });
}
