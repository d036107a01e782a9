/**
 * Error numbers of WASI's libc, which the interpreter is linked with, beside those of Linux, with both texts.
 * `[Errno 44] No such file or directory` reads `[Errno 2] No such file or directory` at every terminal.
 */
const numbers: Readonly<Record<string, readonly [wasiText: string, linuxNumber: number, linuxText?: string]>> = {
  '2': ['Permission denied', 13],
  '6': ['Resource temporarily unavailable', 11],
  '8': ['Bad file descriptor', 9],
  '10': ['Resource busy', 16, 'Device or resource busy'],
  '14': ['Connection refused', 111],
  '20': ['File exists', 17],
  '22': ['File too large', 27],
  '23': ['Host is unreachable', 113, 'No route to host'],
  '28': ['Invalid argument', 22],
  '29': ['I/O error', 5, 'Input/output error'],
  '31': ['Is a directory', 21],
  '32': ['Symbolic link loop', 40, 'Too many levels of symbolic links'],
  '33': ['No file descriptors available', 24, 'Too many open files'],
  '37': ['Filename too long', 36, 'File name too long'],
  '44': ['No such file or directory', 2],
  '48': ['Out of memory', 12, 'Cannot allocate memory'],
  '51': ['No space left on device', 28],
  '52': ['Function not implemented', 38],
  '54': ['Not a directory', 20],
  '55': ['Directory not empty', 39],
  '59': ['Not a tty', 25, 'Inappropriate ioctl for device'],
  '63': ['Operation not permitted', 1],
  '64': ['Broken pipe', 32],
  '69': ['Read-only file system', 30],
  '70': ['Invalid seek', 29, 'Illegal seek'],
  '75': ['Cross-device link', 18, 'Invalid cross-device link'],
};

const marker = new TextEncoder().encode('[Errno ');
const shown = /\[Errno (\d+)\] ([A-Z][A-Za-z /-]*[a-z])/g;

/** Output of a process with WASI's error numbers written as Linux's, where number and text stand together. */
export function withLinuxErrno(bytes: Uint8Array): Uint8Array {
  if (!contains(bytes, marker)) return bytes;
  const text = new TextDecoder().decode(bytes);
  return new TextEncoder().encode(
    text.replaceAll(shown, (whole, number: string, words: string) => {
      const known = numbers[number];
      return known?.[0] === words ? `[Errno ${known[1]}] ${known[2] ?? words}` : whole;
    }),
  );
}

function contains(bytes: Uint8Array, part: Uint8Array): boolean {
  const [first] = part;
  if (first === undefined) return true;
  for (let at = bytes.indexOf(first); at !== -1; at = bytes.indexOf(first, at + 1)) {
    if (part.every((byte, index) => bytes[at + index] === byte)) return true;
  }
  return false;
}
