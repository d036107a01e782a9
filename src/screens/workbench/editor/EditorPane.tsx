import { Suspense } from 'react';
import type { EnvironmentId } from '../../../domain/environment.ts';
import { RevisionSql } from '../preview/RevisionSql.tsx';
import { useDesk } from '../workbench-context.ts';
import { ChangesView } from './ChangesView.tsx';
import { PartProblem } from '../PartProblem.tsx';
import { EditorTabs, tabId } from './EditorTabs.tsx';
import { PlainText } from './PlainText.tsx';
import { FileView } from './FileView.tsx';
import { activeTab, tabKey } from './tabs.ts';
import './editor.css';

/** The middle of the workbench: what is open, in tabs. */
export function EditorPane({ environment }: { readonly environment: EnvironmentId }) {
  const tab = useDesk(({ tabs }) => activeTab(tabs));
  return (
    <section className="editor" aria-label="Editor" data-pane="editor">
      <EditorTabs environment={environment} />
      <div className="editor-body" role="tabpanel" id={`editor-body-${environment}`} aria-label={tab === undefined ? 'Nothing is open' : undefined} aria-labelledby={tab === undefined ? undefined : tabId(environment, tabKey(tab))}>
        <PartProblem part="The editor">
          <Suspense fallback={<PlainText environment={environment} path={tab?.type === 'file' ? tab.path : undefined} />}>
            <FileView environment={environment} path={tab?.type === 'file' ? tab.path : undefined} />
            {tab?.type === 'changes' && <ChangesView environment={environment} />}
            {tab?.type === 'preview' && <RevisionSql key={tab.revision} environment={environment} revision={tab.revision} />}
          </Suspense>
        </PartProblem>
        {tab === undefined && <p className="editor-wait">Nothing is open. Choose a file, or press Enter on one.</p>}
      </div>
    </section>
  );
}
