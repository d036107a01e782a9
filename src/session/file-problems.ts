import { withoutEscapes } from '../domain/terminal-text.ts';
import type { FileProblem } from './workbench.ts';

const FRAME = /^ {2}File "([^"]+)", line (\d+)/;
/** What Prisma says of a schema that does not validate, and on the next line where. */
const SCHEMA_ERROR = /^(?:error|Error): (.+)$/;
const SCHEMA_PLACE = /^ *--> +(\S.*):(\d+)$/;
const START = 'Traceback (most recent call last):';
/** The last line of a traceback: an exception's dotted name, then nothing or its message. */
const EXCEPTION = /^[A-Za-z_][\w.]*(?:: |$)/;

/**
 * The lines of the project's own files that tracebacks point at: of each traceback the innermost frame below the
 * project folder, with the exception's own words. And the lines of a schema that Prisma finds at fault.
 *
 * @param errorText what a command wrote to standard error
 * @param project absolute path of the project folder
 */
export function problemsIn(errorText: string, project: string): FileProblem[] {
  const problems = new Map<string, FileProblem>();
  let place: { path: string; line: number } | undefined;
  let inTraceback = false;
  let schemaError = '';
  // Prisma colours what it says of a schema, whether or not it speaks to a terminal.
  for (const text of withoutEscapes(errorText).split('\n')) {
    const frame = FRAME.exec(text);
    schemaError = SCHEMA_ERROR.exec(text)?.[1] ?? schemaError;
    const [, schemaPath, schemaLine] = SCHEMA_PLACE.exec(text) ?? [];
    const schema = schemaPath === undefined ? undefined : insideProject(schemaPath, project);
    if (schema !== undefined) problems.set(`${schema}:${schemaLine}`, { path: schema, line: Number(schemaLine), message: schemaError });
    if (text === START) {
      inTraceback = true;
      place = undefined;
    } else if (frame) {
      inTraceback = true;
      const path = insideProject(frame[1] ?? '', project);
      if (path !== undefined) place = { path, line: Number(frame[2]) };
    } else if (inTraceback && EXCEPTION.test(text)) {
      if (place) problems.set(`${place.path}:${place.line}`, { ...place, message: text });
      inTraceback = false;
      place = undefined;
    }
  }
  return [...problems.values()];
}

function insideProject(path: string, project: string): string | undefined {
  if (path.startsWith(`${project}/`)) return path.slice(project.length + 1);
  return path.startsWith('/') || path.startsWith('<') ? undefined : path.replace(/^\.\//, '');
}
