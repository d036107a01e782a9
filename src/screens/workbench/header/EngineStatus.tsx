import type { BootStage } from '../../../process/engine-protocol.ts';
import type { EngineState } from '../../../session/workbench.ts';
import { Icon } from '../../../ui/Icon.tsx';
import { useParts, useWorkbench } from '../workbench-context.ts';

const STAGES: readonly BootStage[] = ['download', 'start', 'import'];

/** What the Python engine does, in words; while it starts, how far it is: a part of the bar for each stage, the first filled by bytes. */
export function EngineStatus() {
  const engine = useWorkbench((state) => state.engine);
  return (
    <div className="engine" data-state={engine.type}>
      <output>
        <EngineWords engine={engine} />
      </output>
      {engine.type === 'booting' && <BootBar engine={engine} />}
      {engine.type === 'broken' && <TryAgain />}
    </div>
  );
}

type Booting = Extract<EngineState, { type: 'booting' }>;

function EngineWords({ engine }: { readonly engine: EngineState }) {
  switch (engine.type) {
    case 'booting':
      // Readers hear the stage once; the bytes are in the bar, which they may ask.
      return (
        <span>
          Python is starting<span aria-hidden="true">: {stageWords(engine)}</span>
        </span>
      );
    case 'ready':
      return (
        <>
          <Icon name="check" size={14} /> Python ready
        </>
      );
    case 'busy':
      return (
        <>
          <i aria-hidden="true" /> Python is running
        </>
      );
    case 'stopping':
      return (
        <>
          <i aria-hidden="true" /> Python is stopping
        </>
      );
    case 'broken':
      return (
        <>
          <Icon name="warning" size={14} /> Python could not start: {engine.message}
        </>
      );
  }
}

function BootBar({ engine }: { readonly engine: Booting }) {
  const reached = STAGES.indexOf(engine.stage);
  const part = engine.totalBytes === 0 ? 0 : engine.loadedBytes / engine.totalBytes;
  const filled = (index: number) => (index < reached ? 1 : index > reached ? 0 : engine.stage === 'download' ? part : 0.5);
  return (
    <>
      <progress className="visually-hidden" aria-label="Python is starting" aria-valuetext={stageWords(engine)} max={3} value={reached + filled(reached)} />
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

function TryAgain() {
  const { workbench } = useParts();
  return (
    <button type="button" className="button small" onClick={() => workbench.restartEngine()}>
      Try again
    </button>
  );
}

function stageWords(engine: Booting): string {
  switch (engine.stage) {
    case 'download':
      return engine.totalBytes === 0 ? 'fetching' : `${megabytes(engine.loadedBytes)} of ${megabytes(engine.totalBytes)} MB`;
    case 'start':
      return 'starting the interpreter';
    case 'import':
      return 'loading Flask and Alembic';
  }
}

function megabytes(bytes: number): string {
  return (bytes / 1_000_000).toFixed(1);
}
