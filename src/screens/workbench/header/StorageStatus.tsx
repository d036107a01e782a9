import { Icon } from '../../../ui/Icon.tsx';
import { useWorkbench } from '../workbench-context.ts';

/** Whether the work will be there after a reload. */
export function StorageStatus() {
  const storage = useWorkbench((state) => state.storage);
  switch (storage.type) {
    case 'loading':
      return <p className="storage">Opening your work…</p>;
    case 'saving':
    case 'saved':
      // "Saved" is only said when all of it is: whatever happens to the tab then, it is there.
      return (
        <p className="storage" data-state={storage.type}>
          <Icon name="check" size={14} />
          <span>{storage.type === 'saved' ? 'Saved' : 'Saving'} in this browser</span>
        </p>
      );
    case 'refused':
      return (
        <p className="storage refused" role="alert" title={storage.message}>
          <Icon name="warning" size={14} /> Not saved: {storage.message}
        </p>
      );
  }
}
