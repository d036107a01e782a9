import type { FileTree } from '../../domain/file-tree.ts';
import type { ProcessRequest, Program } from '../../process/program.ts';
import { placeAt, readProblem, type Place } from '../../domain/place.ts';
import { nameInMessage } from './quote-name.ts';
import { terminalStdin } from '../terminal-stdin.ts';

/** What a file tool works with. Files are a value: a tool that changes them assigns `files`. */
export interface UtilityCall {
  readonly name: string;
  readonly args: readonly string[];
  readonly request: ProcessRequest;
  files: FileTree;
  readonly place: (typed: string) => Place;
  readonly write: (text: string | Uint8Array) => void;
  /** Writes `NAME: text` on stderr. */
  readonly complain: (text: string) => void;
  /** What was piped in. Undefined, and said on stderr, when nothing was: there is no keyboard to read from. */
  readonly readStdin: () => Uint8Array | undefined;
  /** The bytes of a file (`-` is stdin). Undefined, and said on stderr, when it cannot be read. */
  readonly read: (typed: string) => Uint8Array | undefined;
  /** Lets a stop through. To be awaited between files and in long loops. */
  readonly breathe: () => Promise<void>;
}

/** Does a tool's work and gives its exit code. */
export type Utility = (call: UtilityCall, signal: AbortSignal) => number | Promise<number>;

/**
 * A file tool as a program.
 *
 * @param speaker what stands before the tool's name in its complaints: `bash: ` for what is a part of bash
 */
export function utility(body: Utility, speaker = ''): Program {
  return {
    async run(request, output, signal) {
      const [name, ...args] = request.argv;
      const encoder = new TextEncoder();
      let lastBreath = Date.now();
      const call: UtilityCall = {
        name,
        args,
        request,
        files: request.files,
        place: (typed) => placeAt({ environment: request.environment, cwd: request.cwd, files: call.files }, typed),
        write: (text) => output.stdout(typeof text === 'string' ? encoder.encode(text) : text),
        complain: (text) => output.stderr(encoder.encode(`${speaker}${name}: ${text}\n`)),
        readStdin: () => {
          if (request.stdin !== terminalStdin) return request.stdin;
          call.complain('nothing to read: name a file, or pipe something in; it cannot be typed here');
          return undefined;
        },
        read: (typed) => {
          if (typed === '-') return call.readStdin();
          const place = call.place(typed);
          const problem = readProblem(place);
          if (problem === undefined) return place.type === 'file' ? place.bytes : new Uint8Array(0);
          call.complain(`${nameInMessage(typed)}: ${problem}`);
          return undefined;
        },
        breathe: async () => {
          if (signal.aborted) throw new Stopped();
          if (Date.now() - lastBreath < 20) return;
          await new Promise<void>((resolve) => {
            setTimeout(resolve, 0);
          });
          lastBreath = Date.now();
          if (signal.aborted) throw new Stopped();
        },
      };
      try {
        await call.breathe();
        const code = await body(call, signal);
        return { code, files: call.files };
      } catch (reason) {
        if (reason instanceof Stopped) return { code: 130, files: request.files };
        if (reason instanceof UsageError) {
          output.stderr(encoder.encode(reason.message));
          return { code: reason.code, files: request.files };
        }
        throw reason;
      }
    },
  };
}

/** Thrown inside a tool when the line was stopped. */
export class Stopped extends Error {}

/** Thrown inside a tool for options that it does not take; the message is what goes to stderr. */
export class UsageError extends Error {
  readonly code: number;

  constructor(message: string, code: number) {
    super(message);
    this.code = code;
  }
}
