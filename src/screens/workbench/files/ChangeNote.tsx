import { databaseLabel } from '../../../domain/environment-database.ts';
import type { LastChange } from '../../../session/workbench.ts';
import { Icon } from '../../../ui/Icon.tsx';
import { useParts } from '../workbench-context.ts';

/** What the last command did to the files and to the server's database, in a line, with the way to the diff. */
export function ChangeNote({ change }: { readonly change: LastChange }) {
  const { desk } = useParts();
  const parts = [
    [change.added.length, 'added'],
    [change.changed.length, 'changed'],
    [change.removed.length, 'removed'],
  ] as const;
  const told = [...parts.filter(([count]) => count > 0).map(([count, word]) => `${count} ${word}`), ...(change.server === undefined ? [] : [databaseLabel(change.server.path)])];
  if (told.length === 0) return null;
  return (
    <div className="change-note">
      <p>
        <code>{change.line}</code>
        <span>{told.join(', ')}</span>
      </p>
      <button type="button" className="button small" onClick={() => desk.send({ type: 'changes.opened' })}>
        <Icon name="changes" /> Show what changed
      </button>
    </div>
  );
}
