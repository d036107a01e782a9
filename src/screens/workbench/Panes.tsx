import { useSyncExternalStore } from 'react';
import { Group, Panel, Separator, useDefaultLayout } from 'react-resizable-panels';
import type { EnvironmentId } from '../../domain/environment.ts';
import { Icon, type IconName } from '../../ui/Icon.tsx';
import { remembered } from '../../ui/remembered.ts';
import { DatabasePanel } from './database/DatabasePanel.tsx';
import { panes, type Pane } from './desk-machine.ts';
import { EditorPane } from './editor/EditorPane.tsx';
import { FilesPanel } from './files/FilesPanel.tsx';
import { RevisionsPanel } from './revisions/RevisionsPanel.tsx';
import { TerminalPanel } from './terminal/TerminalPanel.tsx';
import { useDesk, useParts } from './workbench-context.ts';

/** All panes side by side where there is room, else one at a time. */
export function Panes({ environment }: { readonly environment: EnvironmentId }) {
  return useIsSmall() ? <OnePane environment={environment} /> : <AllPanes environment={environment} />;
}

function AllPanes({ environment }: { readonly environment: EnvironmentId }) {
  const columns = useSizes('columns');
  const middle = useSizes('middle');
  const right = useSizes('right');
  return (
    <main className="panes">
      <Group {...columns} id="columns">
        <Panel id="files" defaultSize={232} minSize={150} groupResizeBehavior="preserve-pixel-size">
          <FilesPanel environment={environment} />
        </Panel>
        <Separator className="divider" aria-label="Width of the files" />
        <Panel id="middle" minSize={260}>
          <Group {...middle} id="middle" orientation="vertical">
            <Panel id="editor" minSize={90}>
              <EditorPane environment={environment} />
            </Panel>
            <Separator className="divider" aria-label="Height of the editor" />
            <Panel id="terminal" defaultSize={280} minSize={90} groupResizeBehavior="preserve-pixel-size">
              <TerminalPanel environment={environment} />
            </Panel>
          </Group>
        </Panel>
        <Separator className="divider" aria-label="Width of the middle" />
        <Panel id="right" defaultSize={380} minSize={220} groupResizeBehavior="preserve-pixel-size">
          <Group {...right} id="right" orientation="vertical">
            <Panel id="revisions" defaultSize="42%" minSize={90}>
              <RevisionsPanel environment={environment} />
            </Panel>
            <Separator className="divider" aria-label="Height of the revisions" />
            <Panel id="database" minSize={90}>
              <DatabasePanel environment={environment} />
            </Panel>
          </Group>
        </Panel>
      </Group>
    </main>
  );
}

const NAMES: Readonly<Record<Pane, readonly [word: string, icon: IconName]>> = {
  files: ['Files', 'file'],
  editor: ['Editor', 'code'],
  terminal: ['Terminal', 'terminal'],
  database: ['Database', 'database'],
  revisions: ['Revisions', 'branch'],
};

/** All panes live on while one is shown, so that a text keeps its cursor and a terminal its output. */
function OnePane({ environment }: { readonly environment: EnvironmentId }) {
  const { desk } = useParts();
  const shown = useDesk(({ pane }) => pane);
  return (
    <>
      <main className="one-pane">
        <div hidden={shown !== 'files'}>
          <FilesPanel environment={environment} />
        </div>
        <div hidden={shown !== 'editor'}>
          <EditorPane environment={environment} />
        </div>
        <div hidden={shown !== 'terminal'}>
          <TerminalPanel environment={environment} />
        </div>
        <div hidden={shown !== 'database'}>
          <DatabasePanel environment={environment} />
        </div>
        <div hidden={shown !== 'revisions'}>
          <RevisionsPanel environment={environment} />
        </div>
      </main>
      <nav className="pane-bar" aria-label="Parts of the workbench">
        {panes.map((pane) => {
          const [word, icon] = NAMES[pane];
          return (
            <button key={pane} type="button" aria-current={pane === shown ? 'page' : undefined} onClick={() => desk.send({ type: 'pane.chosen', pane })}>
              <Icon name={icon} size={18} />
              {word}
            </button>
          );
        })}
      </nav>
    </>
  );
}

function useSizes(name: string) {
  return useDefaultLayout({ id: `headway.${name}`, storage: remembered, onlySaveAfterUserInteractions: true });
}

const small = matchMedia('(max-width: 819px)');

function useIsSmall(): boolean {
  return useSyncExternalStore(
    (listener) => {
      small.addEventListener('change', listener);
      return () => small.removeEventListener('change', listener);
    },
    () => small.matches,
  );
}
