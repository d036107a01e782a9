/** What libuv says for the numbers that a file system answers. */
const SYSTEM_ERRORS = {
  EACCES: [-13, 'permission denied'],
  EBADF: [-9, 'bad file descriptor'],
  EBUSY: [-16, 'resource busy or locked'],
  EEXIST: [-17, 'file already exists'],
  EINVAL: [-22, 'invalid argument'],
  EISDIR: [-21, 'illegal operation on a directory'],
  ENOENT: [-2, 'no such file or directory'],
  ENOTDIR: [-20, 'not a directory'],
  ENOTEMPTY: [-39, 'directory not empty'],
} as const satisfies Record<string, readonly [errno: number, words: string]>;

export type SystemErrorCode = keyof typeof SYSTEM_ERRORS;

/** A failed system call as Node throws it: `ENOENT: no such file or directory, open '/home/dev-a/project/x'`. */
export interface SystemError extends Error {
  readonly errno: number;
  readonly code: SystemErrorCode;
  readonly syscall: string;
  readonly path?: string;
  readonly dest?: string;
}

/** @param dest the second path of a call that takes two */
export function systemError(code: SystemErrorCode, syscall: string, path?: string, dest?: string): SystemError {
  const [errno, words] = SYSTEM_ERRORS[code];
  const where = path === undefined ? '' : dest === undefined ? ` '${path}'` : ` '${path}' -> '${dest}'`;
  // The properties in Node's order, as an uncaught error shows them.
  return Object.assign(new Error(`${code}: ${words}, ${syscall}${where}`), { errno, code, syscall, ...(path !== undefined && { path }), ...(dest !== undefined && { dest }) });
}

/** An error of Node's own, with the code that it carries. */
export function nodeError(Kind: new (message: string) => Error, code: string, message: string): Error {
  const error = new Kind(message);
  // Node shows the code behind the name wherever the error's first line is shown.
  const stack = error.stack ?? '';
  Object.defineProperty(error, 'stack', { value: stack.replace(/^\w+/, `${error.name} [${code}]`), configurable: true, writable: true });
  return Object.assign(error, { code });
}
