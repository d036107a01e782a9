import { useEffect } from 'react';
import { useMachine } from '@xstate/react';
import type { EnvironmentId } from '../../../domain/environment.ts';
import { Icon } from '../../../ui/Icon.tsx';
import type { TerminalState } from '../../../session/workbench.ts';
import { useEnvironment } from '../workbench-context.ts';
import { useLastEnd, type Ended } from './last-end.ts';
import { runClock } from './run-clock.ts';

/** What runs and for how long; after that, how it ended. */
export function RunStatus({ environment, queued }: { readonly environment: EnvironmentId; readonly queued: number }) {
  const { terminal } = useEnvironment(environment);
  const ended = useLastEnd(environment);
  const elapsed = useElapsed(terminal.type !== 'idle');
  const waiting = queued > 0 ? `, ${queued} more ${queued === 1 ? 'waits' : 'wait'}` : '';
  return (
    <div className="run-status">
      {terminal.type === 'idle' && ended !== undefined && <EndMark ended={ended} />}
      {terminal.type !== 'idle' && (
        <span className="running">
          <i aria-hidden="true" />
          {runningWord(terminal)}
          <span className="clock">{(elapsed / 1000).toFixed(1)} s</span>
          {waiting}
        </span>
      )}
    </div>
  );
}

function runningWord(terminal: TerminalState): string {
  if (terminal.type === 'stopping') return 'Stopping';
  if (terminal.type === 'running' && terminal.reads) return 'Waits for your answer in the terminal';
  return terminal.type === 'running' && terminal.waitingFor !== undefined ? `Waiting for ${terminal.waitingFor}` : 'Running';
}

function EndMark({ ended }: { readonly ended: Ended }) {
  if (ended.code === 0) {
    return (
      <span className="end good">
        <Icon name="check" size={14} /> Done <span className="clock">{seconds(ended.milliseconds)}</span>
      </span>
    );
  }
  return (
    <span className="end bad">
      <Icon name="close" size={14} /> {ended.code === 130 ? 'Stopped' : `Exit code ${ended.code}`}
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
  return `${(milliseconds / 1000).toFixed(milliseconds < 10_000 ? 2 : 0)} s`;
}
