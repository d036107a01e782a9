type Stream = 'stdout' | 'stderr';

/** So many bytes pass at once, piece by piece: more than a person reads, so nothing that they wait for is held back. */
const AT_ONCE = 32_000;
/** After that, pieces are gathered to this many bytes. */
const PIECE = 64_000;

/**
 * Passes on what a process writes, gathered once it writes a lot: each piece is a message to the page, and a process that
 * prints for ever would send more of them than the page can take, which then could not even hear that it should be stopped.
 * The order of the two streams stays.
 */
export function gatherOutput(pass: (stream: Stream, bytes: Uint8Array) => void) {
  let passed = 0;
  let stream: Stream = 'stdout';
  let gathered: Uint8Array[] = [];
  let size = 0;
  const flush = (): void => {
    if (size === 0) return;
    const whole = new Uint8Array(size);
    let at = 0;
    for (const piece of gathered) {
      whole.set(piece, at);
      at += piece.length;
    }
    gathered = [];
    size = 0;
    pass(stream, whole);
  };
  const write = (to: Stream, bytes: Uint8Array): void => {
    if (passed < AT_ONCE) {
      passed += bytes.length;
      return pass(to, bytes);
    }
    if (to !== stream) flush();
    stream = to;
    gathered.push(bytes);
    size += bytes.length;
    if (size >= PIECE) flush();
  };
  return { stdout: (bytes: Uint8Array) => write('stdout', bytes), stderr: (bytes: Uint8Array) => write('stderr', bytes), flush };
}
