import { useEffect } from 'react';
import { useMachine } from '@xstate/react';
import type { EnvironmentId } from '../../../domain/environment.ts';
import { Icon } from '../../../ui/Icon.tsx';
import type { TerminalState } from '../../../session/workbench.ts';
import { useEnvironment } from '../workbench-context.ts';
import { useLastEnd, type Ended } from './last-end.ts';
import { runClock } from './run-clock.ts';
import { terminalTexts, type TerminalTexts } from '../../../texts/en/terminal.ts';
import { decimal, oneDecimal } from '../../../texts/numbers.ts';
import { useTexts } from '../../../texts/texts.ts';

/** What runs and for how long; after that, how it ended. */
export function RunStatus({ environment, queued }: { readonly environment: EnvironmentId; readonly queued: number }) {
  const { terminal } = useEnvironment(environment);
  const ended = useLastEnd(environment);
  const elapsed = useElapsed(terminal.type !== 'idle');
  const texts = useTexts(terminalTexts);
  const waiting = queued > 0 ? texts.queued(queued) : '';
  return (
    <div className="run-status">
      {terminal.type === 'idle' && ended !== undefined && <EndMark ended={ended} />}
      {terminal.type !== 'idle' && (
        <span className="running">
          <i aria-hidden="true" />
          {runningWord(texts, terminal)}
          <span className="clock">{oneDecimal(elapsed / 1000)} s</span>
          {waiting}
        </span>
      )}
    </div>
  );
}

function runningWord(texts: TerminalTexts, terminal: TerminalState): string {
  if (terminal.type === 'stopping') return texts.stopping;
  if (terminal.type === 'running' && terminal.reads) return texts.reads;
  return terminal.type === 'running' && terminal.waitingFor !== undefined ? texts.waitingFor(terminal.waitingFor) : texts.running;
}

function EndMark({ ended }: { readonly ended: Ended }) {
  const texts = useTexts(terminalTexts);
  if (ended.code === 0) {
    return (
      <span className="end good">
        <Icon name="check" size={14} /> {texts.done} <span className="clock">{seconds(ended.milliseconds)}</span>
      </span>
    );
  }
  return (
    <span className="end bad">
      <Icon name="close" size={14} /> {ended.code === 130 ? texts.stopped : texts.exitCode(ended.code)}
      <span className="clock">{seconds(ended.milliseconds)}</span>
    </span>
  );
}

function useElapsed(running: boolean): number {
  const [state, send] = useMachine(runClock, { input: { now: () => performance.now() } });
  useEffect(() => send({ type: running ? 'line.started' : 'line.ended' }), [running, send]);
  return state.context.elapsed;
}

function seconds(milliseconds: number): string {
  return `${decimal(milliseconds / 1000, milliseconds < 10_000 ? 2 : 0)} s`;
}
