import type { EnginePort, FromEngine } from './engine-protocol.ts';

/** Starts workers, and can have one booted in advance. */
export interface SpareKeeper {
  /** The spare when there is one, else a new worker. */
  spawn(): EnginePort;
  /** Boots a spare unless there is one already, and tells it when its processes will reach a database server. */
  prepare(base: string, expectServer: boolean): void;
  close(): void;
}

/**
 * A spare boots on its own; whoever takes it over hears all that it said so far.
 *
 * @param heats whether it may work when nobody asks for anything
 */
export function keepSpare(start: () => EnginePort, heats: boolean): SpareKeeper {
  let spare: { readonly port: EnginePort; readonly said: FromEngine[]; hear: (message: FromEngine) => void; expectsServer: boolean } | undefined;
  const boot = (base: string): typeof spare & {} => {
    const said: FromEngine[] = [];
    const next = { port: start(), said, hear: (message: FromEngine): void => void said.push(message), expectsServer: false };
    next.port.listen((message) => next.hear(message));
    next.port.post({ type: 'boot', base, heats });
    return next;
  };

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
    prepare(base, expectServer) {
      spare ??= boot(base);
      if (!expectServer || spare.expectsServer) return;
      spare.expectsServer = true;
      spare.port.post({ type: 'expectServer' });
    },
    close() {
      spare?.port.terminate();
      spare = undefined;
    },
  };
}
