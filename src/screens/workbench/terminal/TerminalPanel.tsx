import { useEffect, useRef, useState } from 'react';
import '@xterm/xterm/css/xterm.css';
import { environmentNames, type EnvironmentId } from '../../../domain/environment.ts';
import { CopyButton } from '../../../ui/CopyButton.tsx';
import { Icon } from '../../../ui/Icon.tsx';
import { remembered } from '../../../ui/remembered.ts';
import { useEnvironment, useParts, useShownTheme } from '../workbench-context.ts';
import { openTerminal, type TerminalView } from './terminal-view.ts';
import { RunStatus } from './RunStatus.tsx';
import { plainText } from './transcript.ts';
import './terminal.css';

/** Keys that a terminal lives on and a touch keyboard lacks; shown where there is no other keyboard. */
const TOUCH_KEYS = [
  ['tab', 'Tab'],
  ['up', 'Earlier line'],
  ['down', 'Later line'],
  ['interrupt', 'Ctrl+C'],
] as const;

const READER_KEY = 'headway.screen-reader';

/** An environment's terminal, with what runs in it and the way to stop that. */
export function TerminalPanel({ environment }: { readonly environment: EnvironmentId }) {
  const { workbench, desk } = useParts();
  const { terminal, problems } = useEnvironment(environment);
  const theme = useShownTheme();
  const element = useRef<HTMLDivElement>(null);
  const view = useRef<TerminalView>(undefined);
  const [queued, setQueued] = useState(0);
  const [readers, setReaders] = useState(() => remembered.getItem(READER_KEY) !== 'off');
  const name = environmentNames[environment];

  useEffect(() => {
    if (element.current === null) return undefined;
    const opened = openTerminal(element.current, {
      workbench,
      environment,
      openPlace: (path, line) => desk.send({ type: 'file.opened', path, ...(line === undefined ? {} : { line }) }),
      showQueue: setQueued,
    });
    view.current = opened;
    const asked = desk.on('typing.asked', ({ line }) => opened.suggest(line));
    return () => {
      asked.unsubscribe();
      opened.close();
    };
  }, [workbench, desk, environment]);

  useEffect(() => view.current?.followTheme(theme), [theme]);
  useEffect(() => {
    view.current?.tellReaders(readers);
    remembered.setItem(READER_KEY, readers ? 'on' : 'off');
  }, [readers]);

  const [problem] = problems;
  return (
    <section className="terminal-panel" aria-label="Terminal" data-pane="terminal">
      <div className="terminal-bar">
        <div role="tablist" aria-label="Environments" className="environments">
          <button type="button" role="tab" aria-selected="true" aria-controls={`terminal-${environment}`} data-hue={environment}>
            <i aria-hidden="true" />
            {name}
          </button>
        </div>
        <RunStatus environment={environment} queued={queued} />
        {problem !== undefined && terminal.type === 'idle' && (
          <button
            type="button"
            className="button small danger"
            onClick={() => desk.send({ type: 'file.opened', path: problem.path, line: problem.line })}
          >
            Go to {problem.path}:{problem.line}
          </button>
        )}
        {terminal.type !== 'idle' && (
          <button
            type="button"
            className="button small danger"
            aria-label={`Stop, ${name}`}
            disabled={terminal.type === 'stopping'}
            onClick={() => {
              workbench.stop(environment);
              view.current?.focus();
            }}
          >
            <Icon name="stop" size={12} />
            Stop
          </button>
        )}
        <CopyButton label={`Copy all output, ${name}`} text={() => plainText(workbench.transcript(environment))} />
        <button
          type="button"
          className="button quiet small icon"
          aria-pressed={readers}
          aria-label="Screen reader mode"
          title="Screen reader mode: the terminal's text is told to screen readers"
          onClick={() => setReaders(!readers)}
        >
          <Icon name="ear" />
        </button>
      </div>
      <p id={`terminal-help-${environment}`} className="visually-hidden">
        Tab completes. To leave: Shift+Tab, or Escape and then Tab.
      </p>
      <div className="touch-keys" role="toolbar" aria-label="Keys of the terminal">
        {TOUCH_KEYS.map(([key, word]) => (
          <button key={key} type="button" className="button small" onClick={() => view.current?.press(key)}>
            {word}
          </button>
        ))}
      </div>
      <div ref={element} id={`terminal-${environment}`} role="tabpanel" aria-label={`${name}'s output`} className="terminal-body" />
    </section>
  );
}
