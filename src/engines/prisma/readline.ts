import { EventEmitter } from '../node/event-emitter.ts';

/** What of Node's `readline` Prisma and its prompts use: lines of a stream, and keys of a keyboard. */
export function createReadline(): object {
  return {
    createInterface({ input }: { readonly input: Input }) {
      const lines = Object.assign(new EventEmitter(), {
        close() {
          input.pause?.();
          lines.emit('close');
        },
        pause: () => lines,
        resume: () => lines,
      });
      let rest = '';
      input.on('data', (data: Uint8Array | string) => {
        rest += typeof data === 'string' ? data : new TextDecoder().decode(data);
        const whole = rest.split('\n');
        rest = whole.pop() ?? '';
        for (const line of whole) lines.emit('line', line.replace(/\r$/, ''));
      });
      input.resume?.();
      input.on('end', () => {
        if (rest !== '') lines.emit('line', rest);
        rest = '';
        lines.emit('close');
      });
      return lines;
    },
    emitKeypressEvents(stream: EventEmitter) {
      if (keyed.has(stream)) return;
      keyed.add(stream);
      stream.on('data', (data: Uint8Array | string) => {
        for (const key of keysOf(typeof data === 'string' ? data : new TextDecoder().decode(data))) stream.emit('keypress', key.sequence.length === 1 ? key.sequence : undefined, key);
      });
    },
  };
}

type Input = EventEmitter & { pause?(): unknown; resume?(): unknown };

/** Streams that already tell their keys. */
const keyed = new WeakSet<EventEmitter>();

interface Key {
  readonly sequence: string;
  readonly name: string | undefined;
  readonly ctrl: boolean;
  readonly meta: boolean;
  readonly shift: boolean;
}

const NAMED: Readonly<Record<string, string>> = {
  '\r': 'return', '\n': 'enter', '\t': 'tab', '\b': 'backspace', '\x7f': 'backspace', '\x1b': 'escape', ' ': 'space', '\x1b[A': 'up', '\x1b[B': 'down', '\x1b[C': 'right', '\x1b[D': 'left', '\x1b[H': 'home',
  '\x1b[F': 'end', '\x1b[3~': 'delete', '\x1bOA': 'up', '\x1bOB': 'down', '\x1bOC': 'right', '\x1bOD': 'left',
};

/** What a terminal sends, key by key. */
function keysOf(text: string): Key[] {
  // eslint-disable-next-line no-control-regex -- a key comes as the control characters that a terminal sends
  return [...text.matchAll(/\x1b(?:\[[\d;]*[~A-Za-z]|O[A-Za-z])?|[^]/gu)].map(([sequence]) => {
    const plain = { sequence, ctrl: false, meta: false, shift: false };
    const named = NAMED[sequence];
    if (named !== undefined) return { ...plain, name: named };
    const code = sequence.charCodeAt(0);
    if (sequence.length === 1 && code <= 26) return { ...plain, name: String.fromCharCode(code + 96), ctrl: true };
    if (/^[a-z]$/.test(sequence)) return { ...plain, name: sequence };
    if (/^[A-Z]$/.test(sequence)) return { ...plain, name: sequence.toLowerCase(), shift: true };
    return { ...plain, name: undefined };
  });
}
