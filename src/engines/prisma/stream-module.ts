import { EventEmitter } from '../node/event-emitter.ts';

/** Node's `stream` as far as Prisma's CLI needs it to be loaded: classes to extend, and no data ever flows through them. */
export function createStream(): unknown {
  class Stream extends EventEmitter {
    pipe<Target>(target: Target): Target {
      return target;
    }
    destroy(): this {
      return this;
    }
  }
  const nothing = (): void => undefined;
  const kinds = Object.fromEntries(['Readable', 'Writable', 'Duplex', 'Transform', 'PassThrough'].map((name) => [name, class extends Stream {}]));
  return Object.assign(Stream, { Stream, ...kinds, pipeline: nothing, finished: nothing, promises: {} });
}
