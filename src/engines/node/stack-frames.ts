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

/** The outermost function of a module has no name; an evaluated one is called `eval`. */
function textOf(frame: Frame): string {
  return frame.toString().replace(/^Object\.eval \(/, 'Object.<anonymous> (').replace(/^eval \((.*)\)$/, '$1');
}

function headOf(error: unknown): string {
  try {
    return String(error);
  } catch {
    return 'Error';
  }
}
