import { Suspense, useEffect, useMemo, useState } from 'react';
import '@xterm/xterm/css/xterm.css';
import type { EnvironmentId } from '../../../domain/environment.ts';
import { EachVisited } from '../environments/EachVisited.tsx';
import { EnvironmentTabs } from '../environments/EnvironmentTabs.tsx';
import { goToPane } from '../page-keys.ts';
import { PartProblem } from '../PartProblem.tsx';
import { useParts } from '../workbench-context.ts';
import { EnvironmentTerminal } from './EnvironmentTerminal.tsx';
import { ReaderMode, readersAreTold, tellReaders } from './reader-mode.ts';
import { pageTexts } from '../../../texts/en/page.ts';
import { terminalTexts } from '../../../texts/en/terminal.ts';
import { workbenchTexts } from '../../../texts/en/workbench.ts';
import { useTexts } from '../../../texts/texts.ts';
import './terminal.css';

const terminal = (environment: EnvironmentId) => <LazyTerminal environment={environment} />;

function LazyTerminal({ environment }: { readonly environment: EnvironmentId }) {
  const { parts } = useTexts(workbenchTexts);
  return (
    <PartProblem part={parts.terminal}>
      <Suspense fallback={<Coming environment={environment} />}>
        <EnvironmentTerminal environment={environment} />
      </Suspense>
    </PartProblem>
  );
}

/** The tab's panel until its terminal is fetched: the tab names it from the beginning. */
function Coming({ environment }: { readonly environment: EnvironmentId }) {
  const texts = useTexts(terminalTexts);
  const { environments } = useTexts(pageTexts);
  return (
    <div id={`terminal-${environment}`} role="tabpanel" aria-label={texts.output(environments[environment])} className="terminal-wait">
      <output>{texts.opening}</output>
    </div>
  );
}

/** The terminals, one for each environment. Their tabs switch the whole workbench; a small screen has them in its header. */
export function TerminalPanel({ withTabs }: { readonly withTabs: boolean }) {
  const { desks, whereabouts } = useParts();
  const texts = useTexts(terminalTexts);
  const [readers, setReaders] = useState(readersAreTold);
  useEffect(() => tellReaders(readers), [readers]);
  // Who points at a terminal's tab goes on by typing.
  const goToTerminal = () => goToPane('terminal', desks[whereabouts.getSnapshot().context.environment]);
  return (
    <section className="terminal-panel" aria-label={texts.title} data-pane="terminal">
      <ReaderMode value={useMemo(() => [readers, setReaders], [readers])}>
        <div className="terminal-grid">
          {withTabs && <EnvironmentTabs onPointed={goToTerminal} />}
          <EachVisited className="environment-terminal" draw={terminal} />
        </div>
      </ReaderMode>
    </section>
  );
}
