import type { EnvironmentId } from '../../domain/environment.ts';
import type { FileTree } from '../../domain/file-tree.ts';
import type { Connection } from '../../process/database-servers.ts';
import type { EngineRequest, EngineResult } from '../../process/engine-protocol.ts';
import { createEnvironmentMount, type EnvironmentMount } from './environment-mount.ts';
import { type EmscriptenFs, emptyFolder, removeFolder } from './emscripten.ts';
import { type BootListener, type ProcessSinks, startInterpreter } from './interpreter.ts';
import type { RuntimeFiles } from './runtime-files.ts';
import { makeServerSocket } from './server-socket.ts';

/** Flask, Alembic and Python as programs, one process at a time, each from the same fresh interpreter. */
export interface FlaskEngine {
  /** Runs one process to its end. Throws when it brought the interpreter down; then the engine is of no more use. */
  run(request: EngineRequest, output: ProcessSinks): EngineResult;
  /** Runs a program that is not Python over the environment's files, which it leaves as they are. */
  runBeside(request: EngineRequest, program: (files: FileTree) => number): EngineResult;
  /** Makes ready for the next process; best called once the last one's result is on its way. */
  settle(): void;
  /** Whether the interpreter began with a kept image; then it is warm already. */
  readonly fromImage: boolean;
  /**
   * Runs a small project once, so that what Python and SQLAlchemy build on first use is there for every process.
   * Changes nothing that a process could see but its speed.
   */
  warmUp(): void;
  /**
   * Runs a few commands whose effect is thrown away, so that the JavaScript engine compiles well what runs often. An
   * interpreter that began with an image is warm in memory, but its code has never run here.
   */
  heat(): void;
  /** Imports what a process with a database server finds imported; the first one that has a server waits for it. */
  readyForServer(): void;
  /** The interpreter as one array, to be kept for later starts. */
  image(): Uint8Array<ArrayBuffer>;
  memory(): { image: number; total: number };
}

/** Boots the interpreter and answers the engine. */
export async function startFlaskEngine(files: RuntimeFiles, onStage: BootListener, connect: () => Connection | undefined = () => undefined): Promise<FlaskEngine> {
  const interpreter = await startInterpreter(files, onStage, (fs) => makeServerSocket(fs, connect));
  let knowsServers = false;
  const mounts = new Map<EnvironmentId, EnvironmentMount>();
  let current: EnvironmentMount | undefined;

  const mountOf = (id: EnvironmentId): EnvironmentMount => {
    current?.detach();
    let mount = mounts.get(id);
    if (mount === undefined) {
      mount = createEnvironmentMount(interpreter.fs, `/home/${id}`);
      mounts.set(id, mount);
    } else mount.attach();
    current = mount;
    return mount;
  };

  return {
    run(request, output) {
      const mount = mountOf(request.environment);
      mount.receive(request.changes);
      const { fs } = interpreter;
      fs.writeFile('/run/process.json', JSON.stringify({ argv: request.argv, cwd: request.cwd, variables: request.variables }));
      fs.writeFile('/run/stdin', request.stdin);
      fs.writeFile('/run/exit', '1');
      interpreter.runProcess(runMain, output);
      clearTemporary(fs);
      return { code: Number(fs.readFile('/run/exit', { encoding: 'utf8' })), changes: mount.collect() };
    },
    runBeside(request, program) {
      const mount = mountOf(request.environment);
      mount.receive(request.changes);
      return { code: program(mount.tree), changes: { set: [], remove: [] } };
    },
    settle: () => interpreter.restore(),
    warmUp() {
      interpreter.prepare(runWarmUp);
    },
    heat() {
      interpreter.runProcess(runHeat, { stdout: () => undefined, stderr: () => undefined });
      clearTemporary(interpreter.fs);
      interpreter.restore();
    },
    readyForServer() {
      if (knowsServers) return;
      knowsServers = true;
      interpreter.prepare(runServerImports);
    },
    fromImage: interpreter.fromImage,
    image: () => interpreter.image(),
    memory: () => interpreter.memory(),
  };
}

/** What a process leaves in the temporary folder is gone with it, and no other environment ever finds it. */
function clearTemporary(fs: EmscriptenFs): void {
  emptyFolder(fs, '/tmp');
  removeFolder(fs, '/cache/tmp');
}

const runMain = 'import headway_process; headway_process.main()';
const runHeat = 'import headway_warm_up; headway_warm_up.heat()';
const runServerImports = 'import sys; sys.path.insert(0, "/lib/headway"); import headway_server_imports; sys.path.remove("/lib/headway")';
const runWarmUp = 'import headway_warm_up; headway_warm_up.main()';
