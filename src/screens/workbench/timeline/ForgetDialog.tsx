import { forgetPast, weightOfPast } from '../../../domain/timeline.ts';
import { Dialog } from '../../../ui/Dialog.tsx';
import { bytesInWords } from '../../../ui/words.ts';
import { useParts, useWorkbench } from '../workbench-context.ts';
import { timelineTexts } from '../../../texts/en/timeline.ts';
import { useTexts } from '../../../texts/texts.ts';

/** Asks before the past is forgotten, and says how much that is. */
export function ForgetDialog({ onClose }: { readonly onClose: () => void }) {
  const { workbench } = useParts();
  const { forgetting: texts } = useTexts(timelineTexts);
  const timeline = useWorkbench((state) => state.timeline);
  const others = [...timeline.points.values()].filter(({ id }) => id !== timeline.here);
  const names = others.flatMap(({ name }) => (name === undefined ? [] : [name]));
  const bytes = weightOfPast(timeline) - weightOfPast(forgetPast(timeline));
  return (
    <Dialog title={texts.title(others.length)} onClose={onClose}>
      <p>{texts.words(others.length, bytes > 0 ? bytesInWords(bytes) : undefined)}</p>
      {names.length > 0 && <p>{texts.named(names)}</p>}
      <div className="dialog-actions">
        <button type="button" className="button" onClick={onClose}>
          {texts.keep}
        </button>
        <button
          type="button"
          className="button danger"
          onClick={() => {
            workbench.forgetPast();
            onClose();
          }}
        >
          {texts.forget}
        </button>
      </div>
    </Dialog>
  );
}
