import type { BootStage } from '../../../process/engine-protocol.ts';
import { environmentIds } from '../../../domain/environment.ts';
import type { EngineName, EngineState, ToolchainState, WorkbenchState } from '../../../session/workbench.ts';
import { Icon } from '../../../ui/Icon.tsx';
import { useParts, useWorkbench } from '../workbench-context.ts';
import { oneDecimal } from '../../../texts/numbers.ts';
import { pageTexts } from '../../../texts/en/page.ts';
import { workbenchTexts, type WorkbenchTexts } from '../../../texts/en/workbench.ts';
import { useTexts } from '../../../texts/texts.ts';

const STAGES: readonly BootStage[] = ['download', 'start', 'import'];

/**
 * What the engine that matters now does, in words; while it starts, how far it is: a part of the bar for each stage, the
 * first filled by bytes. That is Python, unless a command waits for another one or another one could not start.
 */
export function EngineStatus() {
  const python = useWorkbench((state) => state.engine);
  const other = useWorkbench(waitedFor);
  const name = other?.called.name ?? 'Python';
  const engine = other?.state ?? python;
  return (
    <div className="engine" data-state={engine.type}>
      <output>
        <EngineWords name={name} engine={engine} />
      </output>
      {engine.type === 'booting' && <BootBar name={name} engine={engine} />}
      {engine.type === 'busy' && engine.loading !== undefined && <LoadBar loading={engine.loading} />}
      {engine.type === 'broken' && other === undefined && <TryAgain />}
    </div>
  );
}

function waitedFor({ toolchains, environments }: WorkbenchState): ToolchainState | undefined {
  const waits = environmentIds.map((id) => environments[id].terminal).map((terminal) => (terminal.type === 'running' ? terminal.waitingFor : undefined));
  return toolchains.find(({ called, state }) => state.type === 'broken' || waits.includes(called.name));
}

type NameOfEngine = EngineName['name'];
type EngineTexts = WorkbenchTexts['engine'];
type Booting = Extract<EngineState, { type: 'booting' }>;

function EngineWords({ name, engine }: { readonly name: NameOfEngine; readonly engine: EngineState }) {
  const { engine: texts } = useTexts(workbenchTexts);
  switch (engine.type) {
    case 'asleep':
      return <>{texts.asleep(name)}</>;
    case 'booting':
      // Readers hear the stage once; the bytes are in the bar, which they may ask.
      return (
        <span>
          {texts.starting(name)}
          <span aria-hidden="true">: {stageWords(texts, name, engine)}</span>
        </span>
      );
    case 'ready':
      return (
        <>
          <Icon name="check" size={14} /> {texts.ready(name)}
        </>
      );
    case 'busy':
      return (
        <>
          <i aria-hidden="true" />{' '}
          {engine.loading === undefined ? (
            texts.running(name)
          ) : (
            <span>
              {texts.starting('PostgreSQL')}
              <span aria-hidden="true">: {loadWords(texts, engine.loading)}</span>
            </span>
          )}
        </>
      );
    case 'stopping':
      return (
        <>
          <i aria-hidden="true" /> {texts.stopping(name)}
        </>
      );
    case 'broken':
      return (
        <>
          <Icon name="warning" size={14} /> {texts.broken(name, engine.message)}
        </>
      );
  }
}

function BootBar({ name, engine }: { readonly name: NameOfEngine; readonly engine: Booting }) {
  const { engine: texts } = useTexts(workbenchTexts);
  const reached = STAGES.indexOf(engine.stage);
  const part = engine.totalBytes === 0 ? 0 : engine.loadedBytes / engine.totalBytes;
  const filled = (index: number) => (index < reached ? 1 : index > reached ? 0 : engine.stage === 'download' ? part : 0.5);
  return (
    <>
      <progress className="visually-hidden" aria-label={texts.starting(name)} aria-valuetext={stageWords(texts, name, engine)} max={3} value={reached + filled(reached)} />
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
  const { engine: texts } = useTexts(workbenchTexts);
  const part = loading.totalBytes === 0 ? 0 : loading.loadedBytes / loading.totalBytes;
  return (
    <>
      <progress className="visually-hidden" aria-label={texts.starting('PostgreSQL')} aria-valuetext={loadWords(texts, loading)} max={1} value={part} />
      <span className="boot-bar" aria-hidden="true">
        <i data-working={part === 1}>
          <b style={{ transform: `scaleX(${part})` }} />
        </i>
      </span>
    </>
  );
}

function loadWords(texts: EngineTexts, { loadedBytes, totalBytes }: Loading): string {
  return loadedBytes < totalBytes ? texts.megabytes(megabytes(loadedBytes), megabytes(totalBytes)) : texts.server;
}

function TryAgain() {
  const { workbench } = useParts();
  const texts = useTexts(pageTexts);
  return (
    <button type="button" className="button small" onClick={() => workbench.restartEngine()}>
      {texts.tryAgain}
    </button>
  );
}

function stageWords(texts: EngineTexts, name: NameOfEngine, engine: Booting): string {
  switch (engine.stage) {
    case 'download':
      return engine.totalBytes === 0 ? texts.fetching : texts.megabytes(megabytes(engine.loadedBytes), megabytes(engine.totalBytes));
    case 'start':
      return texts.start[name];
    case 'import':
      return texts.import[name];
  }
}

function megabytes(bytes: number): string {
  return oneDecimal(bytes / 1_000_000);
}
