import type { FromEngine, ToEngine } from '../../process/engine-protocol.ts';
import { gatherOutput } from '../../process/gather-output.ts';
import { lockDown } from './lock-down.ts';
import { runNodeProcess, type NodePrograms, type NodeProcessWorld } from './node-process.ts';
import { showOwnFramesOnly } from './stack-frames.ts';

export interface NodeSide {
  /** Fetches the packages and starts what stands in for native parts of them; `base` is an address (browser) or a folder (Node). */
  readonly open: (base: string, progress: OpenProgress) => Promise<NodePrograms>;
  readonly post: (message: FromEngine) => void;
  readonly onUncaught: NodeProcessWorld['onUncaught'];
  readonly evaluate?: NodeProcessWorld['evaluate'];
}

export interface OpenProgress {
  readonly loaded: (loadedBytes: number, totalBytes: number) => void;
  /** All bytes are here; what follows is the work of this machine. */
  readonly starting: () => void;
}

/** Output that was held back is passed on after this many milliseconds. */
const HELD_MS = 40;

/**
 * An engine's side of the door when its programs are Node's: answers the function that takes each message. A worker serves
 * one process and is spent then, so that nothing of a process can be there for the next one.
 */
export function serveNodeEngine({ open, post, onUncaught, evaluate }: NodeSide): (message: ToEngine) => void {
  let programs: NodePrograms | undefined;
  let began = false;
  let onKeys: (data: string) => void = () => undefined;
  const timer = globalThis.setTimeout.bind(globalThis);

  const boot = async (base: string): Promise<void> => {
    let progress = { loadedBytes: 0, totalBytes: 0 };
    try {
      programs = await open(base, {
        loaded(loadedBytes, totalBytes) {
          progress = { loadedBytes, totalBytes };
          post({ type: 'booting', stage: 'download', ...progress });
        },
        starting: () => post({ type: 'booting', stage: 'start', ...progress }),
      });
      post({ type: 'ready' });
    } catch (error) {
      post({ type: 'failed', message: error instanceof Error ? error.message : String(error) });
    }
  };

  return (message) => {
    switch (message.type) {
      case 'boot':
        void boot(message.base);
        return;
      case 'expectServer':
        return;
      case 'keys':
        return onKeys(message.data);
      case 'look':
        return post({ type: 'crashed', id: message.id, message: 'There is no database server here.' });
      case 'run': {
        const { id, request } = message;
        if (programs === undefined || began) return post({ type: 'crashed', id, message: began ? 'This worker has served a process already.' : 'It has not started.' });
        began = true;
        const output = gatherOutput((stream, bytes) => post({ type: 'output', id, stream, bytes }));
        let flushes = false;
        const flushSoon = (): void => {
          if (flushes) return;
          flushes = true;
          timer(() => {
            flushes = false;
            output.flush();
          }, HELD_MS);
        };
        try {
          lockDown();
          showOwnFramesOnly();
          runNodeProcess(request, programs, {
            onUncaught,
            evaluate,
            keyboard: {
              read(listener) {
                output.flush();
                onKeys = listener;
                post({ type: 'reading', id, reading: true });
              },
              letGo() {
                onKeys = () => undefined;
                post({ type: 'reading', id, reading: false });
              },
            },
            write(stream, bytes) {
              output[stream](bytes);
              flushSoon();
            },
            ended(result) {
              output.flush();
              post({ type: 'ended', id, result, memoryBytes: 0, spent: true });
            },
          });
        } catch (error) {
          output.flush();
          post({ type: 'crashed', id, message: error instanceof Error ? error.message : String(error) });
        }
      }
    }
  };
}
