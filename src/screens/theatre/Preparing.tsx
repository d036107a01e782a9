import type { Script } from '../../scenario/script.ts';
import type { EngineState } from '../../session/workbench.ts';
import { Markdown } from './Markdown.tsx';
import type { Opening } from './opening.ts';

/** While a scenario's world is made: what is being done for it. */
export function Preparing({ script, opening }: { readonly script: Script; readonly opening: Extract<Opening, { readonly type: 'preparing' }> }) {
  const engine = opening.engine === undefined ? undefined : engineWords(opening.engine);
  return (
    <main className="preparing">
      <h2>{script.title}</h2>
      <div className="narration-text">
        <Markdown text={script.introduction || script.summary} />
      </div>
      <output>
        <i className="working" aria-hidden="true" /> {opening.words}
      </output>
      {engine !== undefined && <p className="note">{engine}</p>}
      {opening.engine?.type === 'broken' && (
        <button type="button" className="button main" onClick={opening.tryAgain}>
          Start Python again
        </button>
      )}
    </main>
  );
}

/** What is to be said of an engine while it is not ready. */
export function engineWords(engine: EngineState, name = 'Python'): string | undefined {
  switch (engine.type) {
    case 'booting':
      return engine.totalBytes === 0 || engine.stage !== 'download' ? `${name} is starting.` : `${name} is being fetched: ${megabytes(engine.loadedBytes)} of ${megabytes(engine.totalBytes)} MB.`;
    case 'broken':
      return `${name} could not start: ${engine.message}`;
    case 'asleep':
    case 'ready':
    case 'busy':
    case 'stopping':
      return undefined;
  }
}

function megabytes(bytes: number): string {
  return (bytes / 1_000_000).toFixed(1);
}
