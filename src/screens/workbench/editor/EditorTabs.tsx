import { useEffect, type KeyboardEvent } from 'react';
import type { EnvironmentId } from '../../../domain/environment.ts';
import { baseName } from '../../../domain/file-tree.ts';
import { Icon } from '../../../ui/Icon.tsx';
import { useDesk, useEnvironment, useParts } from '../workbench-context.ts';
import { tabKey, type Tab } from './tabs.ts';
import { editorTexts } from '../../../texts/en/editor.ts';
import { useTexts } from '../../../texts/texts.ts';

/** The bar of open tabs. Arrow keys go along it, Delete closes. */
export function EditorTabs({ environment }: { readonly environment: EnvironmentId }) {
  const { desk } = useParts();
  const tabs = useDesk((each) => each.tabs);
  const { lastChange } = useEnvironment(environment);
  const texts = useTexts(editorTexts);

  useEffect(() => {
    document.getElementById(tabId(environment, tabs.active))?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }, [environment, tabs.active]);

  const onKeyDown = (event: KeyboardEvent) => {
    const steps = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0;
    if (steps !== 0) desk.send({ type: 'tab.stepped', steps });
    else if (event.key === 'Delete' && tabs.active !== undefined) desk.send({ type: 'tab.closed', key: tabs.active });
    else return;
    event.preventDefault();
    const { active } = desk.getSnapshot().context.tabs;
    // After the tabs are drawn anew, the shown one has the focus.
    requestAnimationFrame(() => document.getElementById(tabId(environment, active))?.focus());
  };

  const title = (tab: Tab): string => {
    switch (tab.type) {
      case 'file':
        return baseName(tab.path);
      case 'changes':
        return texts.changesTab(lastChange?.line ?? texts.nothingYet);
      case 'preview':
        return texts.previewTab(tab.revision);
    }
  };

  return (
    <div className="editor-tabs">
      {/* A tab list may hold nothing but tabs, so it owns them from here, and the buttons that close them stand beside them. */}
      <div role="tablist" aria-label={texts.openFiles} aria-owns={tabs.open.map((tab) => tabId(environment, tabKey(tab))).join(' ')} />
      <div className="row">
        {tabs.open.map((tab) => {
          const key = tabKey(tab);
          const shown = key === tabs.active;
          return (
            <div key={key} className="editor-tab" data-shown={shown}>
              <button
                type="button"
                role="tab"
                id={tabId(environment, key)}
                aria-selected={shown}
                aria-controls={`editor-body-${environment}`}
                tabIndex={shown ? 0 : -1}
                title={tab.type === 'file' ? tab.path : title(tab)}
                onClick={() => desk.send({ type: 'tab.chosen', tab })}
                onKeyDown={onKeyDown}
              >
                {title(tab)}
              </button>
              <button
                type="button"
                className="close"
                tabIndex={-1}
                aria-label={texts.closeTab(title(tab))}
                onClick={() => desk.send({ type: 'tab.closed', key })}
              >
                <Icon name="close" size={12} />
              </button>
            </div>
          );
        })}
      </div>
    </div>
  );
}

/** The id of a tab's element; other elements name it, and a list of ids is parted by spaces. */
export function tabId(environment: EnvironmentId, key: string | undefined): string {
  return `tab-${environment}-${encodeURIComponent(key ?? '')}`;
}
