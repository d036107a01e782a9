import '@fontsource-variable/inter/wght.css';
import '@fontsource-variable/jetbrains-mono/wght.css';
import { createRoot } from 'react-dom/client';
import type { Workbench } from '../session/workbench.ts';
import { createTheme } from '../ui/theme.ts';
import '../ui/tokens.css';
import '../ui/base.css';
import { PageProblem } from './PageProblem.tsx';
import { WorkbenchScreen } from './workbench/Workbench.tsx';

/** Draws the page. Everything in it is reached through the workbench. */
export function mountScreens(element: HTMLElement, workbench: Workbench): void {
  const theme = createTheme();
  createRoot(element).render(
    <PageProblem>
      <WorkbenchScreen workbench={workbench} theme={theme} />
    </PageProblem>,
  );
}
