import { Suspense, useEffect, useMemo, useState } from 'react';
import '@xterm/xterm/css/xterm.css';
import { environmentNames, type EnvironmentId } from '../../../domain/environment.ts';
import { remembered } from '../../../ui/remembered.ts';
import { EachVisited } from '../environments/EachVisited.tsx';
import { EnvironmentTabs } from '../environments/EnvironmentTabs.tsx';
import { goToPane } from '../page-keys.ts';
import { PartProblem } from '../PartProblem.tsx';
import { useParts } from '../workbench-context.ts';
import { EnvironmentTerminal } from './EnvironmentTerminal.tsx';
import { ReaderMode } from './reader-mode.ts';
import './terminal.css';

const READER_KEY = 'headway.screen-reader';

const terminal = (environment: EnvironmentId) => (
  <PartProblem part="The terminal">
    <Suspense fallback={<Coming environment={environment} />}>
      <EnvironmentTerminal environment={environment} />
    </Suspense>
  </PartProblem>
);

/** The tab's panel until its terminal is fetched: the tab names it from the beginning. */
function Coming({ environment }: { readonly environment: EnvironmentId }) {
  return (
    <div id={`terminal-${environment}`} role="tabpanel" aria-label={`${environmentNames[environment]}'s output`} className="terminal-wait">
      <output>Opening the terminal…</output>
    </div>
  );
}

/** The terminals, one for each environment. Their tabs switch the whole workbench; a small screen has them in its header. */
export function TerminalPanel({ withTabs }: { readonly withTabs: boolean }) {
  const { desks, whereabouts } = useParts();
  const [readers, setReaders] = useState(() => remembered.getItem(READER_KEY) !== 'off');
  useEffect(() => {
    remembered.setItem(READER_KEY, readers ? 'on' : 'off');
  }, [readers]);
  // Who points at a terminal's tab goes on by typing.
  const goToTerminal = () => goToPane('terminal', desks[whereabouts.getSnapshot().context.environment]);
  return (
    <section className="terminal-panel" aria-label="Terminal" data-pane="terminal">
      <ReaderMode value={useMemo(() => [readers, setReaders], [readers])}>
        <div className="terminal-grid">
          {withTabs && <EnvironmentTabs onPointed={goToTerminal} />}
          <EachVisited className="environment-terminal" draw={terminal} />
        </div>
      </ReaderMode>
    </section>
  );
}
