import type { LastChange } from '../../../session/workbench.ts';
import { Icon } from '../../../ui/Icon.tsx';
import { useParts } from '../workbench-context.ts';
import { filesTexts } from '../../../texts/en/files.ts';
import { useTexts } from '../../../texts/texts.ts';
import { databaseName } from '../database/database-name.ts';

/** What the last command did to the files and to the server's database, in a line, with the way to the diff. */
export function ChangeNote({ change }: { readonly change: LastChange }) {
  const { desk } = useParts();
  const { changes: texts } = useTexts(filesTexts);
  const counts = (['added', 'changed', 'removed'] as const).filter((word) => change[word].length > 0).map((word) => texts[word](change[word].length));
  const told = [...counts, ...(change.server === undefined ? [] : [databaseName(change.server.path)])];
  if (told.length === 0) return null;
  return (
    <div className="change-note">
      <p>
        <code>{change.line}</code>
        <span>{told.join(', ')}</span>
      </p>
      <button type="button" className="button small" onClick={() => desk.send({ type: 'changes.opened' })}>
        <Icon name="changes" /> {texts.show}
      </button>
    </div>
  );
}
