import type { Keyboard } from '../../process/program.ts';
import { EventEmitter } from './event-emitter.ts';
import type { EventLoop, Timeout } from './event-loop.ts';

/**
 * `process.stdin` when a person sits at the terminal. While something listens the process lives on, and the keys are its.
 * The terminal sends keys as they are pressed, whether or not raw mode was asked for.
 */
export function createKeyboardInput(keyboard: Keyboard, loop: EventLoop): EventEmitter {
  let reading: Timeout | undefined;
  const stop = (): void => {
    if (reading === undefined) return;
    reading.close();
    reading = undefined;
    keyboard.letGo();
  };
  const stream = Object.assign(new EventEmitter(), {
    fd: 0,
    isTTY: true,
    isRaw: false,
    setRawMode(raw: boolean) {
      stream.isRaw = raw;
      return stream;
    },
    setEncoding: () => stream,
    resume() {
      if (reading === undefined) {
        reading = loop.setInterval(() => undefined, 2 ** 30);
        keyboard.read((data) => loop.enter(() => void stream.emit('data', data)));
      }
      return stream;
    },
    pause() {
      stop();
      return stream;
    },
    read: () => null,
    ref: () => stream,
    unref: () => stream,
  });
  stream.on('newListener', (event: string) => {
    if (event === 'data') stream.resume();
  });
  return stream;
}
