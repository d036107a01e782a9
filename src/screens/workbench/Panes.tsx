import { Group, Panel, Separator, useDefaultLayout } from 'react-resizable-panels';
import type { ReactNode } from 'react';
import type { EnvironmentId } from '../../domain/environment.ts';
import { Icon, type IconName } from '../../ui/Icon.tsx';
import { DatabasePanel } from './database/DatabasePanel.tsx';
import { panes, type Pane } from './desk-machine.ts';
import { EachVisited } from './environments/EachVisited.tsx';
import { EditorPane } from './editor/EditorPane.tsx';
import { ExplainPanel } from './explain/ExplainPanel.tsx';
import { ExplainProblem } from './explain/ExplainProblem.tsx';
import { FilesPanel } from './files/FilesPanel.tsx';
import { RevisionsPanel } from './revisions/RevisionsPanel.tsx';
import { TerminalPanel } from './terminal/TerminalPanel.tsx';
import { useIsSmall } from './small-screen.ts';
import { useDesk, useIsComparing, useIsLookingBack, useParts, useWhereabouts } from './workbench-context.ts';
import { workbenchTexts } from '../../texts/en/workbench.ts';
import { useTexts } from '../../texts/texts.ts';

/** The panes of the chosen environment: side by side where there is room, else one at a time. */
export function Panes() {
  return useIsSmall() ? <OnePane /> : <AllPanes />;
}

const files = (environment: EnvironmentId) => <FilesPanel environment={environment} />;
const editor = (environment: EnvironmentId) => <EditorPane environment={environment} />;
const revisions = (environment: EnvironmentId) => <RevisionsPanel environment={environment} />;
const note = (environment: EnvironmentId) => (
  <ExplainProblem>
    <ExplainPanel environment={environment} />
  </ExplainProblem>
);
const database = (environment: EnvironmentId) => <DatabasePanel environment={environment} />;

function Layers({ draw }: { readonly draw: (environment: EnvironmentId) => ReactNode }) {
  return (
    <div className="layers">
      <EachVisited draw={draw} />
    </div>
  );
}

/** What the last command of each environment came to, where there is something to say. */
function Notes() {
  return (
    <div className="explain-notes">
      <EachVisited className="explain-layer" draw={note} />
    </div>
  );
}

function AllPanes() {
  const { panes: texts } = useTexts(workbenchTexts);
  const narrow = useParts().beside !== undefined;
  const shown = useWhereabouts(({ environment }) => environment);
  const covered = useIsCovered();
  const columns = useSizes('columns');
  const middle = useSizes('middle');
  const right = useSizes('right');
  return (
    <main className="panes" inert={covered} data-hue={shown}>
      <Group {...columns} id="columns">
        <Panel id="files" defaultSize={narrow ? 176 : 232} minSize={150} groupResizeBehavior="preserve-pixel-size">
          <Layers draw={files} />
        </Panel>
        <Separator className="divider" aria-label={texts.filesWidth} />
        <Panel id="middle" minSize={260}>
          <Group {...middle} id="middle" orientation="vertical">
            <Panel id="editor" minSize={90}>
              <div className="editor-and-note">
                <Layers draw={editor} />
                <Notes />
              </div>
            </Panel>
            <Separator className="divider" aria-label={texts.editorHeight} />
            <Panel id="terminal" defaultSize={280} minSize={90} groupResizeBehavior="preserve-pixel-size">
              <TerminalPanel withTabs />
            </Panel>
          </Group>
        </Panel>
        <Separator className="divider" aria-label={texts.middleWidth} />
        <Panel id="right" defaultSize={narrow ? 290 : 380} minSize={220} groupResizeBehavior="preserve-pixel-size">
          <Group {...right} id="right" orientation="vertical">
            <Panel id="revisions" defaultSize="42%" minSize={90}>
              <Layers draw={revisions} />
            </Panel>
            <Separator className="divider" aria-label={texts.revisionsHeight} />
            <Panel id="database" minSize={90}>
              <Layers draw={database} />
            </Panel>
          </Group>
        </Panel>
      </Group>
    </main>
  );
}

const ICONS: Readonly<Record<Pane, IconName>> = { files: 'file', editor: 'code', terminal: 'terminal', database: 'database', revisions: 'branch' };

/** All panes live on while one is shown, so that a text keeps its cursor and a terminal its output. */
function OnePane() {
  const { desk, whereabouts } = useParts();
  const covered = useIsCovered();
  const shown = useDesk(({ pane }) => pane);
  const { panes: texts } = useTexts(workbenchTexts);
  return (
    <>
      <main className="one-pane" inert={covered}>
        <div hidden={shown !== 'files'}>
          <Layers draw={files} />
        </div>
        <div hidden={shown !== 'editor'}>
          <Layers draw={editor} />
        </div>
        <div hidden={shown !== 'terminal'}>
          <div className="terminal-and-note">
            <TerminalPanel withTabs={false} />
            <Notes />
          </div>
        </div>
        <div hidden={shown !== 'database'}>
          <Layers draw={database} />
        </div>
        <div hidden={shown !== 'revisions'}>
          <Layers draw={revisions} />
        </div>
      </main>
      <nav className="pane-bar" aria-label={texts.label}>
        {panes.map((pane) => (
          <button
            key={pane}
            type="button"
            aria-current={pane === shown && !covered ? 'page' : undefined}
            onClick={() => {
              desk.send({ type: 'pane.chosen', pane });
              whereabouts.send({ type: 'comparison.closed' });
              whereabouts.send({ type: 'timeline.closed' });
            }}
          >
            <Icon name={ICONS[pane]} size={18} />
            {texts[pane]}
          </button>
        ))}
      </nav>
    </>
  );
}

/** Whether something else takes the place of the panes; on a small screen the list of points does, too. */
function useIsCovered(): boolean {
  const [comparing, lookingBack, small] = [useIsComparing(), useIsLookingBack(), useIsSmall()];
  const listing = useWhereabouts(({ timelineOpen }) => timelineOpen);
  return comparing || lookingBack || (small && listing);
}

function useSizes(name: string) {
  const { memory } = useParts();
  return useDefaultLayout({ id: `headway.${name}`, storage: memory, onlySaveAfterUserInteractions: true });
}
