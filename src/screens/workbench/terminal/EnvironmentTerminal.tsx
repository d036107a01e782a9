import { use, useEffect, useRef, useState } from 'react';
import type { EnvironmentId } from '../../../domain/environment.ts';
import { inTasksOfTheirOwn, layOut } from '../../../ui/short-tasks.ts';
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
  const { workbench, desk, theme: { shown: shownTheme } } = useParts();
  const { terminal, problems } = useEnvironment(environment);
  const [readers, setReaders] = use(ReaderMode);
  const theme = useShownTheme();
  const { openTerminal } = useTerminals();
  const element = useRef<HTMLDivElement>(null);
  const [view, setView] = useState<TerminalView>();
  const [queued, setQueued] = useState(0);
  const texts = useTexts(terminalTexts);
  const name = useTexts(pageTexts).environments[environment];

  useEffect(() => {
    const body = element.current;
    if (body === null) return undefined;
    let opened: TerminalView | undefined;
    // A line that is asked for before the terminal is open waits for it.
    let waiting: string | undefined;
    const stop = inTasksOfTheirOwn(
      () => layOut(body),
      () => {
        opened = openTerminal(body, {
          workbench,
          environment,
          theme: shownTheme(),
          openPlace: (path, line) => desk.send({ type: 'file.opened', path, ...(line === undefined ? {} : { line }) }),
          showQueue: setQueued,
        });
        setView(opened);
        if (waiting !== undefined) opened.suggest(waiting);
      },
    );
    const asked = desk.on('typing.asked', ({ line }) => {
      if (opened === undefined) waiting = line;
      else opened.suggest(line);
    });
    return () => {
      stop();
      asked.unsubscribe();
      opened?.close();
      setView(undefined);
    };
  }, [openTerminal, workbench, desk, environment, shownTheme]);

  useEffect(() => view?.rename(texts.label(name)), [view, texts, name]);
  useEffect(() => view?.followTheme(theme), [view, theme]);
  useEffect(() => view?.tellReaders(readers), [view, readers]);

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
              view?.focus();
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
          <button key={key} type="button" className="button small" onClick={() => view?.press(key)}>
            {texts.touchKeys[key]}
          </button>
        ))}
      </div>
      <div ref={element} id={`terminal-${environment}`} role="tabpanel" aria-label={texts.output(name)} className="terminal-body" />
    </>
  );
}
