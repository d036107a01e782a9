import { codeIn, nextPid, type RunningApp, withCode } from '../domain/running-app.ts';
import { apply, difference, type FileTree, textAt } from '../domain/file-tree.ts';
import type { ProcessOutput, ProcessRequest, ProcessResult, Program } from '../process/program.ts';

/** How the engine says that a server stands: see headway_server.py. */
const SERVING = 0x1_00_00;
const RELOADS = 0x2_00_00;
const PORTS = 0xff_ff;

/**
 * `flask … run`: loads the application and prints what the server prints. In the background the server is left running;
 * in the foreground it runs until Ctrl-C, and then ends well, as Flask does.
 */
export async function startApp(engine: Program, request: ProcessRequest, output: ProcessOutput, signal: AbortSignal, now: () => number): Promise<ProcessResult> {
  const [, ...typed] = request.argv;
  const taken = request.app?.type === 'running' ? request.app.port : 0;
  const { code: end, files, ...kept } = await engine.run({ ...request, argv: ['headway-start', String(taken), ...typed] }, output, signal);
  if (end < SERVING) return { code: end, files, ...kept };
  if (taken !== 0) {
    output.stderr(new TextEncoder().encode('flask run: one server at a time can run in an environment. End the other one first: kill %1\n'));
    return { code: 1, files, ...kept };
  }
  const pid = nextPid(request.app);
  if (request.background !== true) {
    await aborted(signal);
    return { code: 0, files, ...kept, app: { type: 'stopped', pid } };
  }
  const app: RunningApp = {
    type: 'running',
    pid,
    line: ['flask', ...typed].join(' '),
    arguments: typed,
    port: end & PORTS,
    cwd: request.cwd,
    variables: request.variables,
    reloads: (end & RELOADS) !== 0,
    code: codeIn(files),
    since: now(),
    commit: headCommit(files),
  };
  return { code: 0, files, ...kept, app };
}

/** `curl`: asks the server that runs, with the code that it has in memory, over the files as they are now. */
export async function askApp(engine: Program, request: ProcessRequest, output: ProcessOutput, signal: AbortSignal): Promise<ProcessResult> {
  const { app, argv } = request;
  if (app === undefined) return engine.run(request, output, signal);
  const folder = [`/home/${request.environment}/project`, request.cwd].filter(Boolean).join('/');
  if (app.type === 'stopped') return engine.run({ ...request, argv: ['headway-ask', JSON.stringify({ port: 0, arguments: [], reloads: false, folder }), ...argv.slice(1)] }, output, signal);
  const served = app.reloads ? request.files : withCode(request.files, app.code);
  const description = JSON.stringify({ port: app.port, arguments: app.arguments, reloads: app.reloads, folder });
  const { code, files, ...kept } = await engine.run({ ...request, argv: ['headway-ask', description, ...argv.slice(1)], cwd: app.cwd, variables: app.variables, files: served }, output, signal);
  return { code, files: apply(request.files, difference(served, files)), ...kept };
}

/** The commit that is checked out; undefined without one. */
function headCommit(files: FileTree): string | undefined {
  const head = (textAt(files, '.git/HEAD') ?? '').trim();
  if (!head.startsWith('ref: ')) return head === '' ? undefined : head;
  const name = head.slice('ref: '.length);
  const loose = textAt(files, `.git/${name}`)?.trim();
  const packed = (textAt(files, '.git/packed-refs') ?? '').split('\n').find((line) => line.endsWith(` ${name}`));
  return loose ?? packed?.split(' ')[0];
}

function aborted(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve();
    else signal.addEventListener('abort', () => resolve(), { once: true });
  });
}
