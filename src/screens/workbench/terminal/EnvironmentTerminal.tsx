import { use, useEffect, useRef, useState } from 'react';
import type { EnvironmentId } from '../../../domain/environment.ts';
import { CopyButton } from '../../../ui/CopyButton.tsx';
import { Icon } from '../../../ui/Icon.tsx';
import { PipelineButton } from '../pipeline/PipelineButton.tsx';
import { useEnvironment, useParts, useShownTheme } from '../workbench-context.ts';
import { useTerminals } from './lazy-terminal.ts';
import type { TerminalView } from './terminal-view.ts';
import { ReaderMode } from './reader-mode.ts';
import { RunStatus } from './RunStatus.tsx';
import { plainText } from './transcript.ts';
import { pageTexts } from '../../../texts/en/page.ts';
import { terminalTexts } from '../../../texts/en/terminal.ts';
import { useTexts } from '../../../texts/texts.ts';

/** Keys that a terminal lives on and a touch keyboard lacks; shown where there is no other keyboard. */
const TOUCH_KEYS = ['tab', 'up', 'down', 'interrupt'] as const;

/** An environment's terminal, with what runs in it and the way to stop that. */
export function EnvironmentTerminal({ environment }: { readonly environment: EnvironmentId }) {
  const { workbench, desk } = useParts();
  const { terminal, problems } = useEnvironment(environment);
  const [readers, setReaders] = use(ReaderMode);
  const theme = useShownTheme();
  const { openTerminal } = useTerminals();
  const element = useRef<HTMLDivElement>(null);
  const view = useRef<TerminalView>(undefined);
  const [queued, setQueued] = useState(0);
  const texts = useTexts(terminalTexts);
  const name = useTexts(pageTexts).environments[environment];

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
  }, [openTerminal, workbench, desk, environment]);

  useEffect(() => view.current?.rename(texts.label(name)), [texts, name]);
  useEffect(() => view.current?.followTheme(theme), [theme]);
  useEffect(() => view.current?.tellReaders(readers), [readers]);

  const [problem] = problems;
  return (
    <>
      <div className="terminal-tools">
        <RunStatus environment={environment} queued={queued} />
        <PipelineButton environment={environment} />
        {problem !== undefined && terminal.type === 'idle' && (
          <button
            type="button"
            className="button small danger"
            onClick={() => desk.send({ type: 'file.opened', path: problem.path, line: problem.line })}
          >
            {texts.goTo(problem.path, problem.line)}
          </button>
        )}
        {terminal.type !== 'idle' && (
          <button
            type="button"
            className="button small danger"
            aria-label={texts.stopIn(name)}
            disabled={terminal.type === 'stopping'}
            onClick={() => {
              workbench.stop(environment);
              view.current?.focus();
            }}
          >
            <Icon name="stop" size={12} />
            {texts.stop}
          </button>
        )}
        <CopyButton label={texts.copyAll(name)} text={() => plainText(workbench.transcript(environment))} />
        <button
          type="button"
          className="button quiet small icon"
          aria-pressed={readers}
          aria-label={texts.readers}
          title={texts.readersTitle}
          onClick={() => setReaders(!readers)}
        >
          <Icon name="ear" />
        </button>
      </div>
      <p id={`terminal-help-${environment}`} className="visually-hidden">
        {texts.help}
      </p>
      <div className="touch-keys" role="toolbar" aria-label={texts.touchKeys.label}>
        {TOUCH_KEYS.map((key) => (
          <button key={key} type="button" className="button small" onClick={() => view.current?.press(key)}>
            {texts.touchKeys[key]}
          </button>
        ))}
      </div>
      <div ref={element} id={`terminal-${environment}`} role="tabpanel" aria-label={texts.output(name)} className="terminal-body" />
    </>
  );
}
