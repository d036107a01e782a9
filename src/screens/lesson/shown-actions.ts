import { useEffect } from 'react';
import { matchingPaths } from '../../checks/path-pattern.ts';
import type { Action } from '../../scenario/script.ts';
import { goToEnvironment, type OpenedLesson } from './lesson-context.ts';

/** Brings to the front what "Show me" is doing: the terminal of its environment, the file, the database. */
export function useShownActions(opened: OpenedLesson | undefined): void {
  useEffect(() => {
    if (opened === undefined) return undefined;
    let shown: Action | undefined;
    return opened.runner.subscribe(() => {
      const { doing } = opened.runner.getState();
      const action = doing.type === 'showing' ? doing.action : undefined;
      if (action === shown) return;
      shown = action;
      if (action !== undefined) bringToFront(opened, action);
    });
  }, [opened]);
}

function bringToFront(opened: OpenedLesson, action: Action): void {
  const { places, runner } = opened;
  const desk = places.desks[action.environment];
  goToEnvironment(opened, action.environment);
  switch (action.type) {
    case 'command':
      return desk.send({ type: 'pane.chosen', pane: 'terminal' });
    case 'sql':
      return desk.send({ type: 'pane.chosen', pane: 'database' });
    case 'write':
    case 'replace': {
      const { files } = runner.workbench.getState().workspace.environments[action.environment];
      const [path] = matchingPaths(files, action.path);
      if (path !== undefined) desk.send({ type: 'file.opened', path });
    }
  }
}
