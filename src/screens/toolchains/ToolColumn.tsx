import { useState } from 'react';
import type { Player } from '../../scenario/player.ts';
import { toolchainIds, toolchainNames, type ToolchainId } from '../../toolchains/comparison.ts';
import type { Column, WaitedEngine } from '../../toolchains/comparison-machine.ts';
import type { ComparisonPlay } from '../../toolchains/open-comparison.ts';
import { Choices } from '../../ui/Choices.tsx';
import { Icon } from '../../ui/Icon.tsx';
import type { Theme } from '../../ui/theme.ts';
import { Markdown } from '../theatre/Markdown.tsx';
import { engineWords } from '../theatre/Preparing.tsx';
import { ColumnDatabases } from './ColumnDatabases.tsx';
import { ColumnFile } from './ColumnFile.tsx';
import { ColumnTerminal } from './ColumnTerminal.tsx';
import { type Place, placeChoices, useColumn, usePlay } from './play.ts';
import { toolchainsTexts } from '../../texts/en/toolchains.ts';
import { fill } from '../../texts/fill.ts';
import { useTexts } from '../../texts/texts.ts';

interface ToolColumnProps {
  readonly play: ComparisonPlay;
  readonly tool: ToolchainId;
  readonly theme: Theme;
  /** The person wants the whole workbench over this project. */
  readonly onLeave: () => void;
}

/** A tool's project: what is done in it, its file, its terminal, its databases. */
export function ToolColumn({ play, tool, theme, onLeave }: ToolColumnProps) {
  const texts = useTexts(toolchainsTexts);
  const column = usePlay(play, ({ columns }) => columns[tool]);
  const player = play.player(tool);
  const name = toolchainNames[tool];
  return (
    <section className="tool-column" aria-label={name} data-column={tool}>
      <header>
        <h3>{name}</h3>
        <p>{texts.writtenIn[tool]}</p>
        {column?.type === 'open' && (
          <button type="button" className="button quiet small" onClick={onLeave} title={texts.column.workbenchTitle(name)}>
            <Icon name="code" size={14} /> {texts.column.workbench}
          </button>
        )}
      </header>
      {column?.type === 'open' && player !== undefined ? <Opened play={play} tool={tool} player={player} column={column} theme={theme} /> : <Closed column={column} name={name} onRetry={() => play.retry(tool)} />}
    </section>
  );
}

/** While the column is made, or when it could not be. */
function Closed({ column, name, onRetry }: { readonly column: Column | undefined; readonly name: string; readonly onRetry: () => void }) {
  const texts = useTexts(toolchainsTexts);
  if (column?.type === 'refused') {
    return (
      <div className="tool-closed">
        <p className="problem" role="alert">
          <Icon name="warning" />
          <span>
            {fill(texts.column.refused(name, column.sentence), { place: <b>{texts.column.place(column.at)}</b> })}
          </span>
        </p>
        <button type="button" className="button" onClick={onRetry}>
          {texts.column.tryAgain}
        </button>
      </div>
    );
  }
  const engine = column?.type === 'opening' ? column.engine : undefined;
  return (
    <div className="tool-closed">
      <output>
        <i className="working" aria-hidden="true" /> {texts.column.preparing(column?.type === 'opening' ? column.words : texts.column.itsProject)}
      </output>
      <EngineWords engine={engine} />
    </div>
  );
}

function EngineWords({ engine }: { readonly engine: WaitedEngine | undefined }) {
  const words = engine === undefined ? undefined : engineWords(engine.state, engine.name);
  return words === undefined ? null : <p className="note">{words}</p>;
}

interface OpenedProps {
  readonly play: ComparisonPlay;
  readonly tool: ToolchainId;
  readonly player: Player;
  readonly column: Extract<Column, { readonly type: 'open' }>;
  readonly theme: Theme;
}

function Opened({ play, tool, player, column, theme }: OpenedProps) {
  const texts = useTexts(toolchainsTexts);
  const position = usePlay(play, (state) => state.position);
  const doing = useColumn(player, (state) => state.doing);
  const step = player.script.steps[position - 1];
  const acting: Place | undefined = doing.type === 'running' && (doing.action.environment === 'dev-a' || doing.action.environment === 'production') ? doing.action.environment : undefined;
  // The terminal in which something happens, or happened last; the person may look at the other one.
  const last = step?.actions.findLast(({ type }) => type === 'command')?.environment === 'production' ? 'production' : 'dev-a';
  const own = acting ?? last;
  const [looked, setLooked] = useState<{ readonly at: Place; readonly during: string }>();
  const during = `${position} ${own}`;
  // By an address one comes to a step before all projects stand; what is said here of that step has not happened yet.
  const awaited = usePlay(play, ({ columns }) => toolchainIds.filter((id) => columns[id]?.type === 'opening').map((id) => toolchainNames[id]).join('\n'));
  const waits = step !== undefined && awaited !== '' && column.points[position - 1] === undefined && doing.type !== 'running';
  const shown = looked?.during === during ? looked.at : own;
  return (
    <>
      <div className="tool-words">
        {step === undefined ? <p>{texts.column.begins}</p> : <div lang="en"><Markdown text={step.narration} /></div>}
        {waits && (
          <p className="faint">{texts.column.waits(awaited.split('\n'))}</p>
        )}
        {doing.type === 'left' && (
          <p className="went-away">
            <Icon name="flag" size={14} /> <span>{texts.column.ownWay}</span>
            <button type="button" className="button small" onClick={() => player.comeBack()}>
              {texts.column.back}
            </button>
          </p>
        )}
        {column.failure !== undefined && doing.type === 'failed' && (
          <p className="problem" role="alert">
            <Icon name="warning" />
            <span>
              {column.failure.sentence} <b>{texts.column.line(column.failure.at)}</b>
            </span>
          </p>
        )}
      </div>
      <ColumnFile play={play} tool={tool} player={player} position={position} />
      <div className="tool-terminal" data-hue={shown}>
        <Choices label={texts.column.terminal(toolchainNames[tool])} choices={placeChoices()} chosen={shown} onChoose={(at) => setLooked({ at, during })} />
        <ColumnTerminal key={shown} tool={tool} workbench={player.workbench} environment={shown} theme={theme} />
      </div>
      <ColumnDatabases player={player} name={toolchainNames[tool]} />
    </>
  );
}
