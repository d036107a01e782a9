import { databaseLabel } from '../../../domain/environment-database.ts';
import { withoutEscapes } from '../../../domain/terminal-text.ts';
import { useCallback, useLayoutEffect, useRef, useSyncExternalStore } from 'react';
import type { EnvironmentId } from '../../../domain/environment.ts';
import { pageTexts } from '../../../texts/en/page.ts';
import { textsOf } from '../../../texts/texts-of.ts';
import type { TerminalEvent } from '../../../domain/terminal-event.ts';
import type { Action } from '../../../scenario/script.ts';
import { ScrollArea } from '../ScrollArea.tsx';
import { usePlayer, useScenarioWorkbench, useTheatre } from '../theatre-context.ts';
import { stageLog, type LogItem } from './stage-log.ts';
import { theatreTexts } from '../../../texts/en/theatre.ts';
import { useTexts } from '../../../texts/texts.ts';

/** What was done in an environment and what came of it: lines with their real output, edits with their lines. */
export function StageTerminal({ environment }: { readonly environment: EnvironmentId }) {
  const texts = useTexts(theatreTexts);
  const { player } = useTheatre();
  const timeline = useScenarioWorkbench((state) => state.timeline);
  const live = useLive(environment);
  const doing = usePlayer((state) => state.doing);
  const items = stageLog(timeline, environment, live);
  const announced = doing.type === 'running' && doing.phase === 'announced' && doing.action.environment === environment ? doing.action : undefined;
  const body = useRef<HTMLElement>(null);
  useLayoutEffect(() => {
    body.current?.scrollTo(0, body.current.scrollHeight);
  });
  return (
    <div className="stage-terminal" data-hue={environment}>
      <h3>
        <i aria-hidden="true" />
        {textsOf(pageTexts).environments[environment]}
      </h3>
      <ScrollArea area={body} className="stage-output" label={texts.log.label(textsOf(pageTexts).environments[environment])}>
        {items.map((item) => (
          <LogEntry key={item.key} item={item} />
        ))}
        {items.length === 0 && announced === undefined && <p className="faint">{texts.log.nothing}</p>}
        {announced !== undefined && <Announced action={announced} prompt={player.workbench.prompt(environment)} />}
      </ScrollArea>
    </div>
  );
}

/** All that the terminal shows; drawn again whenever something came. */
function useLive(environment: EnvironmentId): readonly TerminalEvent[] {
  const { workbench } = useTheatre().player;
  const subscribe = useCallback(
    (listener: () => void) => {
      const stops = [workbench.onTerminal(environment, listener), workbench.subscribe(listener)];
      return () => {
        for (const stop of stops) stop();
      };
    },
    [workbench, environment],
  );
  // The list grows in place, so its length tells that something came.
  useSyncExternalStore(subscribe, () => workbench.transcript(environment).length);
  return workbench.transcript(environment);
}

function LogEntry({ item }: { readonly item: LogItem }) {
  const texts = useTexts(theatreTexts);
  switch (item.type) {
    case 'command':
      return (
        <div className="entry">
          <p>
            <b className="prompt">{item.prompt}</b>
            {item.line}
          </p>
          {item.said.map(({ stream, text }, index) => (
            // Output only grows at its end.
            <span key={index} className={stream === 'stderr' && item.code !== undefined && item.code !== 0 ? 'output-text bad' : 'output-text'}>
              {withoutEscapes(text)}
            </span>
          ))}
          {item.code !== undefined && item.code !== 0 && <p className="output-text bad">{texts.log.exitCode(item.code)}</p>}
        </div>
      );
    case 'edit':
      return (
        <div className="entry">
          <p className="faint">{texts.log.edits(item.path)}</p>
          {item.removed.map((line) => (
            <p key={`- ${line}`} className="removed">
              - {line}
            </p>
          ))}
          {item.added.map((line) => (
            <p key={`+ ${line}`} className="added">
              + {line}
            </p>
          ))}
        </div>
      );
    case 'sql':
      return (
        <div className="entry">
          <p className="faint">{texts.log.sql(databaseLabel(item.path))}</p>
          <p>{item.sql}</p>
        </div>
      );
  }
}

/** What is about to be done: long enough to be read before it happens. */
function Announced({ action, prompt }: { readonly action: Action; readonly prompt: string }) {
  const texts = useTexts(theatreTexts);
  switch (action.type) {
    case 'command':
      return (
        <p className="announced">
          <b className="prompt">{prompt}</b>
          {action.line}
        </p>
      );
    case 'replace':
    case 'write':
      return <p className="announced">{texts.log.edits(action.path)}</p>;
    case 'sql':
      return (
        <p className="announced">
          {texts.log.sql(action.path)}:{' '}
          {action.sql}
        </p>
      );
  }
}
