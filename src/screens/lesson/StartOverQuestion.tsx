import { environmentIds } from '../../domain/environment.ts';
import { Dialog } from '../../ui/Dialog.tsx';
import { firstFile } from '../workbench/desk.ts';
import type { OpenedLesson } from './lesson-context.ts';

/** Asks before the lesson's project is put back to its beginning. */
export function StartOverQuestion({ opened: { runner, places }, onClose }: { readonly opened: OpenedLesson; readonly onClose: () => void }) {
  const startOver = (): void => {
    runner.startOver();
    const { environments } = runner.workbench.getState().workspace;
    for (const id of environmentIds) places.desks[id].send({ type: 'desk.cleared', path: firstFile(environments[id].files) });
    places.whereabouts.send({ type: 'world.renewed' });
    onClose();
  };
  return (
    <Dialog title="Start this lesson over?" onClose={onClose}>
      <p>The project of this lesson is put back to where the lesson begins, with its first task. What you did in it stays on the timeline, where you can go back to it. Your own workbench and the other lessons are not touched.</p>
      <div className="dialog-actions">
        <button type="button" className="button" onClick={onClose}>
          Keep my work
        </button>
        <button type="button" className="button main" onClick={startOver}>
          Start over
        </button>
      </div>
    </Dialog>
  );
}
