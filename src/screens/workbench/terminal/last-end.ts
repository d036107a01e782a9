import { useEffect, useState } from 'react';
import type { EnvironmentId } from '../../../domain/environment.ts';
import type { LastChange } from '../../../session/workbench.ts';
import { useParts } from '../workbench-context.ts';

/** How a line ended. `isNews` unless it ended before, and is shown again because the world went back to that point. */
export interface Ended {
  readonly line: string;
  readonly code: number;
  readonly milliseconds: number;
  readonly isNews: boolean;
  /** What the newest command before it had changed. */
  readonly before: LastChange | undefined;
}

/** How the last line ended that was seen to run; undefined before there was one. */
export function useLastEnd(environment: EnvironmentId): Ended | undefined {
  const { workbench } = useParts();
  const [ended, setEnded] = useState<Ended>();
  useEffect(() => {
    let line = '';
    let before: LastChange | undefined;
    return workbench.onTerminal(environment, (event) => {
      if (event.type === 'entered') {
        line = event.line;
        before = workbench.getState().environments[environment].lastChange;
      }
      if (event.type === 'cleared') setEnded(undefined);
      if (event.type !== 'ended') return;
      // A line runs until it has ended; what is shown again comes while nothing runs.
      const isNews = workbench.getState().environments[environment].terminal.type !== 'idle';
      setEnded({ line, code: event.code, milliseconds: event.milliseconds, isNews, before });
    });
  }, [workbench, environment]);
  return ended;
}
