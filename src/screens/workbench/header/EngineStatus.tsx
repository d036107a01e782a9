import type { BootStage } from '../../../process/engine-protocol.ts';
import { environmentIds } from '../../../domain/environment.ts';
import type { EngineName, EngineState, ToolchainState, WorkbenchState } from '../../../session/workbench.ts';
import { Icon } from '../../../ui/Icon.tsx';
import { useParts, useWorkbench } from '../workbench-context.ts';

const STAGES: readonly BootStage[] = ['download', 'start', 'import'];

const PYTHON: EngineName = { name: 'Python', runner: 'the Python interpreter', start: 'starting the interpreter', import: 'loading Flask and Alembic' };

/**
 * What the engine that matters now does, in words; while it starts, how far it is: a part of the bar for each stage, the
 * first filled by bytes. That is Python, unless a command waits for another one or another one could not start.
 */
export function EngineStatus() {
  const python = useWorkbench((state) => state.engine);
  const other = useWorkbench(waitedFor);
  const { called, state: engine } = other ?? { called: PYTHON, state: python };
  return (
    <div className="engine" data-state={engine.type}>
      <output>
        <EngineWords called={called} engine={engine} />
      </output>
      {engine.type === 'booting' && <BootBar called={called} engine={engine} />}
      {engine.type === 'busy' && engine.loading !== undefined && <LoadBar loading={engine.loading} />}
      {engine.type === 'broken' && other === undefined && <TryAgain />}
    </div>
  );
}

function waitedFor({ toolchains, environments }: WorkbenchState): ToolchainState | undefined {
  const waits = environmentIds.map((id) => environments[id].terminal).map((terminal) => (terminal.type === 'running' ? terminal.waitingFor : undefined));
  return toolchains.find(({ called, state }) => state.type === 'broken' || waits.includes(called.name));
}

type Booting = Extract<EngineState, { type: 'booting' }>;

function EngineWords({ called, engine }: { readonly called: EngineName; readonly engine: EngineState }) {
  const { name } = called;
  switch (engine.type) {
    case 'asleep':
      return <>{name} starts when it is first used</>;
    case 'booting':
      // Readers hear the stage once; the bytes are in the bar, which they may ask.
      return (
        <span>
          {name} is starting<span aria-hidden="true">: {stageWords(called, engine)}</span>
        </span>
      );
    case 'ready':
      return (
        <>
          <Icon name="check" size={14} /> {name} ready
        </>
      );
    case 'busy':
      return (
        <>
          <i aria-hidden="true" />{' '}
          {engine.loading === undefined ? (
            `${name} is running`
          ) : (
            <span>
              PostgreSQL is starting<span aria-hidden="true">: {loadWords(engine.loading)}</span>
            </span>
          )}
        </>
      );
    case 'stopping':
      return (
        <>
          <i aria-hidden="true" /> {name} is stopping
        </>
      );
    case 'broken':
      return (
        <>
          <Icon name="warning" size={14} /> {name} could not start: {engine.message}
        </>
      );
  }
}

function BootBar({ called, engine }: { readonly called: EngineName; readonly engine: Booting }) {
  const reached = STAGES.indexOf(engine.stage);
  const part = engine.totalBytes === 0 ? 0 : engine.loadedBytes / engine.totalBytes;
  const filled = (index: number) => (index < reached ? 1 : index > reached ? 0 : engine.stage === 'download' ? part : 0.5);
  return (
    <>
      <progress className="visually-hidden" aria-label={`${called.name} is starting`} aria-valuetext={stageWords(called, engine)} max={3} value={reached + filled(reached)} />
      <span className="boot-bar" aria-hidden="true">
        {STAGES.map((stage, index) => (
          <i key={stage} data-working={index === reached && stage !== 'download'}>
            <b style={{ transform: `scaleX(${filled(index)})` }} />
          </i>
        ))}
      </span>
    </>
  );
}

type Loading = NonNullable<Extract<EngineState, { type: 'busy' }>['loading']>;

/** How much of PostgreSQL is there; the command that needs it waits meanwhile. */
function LoadBar({ loading }: { readonly loading: Loading }) {
  const part = loading.totalBytes === 0 ? 0 : loading.loadedBytes / loading.totalBytes;
  return (
    <>
      <progress className="visually-hidden" aria-label="PostgreSQL is starting" aria-valuetext={loadWords(loading)} max={1} value={part} />
      <span className="boot-bar" aria-hidden="true">
        <i data-working={part === 1}>
          <b style={{ transform: `scaleX(${part})` }} />
        </i>
      </span>
    </>
  );
}

function loadWords({ loadedBytes, totalBytes }: Loading): string {
  return loadedBytes < totalBytes ? `${megabytes(loadedBytes)} of ${megabytes(totalBytes)} MB` : 'starting the server';
}

function TryAgain() {
  const { workbench } = useParts();
  return (
    <button type="button" className="button small" onClick={() => workbench.restartEngine()}>
      Try again
    </button>
  );
}

function stageWords(called: EngineName, engine: Booting): string {
  switch (engine.stage) {
    case 'download':
      return engine.totalBytes === 0 ? 'fetching' : `${megabytes(engine.loadedBytes)} of ${megabytes(engine.totalBytes)} MB`;
    case 'start':
      return called.start;
    case 'import':
      return called.import;
  }
}

function megabytes(bytes: number): string {
  return (bytes / 1_000_000).toFixed(1);
}
