import type { Script } from '../../scenario/script.ts';
import type { EngineState } from '../../session/workbench.ts';
import { Markdown } from './Markdown.tsx';
import type { Opening } from './opening.ts';
import { theatreTexts } from '../../texts/en/theatre.ts';
import { textsOf } from '../../texts/texts-of.ts';
import { oneDecimal } from '../../texts/numbers.ts';
import { useTexts } from '../../texts/texts.ts';

/** While a scenario's world is made: what is being done for it. */
export function Preparing({ script, lang, opening }: { readonly script: Script; readonly lang: string; readonly opening: Extract<Opening, { readonly type: 'preparing' }> }) {
  const texts = useTexts(theatreTexts);
  const engine = opening.engine === undefined ? undefined : engineWords(opening.engine);
  return (
    <main className="preparing">
      <h2 lang={lang}>{script.title}</h2>
      <div className="narration-text" lang={lang}>
        <Markdown text={script.introduction || script.summary} />
      </div>
      <output>
        <i className="working" aria-hidden="true" /> {opening.words}
      </output>
      {engine !== undefined && <p className="note">{engine}</p>}
      {opening.engine?.type === 'broken' && (
        <button type="button" className="button main" onClick={opening.tryAgain}>
          {texts.engine.startAgain}
        </button>
      )}
    </main>
  );
}

/** What is to be said of an engine while it is not ready. */
export function engineWords(engine: EngineState, name = 'Python'): string | undefined {
  const texts = textsOf(theatreTexts);
  switch (engine.type) {
    case 'booting':
      return engine.totalBytes === 0 || engine.stage !== 'download' ? texts.engine.starting(name) : texts.engine.fetching(name, megabytes(engine.loadedBytes), megabytes(engine.totalBytes));
    case 'broken':
      return texts.engine.broken(name, engine.message);
    case 'asleep':
    case 'ready':
    case 'busy':
    case 'stopping':
      return undefined;
  }
}

function megabytes(bytes: number): string {
  return oneDecimal(bytes / 1_000_000);
}
