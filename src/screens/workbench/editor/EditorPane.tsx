import { Suspense } from 'react';
import type { EnvironmentId } from '../../../domain/environment.ts';
import { laterPart } from '../../later-part.tsx';
import { useDesk } from '../workbench-context.ts';
import { PartProblem } from '../PartProblem.tsx';
import { EditorTabs, tabId } from './EditorTabs.tsx';
import { PlainText } from './PlainText.tsx';
import { FileView } from './FileView.tsx';
import { TabComing } from './TabComing.tsx';
import { activeTab, tabKey } from './tabs.ts';
import { editorTexts } from '../../../texts/en/editor.ts';
import { workbenchTexts } from '../../../texts/en/workbench.ts';
import { useTexts } from '../../../texts/texts.ts';
import './editor.css';

const ChangesView = laterPart(async () => (await import('./ChangesView.tsx')).ChangesView, TabComing);
const RevisionSql = laterPart(async () => (await import('../preview/RevisionSql.tsx')).RevisionSql, TabComing);

/** The middle of the workbench: what is open, in tabs. */
export function EditorPane({ environment }: { readonly environment: EnvironmentId }) {
  const texts = useTexts(editorTexts);
  const { parts } = useTexts(workbenchTexts);
  const tab = useDesk(({ tabs }) => activeTab(tabs));
  return (
    <section className="editor" aria-label={texts.title} data-pane="editor">
      <EditorTabs environment={environment} />
      <div className="editor-body" role="tabpanel" id={`editor-body-${environment}`} aria-label={tab === undefined ? texts.nothingOpen : undefined} aria-labelledby={tab === undefined ? undefined : tabId(environment, tabKey(tab))}>
        <PartProblem part={parts.editor}>
          <Suspense fallback={<PlainText environment={environment} path={tab?.type === 'file' ? tab.path : undefined} />}>
            <FileView environment={environment} path={tab?.type === 'file' ? tab.path : undefined} />
            {tab?.type === 'changes' && <ChangesView environment={environment} />}
            {tab?.type === 'preview' && <RevisionSql key={tab.revision} environment={environment} revision={tab.revision} />}
          </Suspense>
        </PartProblem>
        {tab === undefined && <p className="editor-wait">{texts.chooseFile}</p>}
      </div>
    </section>
  );
}
