import { wrapperStart } from './module-loader.ts';

interface Frame {
  getFileName(): string | null | undefined;
  getScriptNameOrSourceURL?(): string | null | undefined;
  toString(): string;
}

/**
 * Makes stack traces show the program's own files and nothing of the engine around them. Where the browser's engine has
 * no such hook, traces stay as they come.
 */
export function showOwnFramesOnly(): void {
  Object.assign(Error, {
    prepareStackTrace(error: unknown, frames: readonly Frame[]) {
      const isOwn = (frame: Frame | undefined): boolean => frame !== undefined && /^(\/|\[eval\])/.test(fileOf(frame));
      // A function of the language itself, such as forEach, belongs to whoever called it.
      const own = frames.filter((frame, index) => isOwn(frame) || (fileOf(frame) === '' && isOwn(frames[index + 1])));
      return [headOf(error), ...own.map((frame) => `    at ${textOf(frame)}`)].join('\n');
    },
  });
}

function fileOf(frame: Frame): string {
  return frame.getFileName() ?? frame.getScriptNameOrSourceURL?.() ?? '';
}

/** The outermost function of a module has no name; an evaluated one is called `eval`. Columns are those of the file. */
function textOf(frame: Frame): string {
  return frame
    .toString()
    .replace(/^Object\.eval \(/, 'Object.<anonymous> (')
    .replace(/^eval \((.*)\)$/, '$1')
    .replace(/^\S+\.eval \[as _onTimeout\]/, 'Timeout._onTimeout')
    .replace(/^\S+?\.(?=\S+ \[as _onTimeout\])/, 'Timeout.')
    .replace(/(\/[^:()]*:1:)(\d+)(\)?)$/, (_, place: string, column: string, end: string) => `${place}${Math.max(1, Number(column) - wrapperStart.length)}${end}`);
}

function headOf(error: unknown): string {
  try {
    return String(error);
  } catch {
    return 'Error';
  }
}
