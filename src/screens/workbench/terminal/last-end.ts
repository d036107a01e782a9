import { useEffect, useState } from 'react';
import type { EnvironmentId } from '../../../domain/environment.ts';
import { useParts } from '../workbench-context.ts';

/** How a line ended. */
export interface Ended {
  readonly line: string;
  readonly code: number;
  readonly milliseconds: number;
}

/** How the last line ended that was seen to run; undefined before there was one. */
export function useLastEnd(environment: EnvironmentId): Ended | undefined {
  const { workbench } = useParts();
  const [ended, setEnded] = useState<Ended>();
  useEffect(() => {
    let line = '';
    return workbench.onTerminal(environment, (event) => {
      if (event.type === 'entered') line = event.line;
      if (event.type === 'ended') setEnded({ line, code: event.code, milliseconds: event.milliseconds });
    });
  }, [workbench, environment]);
  return ended;
}
