import '@fontsource-variable/inter/wght.css';
import '@fontsource-variable/jetbrains-mono/wght.css';
import { createRoot } from 'react-dom/client';
import type { Workbench } from '../session/workbench.ts';
import { createTheme } from '../ui/theme.ts';
import '../ui/tokens.css';
import '../ui/base.css';
import { Elsewhere } from './Elsewhere.tsx';
import { PageProblem } from './PageProblem.tsx';
import { type LoadTransfer, TransferContext } from './transfer/transfer-context.ts';
import { WorkbenchScreen } from './workbench/Workbench.tsx';

/** What the page shows: the workbench, or that it is open in another tab. */
export interface Screens {
  /** Everything in it is reached through the workbench, but for what takes worlds in and out. */
  showWorkbench(workbench: Workbench, loadTransfer: LoadTransfer): void;
  /** @param useItHere what the page does when a person wants to go on in this tab */
  showElsewhere(useItHere: () => void): void;
}

/** Draws the page. */
export function mountScreens(element: HTMLElement): Screens {
  const theme = createTheme();
  const root = createRoot(element);
  return {
    showWorkbench: (workbench, loadTransfer) =>
      root.render(
        <PageProblem>
          <TransferContext value={loadTransfer}>
            <WorkbenchScreen workbench={workbench} theme={theme} />
          </TransferContext>
        </PageProblem>,
      ),
    showElsewhere: (useItHere) => root.render(<Elsewhere onUseItHere={useItHere} />),
  };
}
