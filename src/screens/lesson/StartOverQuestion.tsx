import { environmentIds } from '../../domain/environment.ts';
import { Dialog } from '../../ui/Dialog.tsx';
import { firstFile } from '../workbench/desk.ts';
import type { OpenedLesson } from './lesson-context.ts';
import { lessonsTexts } from '../../texts/en/lessons.ts';
import { useTexts } from '../../texts/texts.ts';

/** Asks before the lesson's project is put back to its beginning. */
export function StartOverQuestion({ opened: { runner, places }, onClose }: { readonly opened: OpenedLesson; readonly onClose: () => void }) {
  const texts = useTexts(lessonsTexts);
  const startOver = (): void => {
    runner.startOver();
    const { environments } = runner.workbench.getState().workspace;
    for (const id of environmentIds) places.desks[id].send({ type: 'desk.cleared', path: firstFile(environments[id].files) });
    places.whereabouts.send({ type: 'world.renewed' });
    onClose();
  };
  return (
    <Dialog title={texts.startOver.title} onClose={onClose}>
      <p>{texts.startOver.words}</p>
      <div className="dialog-actions">
        <button type="button" className="button" onClick={onClose}>
          {texts.startOver.keep}
        </button>
        <button type="button" className="button main" onClick={startOver}>
          {texts.startOver.button}
        </button>
      </div>
    </Dialog>
  );
}
