import type { EnginePort, FromEngine } from './engine-protocol.ts';

/** Starts workers, and can have one booted in advance. */
export interface SpareKeeper {
  /** The spare when there is one, else a new worker. */
  spawn(): EnginePort;
  /** Boots a spare unless there is one already. */
  prepare(base: string): void;
  close(): void;
}

/** A spare boots on its own; whoever takes it over hears all that it said so far. */
export function keepSpare(start: () => EnginePort): SpareKeeper {
  let spare: { readonly port: EnginePort; readonly said: FromEngine[]; hear: (message: FromEngine) => void } | undefined;
  return {
    spawn() {
      if (spare === undefined) return start();
      const taken = spare;
      spare = undefined;
      return {
        post(message) {
          if (message.type !== 'boot') taken.port.post(message);
        },
        listen(listener) {
          for (const message of taken.said) listener(message);
          taken.hear = listener;
        },
        terminate: () => taken.port.terminate(),
      };
    },
    prepare(base) {
      if (spare !== undefined) return;
      const said: FromEngine[] = [];
      const next = { port: start(), said, hear: (message: FromEngine): void => void said.push(message) };
      next.port.listen((message) => next.hear(message));
      next.port.post({ type: 'boot', base });
      spare = next;
    },
    close() {
      spare?.port.terminate();
      spare = undefined;
    },
  };
}
