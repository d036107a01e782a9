import { forgetPast, weightOfPast } from '../../../domain/timeline.ts';
import { Dialog } from '../../../ui/Dialog.tsx';
import { bytesInWords, counted } from '../../../ui/words.ts';
import { useParts, useWorkbench } from '../workbench-context.ts';

/** Asks before the past is forgotten, and says how much that is. */
export function ForgetDialog({ onClose }: { readonly onClose: () => void }) {
  const { workbench } = useParts();
  const timeline = useWorkbench((state) => state.timeline);
  const others = [...timeline.points.values()].filter(({ id }) => id !== timeline.here);
  const names = others.flatMap(({ name }) => (name === undefined ? [] : [`“${name}”`]));
  const bytes = weightOfPast(timeline) - weightOfPast(forgetPast(timeline));
  return (
    <Dialog title={`Forget ${counted(others.length, 'point')}?`} onClose={onClose}>
      <p>
        The world stays as it is here. {others.length === 1 ? 'The other point' : `The other ${others.length} points`}, before and after this one and on all branches, {others.length === 1 ? 'is' : 'are'} gone for good
        {bytes > 0 ? `, and ${bytesInWords(bytes)} become free.` : '.'}
      </p>
      {names.length > 0 && <p>{names.length === 1 ? `The named point goes, too: ${names.join('')}.` : `The named points go, too: ${names.join(', ')}.`}</p>}
      <div className="dialog-actions">
        <button type="button" className="button" onClick={onClose}>
          Keep the past
        </button>
        <button
          type="button"
          className="button danger"
          onClick={() => {
            workbench.forgetPast();
            onClose();
          }}
        >
          Forget the past
        </button>
      </div>
    </Dialog>
  );
}
