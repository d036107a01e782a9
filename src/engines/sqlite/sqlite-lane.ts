import type { FromSqlite, SqlitePort, ToSqlite } from './protocol.ts';

/** A question without its id, which the lane gives. */
export type Question<Kind = ToSqlite> = Kind extends ToSqlite ? Omit<Kind, 'id'> : never;
export type Answer = Exclude<FromSqlite, { type: 'output' }> | { readonly type: 'killed' };
type OnOutput = (stream: 'stdout' | 'stderr', bytes: Uint8Array) => void;

/** One worker and the questions that wait for it; it does one after the other. */
export interface Lane {
  /** Resolves with `killed` when the signal aborts, with `crashed` when the worker could not answer. */
  readonly ask: (question: Question, signal?: AbortSignal, onOutput?: OnOutput) => Promise<Answer>;
  readonly close: () => void;
}

interface Asked {
  readonly message: ToSqlite;
  readonly answer: (message: Answer) => void;
  readonly onOutput: OnOutput;
}

/** The worker is spawned at the first question. Killing the running one terminates it; those behind go to the next worker. */
export function openLane(spawn: () => SqlitePort): Lane {
  let port: SqlitePort | undefined;
  let nextId = 1;
  /** In the order of asking, so the first is the one that runs. */
  const asked = new Map<number, Asked>();

  const settle = (id: number, answer: Answer): void => {
    const question = asked.get(id);
    asked.delete(id);
    question?.answer(answer);
  };
  const settleAll = (answer: Answer): void => {
    for (const id of [...asked.keys()]) settle(id, answer);
  };
  const stopPort = (): void => {
    port?.terminate();
    port = undefined;
  };

  const start = (): SqlitePort => {
    const started = spawn();
    started.listen(
      (message) => {
        // A killed worker's last words may still be on the way.
        if (started !== port) return;
        if (message.type === 'output') asked.get(message.id)?.onOutput(message.stream, message.bytes);
        else settle(message.id, message);
      },
      (failure) => {
        if (started !== port) return;
        stopPort();
        settleAll({ type: 'crashed', id: 0, message: failure });
      },
    );
    return started;
  };

  const kill = (id: number): void => {
    const [running] = asked.keys();
    settle(id, { type: 'killed' });
    if (id !== running) return;
    stopPort();
    if (asked.size > 0) port = start();
    for (const { message } of asked.values()) port?.post(message);
  };

  return {
    ask(question, signal, onOutput = () => undefined) {
      if (signal?.aborted === true) return Promise.resolve({ type: 'killed' });
      const id = nextId;
      nextId += 1;
      const message = { ...question, id };
      return new Promise((resolve) => {
        const abort = () => kill(id);
        signal?.addEventListener('abort', abort, { once: true });
        const answer = (given: Answer) => {
          signal?.removeEventListener('abort', abort);
          resolve(given);
        };
        asked.set(id, { message, answer, onOutput });
        port ??= start();
        port.post(message);
      });
    },
    close() {
      stopPort();
      settleAll({ type: 'killed' });
    },
  };
}
