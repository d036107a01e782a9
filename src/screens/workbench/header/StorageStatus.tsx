import { Icon } from '../../../ui/Icon.tsx';
import { useWorkbench } from '../workbench-context.ts';
import { workbenchTexts } from '../../../texts/en/workbench.ts';
import { useTexts } from '../../../texts/texts.ts';

/** Whether the work will be there after a reload. */
export function StorageStatus() {
  const storage = useWorkbench((state) => state.storage);
  const { storage: texts } = useTexts(workbenchTexts);
  switch (storage.type) {
    case 'loading':
      return <p className="storage">{texts.opening}</p>;
    case 'saving':
    case 'saved':
      // "Saved" is only said when all of it is: whatever happens to the tab then, it is there.
      return (
        <p className="storage" data-state={storage.type}>
          <Icon name="check" size={14} />
          <span>{storage.type === 'saved' ? texts.saved : texts.saving}</span>
        </p>
      );
    case 'refused':
      return (
        <p className="storage refused" role="alert" title={storage.message}>
          <Icon name="warning" size={14} /> {texts.refused(storage.message)}
        </p>
      );
  }
}
