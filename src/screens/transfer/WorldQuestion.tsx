import { environmentIds } from '../../domain/environment.ts';
import type { DatabaseView } from '../../domain/schema.ts';
import type { Offer } from '../../transfer/transfer.ts';
import type { EnvironmentContents } from '../../transfer/world-contents.ts';
import { Dialog } from '../../ui/Dialog.tsx';
import { Icon } from '../../ui/Icon.tsx';
import { counted } from '../../ui/words.ts';
import { EnvironmentName } from '../workbench/environments/EnvironmentName.tsx';
import type { Take } from './transfer-machine.ts';
import { useReplaceWorld } from './use-replace.ts';

export interface QuestionProps<Type extends Offer['type']> {
  readonly offer: Extract<Offer, { type: Type }>;
  readonly problem: string;
  readonly taking: boolean;
  readonly onTake: (take: Take) => void;
  readonly onClose: () => void;
}

/** Shows what a world holds and asks before it is put in place of the present one. Nothing of it has run. */
export function WorldQuestion({ offer, problem, taking, onTake, onClose }: QuestionProps<'world'>) {
  const replaceWorld = useReplaceWorld();
  const open = () => onTake(() => Promise.resolve(replaceWorld(offer.workspace, `Opened ${offer.name}`)));
  return (
    <Dialog title={`Open ${offer.name}?`} onClose={onClose}>
      <p>It holds four environments. Nothing in it has run yet.</p>
      <dl className="world-contents">
        {environmentIds.map((id) => (
          <div key={id}>
            <dt>
              <EnvironmentName environment={id} />
            </dt>
            <dd>
              <Contents contents={offer.contents[id]} />
            </dd>
          </div>
        ))}
      </dl>
      <p>Its code can run once it is open, as far as a web page lets it. Your present work stays on the timeline.</p>
      <TakeProblem problem={problem} taking={taking} />
      <div className="dialog-actions">
        <button type="button" className="button" onClick={onClose}>
          Keep my work
        </button>
        <button type="button" className="button main" disabled={taking} onClick={open}>
          Open it
        </button>
      </div>
    </Dialog>
  );
}

/** That it is being taken in, or why it was not. */
export function TakeProblem({ problem, taking }: { readonly problem: string; readonly taking: boolean }) {
  if (taking) return <output className="transfer-words">Putting it in place…</output>;
  if (problem === '') return undefined;
  return (
    <p className="problem" role="alert">
      <Icon name="warning" />
      <span>{problem}</span>
    </p>
  );
}

function Contents({ contents: { files, revisions, databases, lastCommit } }: { readonly contents: EnvironmentContents }) {
  return (
    <>
      <p>
        {counted(files, 'file')}, {counted(revisions, 'revision')}
      </p>
      {databases.map(({ path, view }) => (
        <p key={path}>
          {path}: {databaseWords(view)}
        </p>
      ))}
      <p>{lastCommit === undefined ? 'no commit' : `last commit: ${lastCommit}`}</p>
    </>
  );
}

function databaseWords(view: DatabaseView): string {
  if (view.type === 'error') return `cannot be read: ${view.message}`;
  const tables = view.schema.tables.filter(({ name }) => name !== 'alembic_version');
  const rows = tables.reduce((sum, { rowCount }) => sum + rowCount, 0);
  const revisions = view.schema.revisions ?? [];
  return `${counted(tables.length, 'table')}, ${counted(rows, 'row')}${revisions.length === 0 ? '' : `, at revision ${revisions.join(' and ')}`}`;
}
