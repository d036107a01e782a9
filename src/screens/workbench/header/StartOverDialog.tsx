import { environmentIds } from '../../../domain/environment.ts';
import { Dialog } from '../../../ui/Dialog.tsx';
import { firstFile } from '../desk.ts';
import { useParts } from '../workbench-context.ts';

/** Asks before all work goes, and says what that is. */
export function StartOverDialog({ onClose }: { readonly onClose: () => void }) {
  const { workbench, desks, whereabouts } = useParts();
  const startOver = () => {
    workbench.startOver();
    const { environments } = workbench.getState().workspace;
    for (const id of environmentIds) desks[id].send({ type: 'desk.cleared', path: firstFile(environments[id].files) });
    whereabouts.send({ type: 'world.renewed' });
    onClose();
  };
  return (
    <Dialog title="Start over with the first project?" onClose={onClose}>
      <p>In every environment this will be lost, and there is no undo:</p>
      <ul className="losses">
        <li>all files that you changed or made, migrations included</li>
        <li>all databases with their rows</li>
        <li>the terminal’s output</li>
      </ul>
      <div className="dialog-actions">
        <button type="button" className="button" onClick={onClose}>
          Keep my work
        </button>
        <button type="button" className="button danger" onClick={startOver}>
          Start over
        </button>
      </div>
    </Dialog>
  );
}
