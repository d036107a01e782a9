import { inspect } from 'node-inspect-extracted';
import { nodeVersion } from './process-object.ts';

/** Where Node's own code throws what nobody caught. */
const FROM_PROMISE = 'node:internal/process/promises:391\n    triggerUncaughtException(err, true /* fromPromise */);\n    ^\n\n';
const FROM_LOADER = 'node:internal/modules/cjs/loader:1210\n  throw err;\n  ^\n\n';

/**
 * What Node prints of an error that nobody caught: where it was thrown, the error, and Node's version.
 *
 * @param sourceOf the text of a file of the process, or undefined
 */
export function uncaughtText(error: unknown, fromPromise: boolean, sourceOf: (file: string) => string | undefined): string {
  return `${told(error, fromPromise, sourceOf)}\n\nNode.js ${nodeVersion}\n`;
}

function told(error: unknown, fromPromise: boolean, sourceOf: (file: string) => string | undefined): string {
  if (error instanceof Error) {
    // An error whose stack was replaced, as Sequelize does, has lost its place.
    const lost = fromPromise && !(error.stack ?? '').startsWith(String(error));
    return (lost ? FROM_PROMISE : placeOf(error, fromPromise, sourceOf)) + shown(error);
  }
  if (fromPromise) {
    return `${FROM_PROMISE}[UnhandledPromiseRejection: This error originated either by throwing inside of an async function without a catch block, or by rejecting a promise which was not handled with .catch(). The promise rejected with the reason "${inspect(error)}".] {\n  code: 'ERR_UNHANDLED_REJECTION'\n}`;
  }
  return `Uncaught:\n${inspect(error)}\n(Use \`node --trace-uncaught ...\` to show where the exception was thrown)`;
}

/** An error without a frame of its own is shown in brackets, which Node, having frames of its own, never needs here. */
function shown(error: Error): string {
  return inspect(error).replace(/^\[([\s\S]*?)\](?=$| \{)/, '$1');
}

function placeOf(error: Error, fromPromise: boolean, sourceOf: (file: string) => string | undefined): string {
  const [, file, line, column] = /\(?((?:\/|\[eval\])[^():\n]*):(\d+):(\d+)\)?/.exec(error.stack ?? '') ?? [];
  if (file === undefined || line === undefined) return FROM_LOADER;
  const source = sourceOf(file)?.split('\n')[Number(line) - 1];
  if (source === undefined) return `${file}:${line}\n\n`;
  const made = source.slice(0, Math.max(0, Number(column) - 1));
  // Node points at the statement that throws; of a promise nobody knows it any more, and it points at where the error was made.
  const before = fromPromise ? made : made.replace(/\bthrow\s[^;{}]*$/, '');
  return `${file}:${line}\n${source}\n${before.replace(/[^\t]/g, ' ')}^\n\n`;
}
