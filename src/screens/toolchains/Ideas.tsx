import { useEffect, useState } from 'react';
import { type Idea, toolchainNames, type ToolchainId } from '../../toolchains/comparison.ts';
import type { CellState, ComparisonPlay } from '../../toolchains/open-comparison.ts';
import type { Tried } from '../../toolchains/try-idea.ts';
import { Dialog } from '../../ui/Dialog.tsx';
import { Icon } from '../../ui/Icon.tsx';
import { Markdown } from '../theatre/Markdown.tsx';
import { usePlay } from './play.ts';
import { WhatRan } from './WhatRan.tsx';

/** What the tools share and what they do not: each cell is tried on a copy of the tool's world, and says what came of it. */
export function Ideas({ play }: { readonly play: ComparisonPlay }) {
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
    <section className="ideas" aria-label="The shared ideas">
      <p className="lead">Nothing here is written down beforehand: each cell takes a copy of the tool’s world, does there what is asked, and says what came of it.</p>
      {waits && (
        <p className="ideas-wait">
          <span>A cell is filled as soon as the step is done of which it takes a copy.</span>
          <button type="button" className="button main" onClick={() => play.goTo(Math.max(furthest, play.getState().position))}>
            <Icon name="next" size={16} /> Run the steps
          </button>
        </p>
      )}
      <table className="ideas-table">
        <thead>
          <tr>
            <th scope="col">
              <span className="visually-hidden">Idea</span>
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
                {idea.title}
                <Markdown text={idea.question} />
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
  switch (state.type) {
    case 'not yet':
      return <p className="faint">after “{step}”</p>;
    case 'refused':
      return <p className="faint">its project could not be opened</p>;
    case 'waiting':
      return <p className="faint">its turn comes</p>;
    case 'trying':
      return (
        <output>
          <i className="working" aria-hidden="true" /> Trying it on a copy
        </output>
      );
    case 'tried':
      return (
        <>
          {state.tried.sentence === undefined ? (
            <div className="problem">
              <Icon name="warning" />
              <div>
                <p>It came otherwise than this page knows.</p>
                {state.tried.why.map((sentence) => (
                  <p key={sentence}>{sentence}</p>
                ))}
              </div>
            </div>
          ) : (
            <Markdown text={state.tried.sentence} />
          )}
          <button type="button" className="button quiet small" aria-label={`What ran: ${name}`} onClick={() => onAsk(state.tried)}>
            <Icon name="terminal" size={14} /> What ran
          </button>
        </>
      );
  }
}
