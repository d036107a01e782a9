/*
 * PostgreSQL's program as it is published has no way to be woken: `poll` answers at once and without an event, an alarm
 * comes only when the server does nothing, and so whoever waits for a lock waits for ever, whatever the timeouts say. Two
 * of its functions are therefore entered through the host, by an import that it has and does not use: the function that
 * waits, and the one that it calls wherever it can be interrupted. Nothing else of it is changed.
 */

/** The import through which the host is asked; the first of its three numbers says who asks. */
export const HOST_CALL = '__syscall_poll';
/** The server waits: the second number is what for, the third how long, in milliseconds (-1: no end). */
export const WAITS = -1;
/** The server could be interrupted. It goes on at once where the answer is not 0. */
export const INTERRUPTIBLE = -2;

/**
 * The program with its two doors.
 *
 * @throws when it is not the program that this was written for
 */
export function withWakeUps(program: Uint8Array): Uint8Array<ArrayBuffer> {
  const { imports, exports, bodies, code } = readSections(program);
  const call = [CALL, ...unsigned(imports.indexOf(HOST_CALL))];
  const replaced = new Map<number, Uint8Array>([
    // No locals. What for, and how long: its fourth and third parameter. It answers that it was woken.
    [indexOf(exports, 'WaitLatch') - imports.length, Uint8Array.from([0, CONST, ...signed(WAITS), LOCAL, 3, LOCAL, 2, ...call, DROP, CONST, 1, END])],
  ]);
  const interrupts = indexOf(exports, 'ProcessInterrupts') - imports.length;
  const body = bodies[interrupts];
  if (body === undefined) throw new Error(UNKNOWN);
  const first = localsEnd(body);
  replaced.set(interrupts, Uint8Array.from([...body.subarray(0, first), CONST, ...signed(INTERRUPTIBLE), CONST, 0, CONST, 0, ...call, IF, NOTHING, RETURN, END, ...body.subarray(first)]));
  return spliced(program, code, bodies, replaced);
}

const [CALL, CONST, LOCAL, DROP, IF, RETURN, END, NOTHING] = [0x10, 0x41, 0x20, 0x1a, 0x04, 0x0f, 0x0b, 0x40];
const [IMPORT_SECTION, EXPORT_SECTION, CODE_SECTION] = [2, 7, 10];
const HEADER = 8;
const UNKNOWN = 'This is not the PostgreSQL program that is known here.';

interface Range {
  readonly start: number;
  readonly end: number;
}

function readSections(program: Uint8Array) {
  const input = reader(program);
  let imports: string[] = [];
  let exports = new Map<string, number>();
  let bodies: Uint8Array[] = [];
  /** The section with its letter and its length. */
  let code: Range = { start: 0, end: 0 };
  input.skip(HEADER);
  while (input.at() < program.length) {
    const start = input.at();
    const id = input.byte();
    const length = input.number();
    const end = input.at() + length;
    if (id === IMPORT_SECTION) imports = readImports(input);
    if (id === EXPORT_SECTION) exports = readExports(input);
    if (id === CODE_SECTION) {
      code = { start, end };
      bodies = Array.from({ length: input.number() }, () => input.bytes(input.number()));
    }
    input.skip(end - input.at());
  }
  if (!imports.includes(HOST_CALL) || bodies.length === 0) throw new Error(UNKNOWN);
  return { imports, exports, bodies, code };
}

/** The imported functions in their order, which is the beginning of all functions. */
function readImports(input: Reader): string[] {
  const functions: string[] = [];
  for (let left = input.number(); left > 0; left--) {
    input.bytes(input.number());
    const name = new TextDecoder().decode(input.bytes(input.number()));
    switch (input.byte()) {
      case 0:
        input.number();
        functions.push(name);
        break;
      case 1:
        input.skip(1);
        skipLimits(input);
        break;
      case 2:
        skipLimits(input);
        break;
      case 3:
        input.skip(2);
        break;
      default:
        throw new Error(UNKNOWN);
    }
  }
  return functions;
}

function skipLimits(input: Reader): void {
  const hasMost = (input.byte() & 1) === 1;
  input.number();
  if (hasMost) input.number();
}

function readExports(input: Reader): Map<string, number> {
  const functions = new Map<string, number>();
  for (let left = input.number(); left > 0; left--) {
    const name = new TextDecoder().decode(input.bytes(input.number()));
    const isFunction = input.byte() === 0;
    const index = input.number();
    if (isFunction) functions.set(name, index);
  }
  return functions;
}

/** Where a body's own instructions begin. */
function localsEnd(body: Uint8Array): number {
  const input = reader(body);
  for (let left = input.number(); left > 0; left--) {
    input.number();
    input.skip(1);
  }
  return input.at();
}

function indexOf(exports: ReadonlyMap<string, number>, name: string): number {
  const index = exports.get(name);
  if (index === undefined) throw new Error(UNKNOWN);
  return index;
}

/** The program with another code section. What is not replaced is copied in one piece. */
function spliced(program: Uint8Array, code: Range, bodies: readonly Uint8Array[], replaced: ReadonlyMap<number, Uint8Array>): Uint8Array<ArrayBuffer> {
  const parts: Uint8Array[] = [Uint8Array.from(unsigned(bodies.length))];
  bodies.forEach((body, index) => {
    const next = replaced.get(index) ?? body;
    parts.push(Uint8Array.from(unsigned(next.length)), next);
  });
  const length = parts.reduce((sum, part) => sum + part.length, 0);
  const all = [program.subarray(0, code.start), Uint8Array.from([CODE_SECTION, ...unsigned(length)]), ...parts, program.subarray(code.end)];
  const bytes = new Uint8Array(all.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of all) {
    bytes.set(part, at);
    at += part.length;
  }
  return bytes;
}

interface Reader {
  at(): number;
  skip(bytes: number): void;
  byte(): number;
  /** A number as WebAssembly writes it, seven bits in a byte. */
  number(): number;
  bytes(length: number): Uint8Array;
}

function reader(source: Uint8Array): Reader {
  let at = 0;
  return {
    at: () => at,
    skip(bytes) {
      at += bytes;
    },
    byte: () => source[at++] ?? 0,
    number() {
      let [value, shift] = [0, 0];
      for (;;) {
        const byte = source[at++] ?? 0;
        value |= (byte & 0x7f) << shift;
        if (byte < 0x80) return value >>> 0;
        shift += 7;
      }
    },
    bytes(length) {
      at += length;
      return source.subarray(at - length, at);
    },
  };
}

function unsigned(value: number): number[] {
  const bytes: number[] = [];
  let left = value;
  while (left > 0x7f) {
    bytes.push((left & 0x7f) | 0x80);
    left >>>= 7;
  }
  return [...bytes, left];
}

/** Numbers from -64 to 63 are one byte. */
function signed(value: number): number[] {
  return [value & 0x7f];
}
