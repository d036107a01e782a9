import '@fontsource-variable/inter/wght.css';
import '@fontsource-variable/jetbrains-mono/wght.css';
import { type ReactNode, startTransition } from 'react';
import { createRoot } from 'react-dom/client';
import type { Workbench } from '../session/workbench.ts';
import { createTheme } from '../ui/theme.ts';
import '../ui/tokens.css';
import '../ui/base.css';
import { Elsewhere } from './Elsewhere.tsx';
import { currentRoute } from './home/address.ts';
import { Page } from './home/Page.tsx';
import type { Offline } from '../offline/offline.ts';
import type { LessonStage } from './lesson/lesson-stage.ts';
import { NewVersion } from './offline/NewVersion.tsx';
import { OfflineContext } from './offline/offline-context.ts';
import { PageProblem } from './PageProblem.tsx';
import { PaletteHost } from './palette/PaletteHost.tsx';
import { type LoadTransfer, TransferContext } from './transfer/transfer-context.ts';
import type { ScenarioStage } from './theatre/scenario-stage.ts';
import { prefetchTerminals } from './workbench/terminal/lazy-terminal.ts';
import { WorkbenchScreen } from './workbench/Workbench.tsx';

/** What the page shows where its address leads to the workbench: the workbench, or that it is open in another tab. */
export interface Screens {
  /** Everything in it is reached through the workbench, but for what takes worlds in and out. */
  showWorkbench(workbench: Workbench, loadTransfer: LoadTransfer): void;
  /** @param useItHere what the page does when a person wants to go on in this tab */
  showElsewhere(useItHere: () => void): void;
}

/** Draws the page. */
export function mountScreens(element: HTMLElement, stage: ScenarioStage, lessons: LessonStage, offline: Offline): Screens {
  if (currentRoute().type === 'workbench') prefetchTerminals();
  const theme = createTheme();
  const root = createRoot(element);
  const draw = (workbench: ReactNode): void =>
    root.render(
      <PageProblem>
        <OfflineContext value={offline}>
          <PaletteHost theme={theme}>
            <Page workbench={workbench} stage={stage} lessons={lessons} theme={theme} />
            <NewVersion />
          </PaletteHost>
        </OfflineContext>
      </PageProblem>,
    );
  draw(null);
  return {
    // As a transition: it is drawn in pieces, and the page answers between them.
    showWorkbench: (workbench, loadTransfer) =>
      startTransition(() =>
        draw(
          <TransferContext value={loadTransfer}>
            <WorkbenchScreen workbench={workbench} theme={theme} />
          </TransferContext>,
        ),
      ),
    showElsewhere: (useItHere) => draw(<Elsewhere onUseItHere={useItHere} />),
  };
}
