import { useEffect, useState } from 'react';
import { type Idea, toolchainNames, type ToolchainId } from '../../toolchains/comparison.ts';
import type { CellState, ComparisonPlay } from '../../toolchains/open-comparison.ts';
import type { Tried } from '../../toolchains/try-idea.ts';
import { Dialog } from '../../ui/Dialog.tsx';
import { Icon } from '../../ui/Icon.tsx';
import { Markdown } from '../theatre/Markdown.tsx';
import { usePlay } from './play.ts';
import { WhatRan } from './WhatRan.tsx';
import { toolchainsTexts } from '../../texts/en/toolchains.ts';
import { useTexts } from '../../texts/texts.ts';

/** What the tools share and what they do not: each cell is tried on a copy of the tool's world, and says what came of it. */
export function Ideas({ play }: { readonly play: ComparisonPlay }) {
  const texts = useTexts(toolchainsTexts);
  const { comparison } = play;
  const cells = usePlay(play, (state) => state.cells);
  const [asked, setAsked] = useState<{ readonly idea: Idea; readonly tool: ToolchainId; readonly tried: Tried }>();
  useEffect(() => {
    play.showIdeas(true);
    return () => play.showIdeas(false);
  }, [play]);
  const furthest = Math.max(...comparison.ideas.map(({ after }) => after));
  const waits = cells.some((row) => Object.values(row).some(({ type }) => type === 'not yet'));
  return (
    <section className="ideas" aria-label={texts.ideas.label}>
      <p className="lead">{texts.ideas.lead}</p>
      {waits && (
        <p className="ideas-wait">
          <span>{texts.ideas.waits}</span>
          <button type="button" className="button main" onClick={() => play.goTo(Math.max(furthest, play.getState().position))}>
            <Icon name="next" size={16} /> {texts.ideas.run}
          </button>
        </p>
      )}
      <table className="ideas-table">
        <thead>
          <tr>
            <th scope="col">
              <span className="visually-hidden">{texts.ideas.idea}</span>
            </th>
            {comparison.columns.map((tool) => (
              <th key={tool} scope="col" data-column={tool}>
                {toolchainNames[tool]}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {comparison.ideas.map((idea, index) => (
            <tr key={idea.at}>
              <th scope="row">
                <div lang="en">
                  {idea.title}
                  <Markdown text={idea.question} />
                </div>
              </th>
              {comparison.columns.map((tool) => (
                <td key={tool} data-column={tool}>
                  <Cell state={cells[index]?.[tool] ?? { type: 'not yet' }} step={comparison.steps[idea.after - 1]?.title ?? ''} name={`${idea.title}, ${toolchainNames[tool]}`} onAsk={(tried) => setAsked({ idea, tool, tried })} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      {asked !== undefined && (
        <Dialog wide title={`${asked.idea.title}: ${toolchainNames[asked.tool]}`} onClose={() => setAsked(undefined)}>
          <WhatRan tried={asked.tried} />
        </Dialog>
      )}
    </section>
  );
}

function Cell({ state, step, name, onAsk }: { readonly state: CellState; readonly step: string; readonly name: string; readonly onAsk: (tried: Tried) => void }) {
  const texts = useTexts(toolchainsTexts);
  switch (state.type) {
    case 'not yet':
      return <p className="faint">{texts.ideas.after(step)}</p>;
    case 'refused':
      return <p className="faint">{texts.ideas.refused}</p>;
    case 'waiting':
      return <p className="faint">{texts.ideas.turnComes}</p>;
    case 'trying':
      return (
        <output>
          <i className="working" aria-hidden="true" /> {texts.ideas.trying}
        </output>
      );
    case 'tried':
      return (
        <>
          {state.tried.sentence === undefined ? (
            <div className="problem">
              <Icon name="warning" />
              <div>
                <p>{texts.ideas.otherwise}</p>
                {state.tried.why.map((sentence) => (
                  <p key={sentence}>{sentence}</p>
                ))}
              </div>
            </div>
          ) : (
            <div lang="en">
              <Markdown text={state.tried.sentence} />
            </div>
          )}
          <button type="button" className="button quiet small" aria-label={texts.ideas.whatRanOf(name)} onClick={() => onAsk(state.tried)}>
            <Icon name="terminal" size={14} /> {texts.ideas.whatRan}
          </button>
        </>
      );
  }
}
