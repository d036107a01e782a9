import { projectFolder } from '../../domain/environment.ts';
import { apply } from '../../domain/file-tree.ts';
import { absolutePath, placeAt, type Place } from '../../domain/place.ts';
import type { ProcessOutput, ProcessRequest, ProcessResult, Program } from '../../process/program.ts';
import { readArguments } from './cli-arguments.ts';
import type { CliCall, CliEnd } from './cli.ts';

/** Runs a call somewhere, streams its output, and answers undefined when the signal killed it. */
export type CliRunner = (call: CliCall, output: ProcessOutput, signal: AbortSignal) => Promise<CliEnd | undefined>;

/** `sqlite3 [OPTIONS] FILE [SQL]…` as a program: finds the file in the environment, and puts back what was written. */
export function sqliteProgram(version: () => Promise<string>, run: CliRunner): Program {
  return {
    async run(request, output, signal) {
      if (signal.aborted) return { code: 130, files: request.files };
      const args = request.argv.slice(1);
      const parsed = readArguments(args, args.some((arg) => /^--?version$/.test(arg)) ? await version() : '');
      if (parsed.type === 'say') {
        output[parsed.stream](new TextEncoder().encode(parsed.text));
        return { code: parsed.code, files: request.files };
      }
      const { file } = parsed;
      const place = file === undefined ? undefined : placeAt({ environment: request.environment, cwd: request.cwd, files: request.files }, file);
      const end = await run({ arguments: parsed, shownPath: shownPath(request, place), database: databaseAt(place), stdin: request.stdin }, output, signal);
      if (end === undefined) return { code: 130, files: request.files };
      return withFile(request, end, place);
    },
  };
}

function withFile(request: ProcessRequest, end: CliEnd, place: Place | undefined): ProcessResult {
  const { files } = request;
  if (end.file === undefined || (place?.type !== 'file' && place?.type !== 'free')) return { code: end.code, files };
  return { code: end.code, files: apply(files, { set: [[place.path, end.file]], remove: [] }) };
}

function databaseAt(place: Place | undefined): CliCall['database'] {
  if (place === undefined || place.type === 'free') return 'new';
  return place.type === 'file' ? place.bytes : 'unopenable';
}

function shownPath(request: ProcessRequest, place: Place | undefined): string | undefined {
  if (place === undefined) return undefined;
  return place.type === 'file' || place.type === 'free' ? absolutePath(request.environment, place.path) : projectFolder(request.environment);
}
