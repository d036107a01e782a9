import { environmentIds } from '../../domain/environment.ts';
import type { DatabaseView } from '../../domain/schema.ts';
import type { Offer } from '../../transfer/transfer.ts';
import type { EnvironmentContents } from '../../transfer/world-contents.ts';
import { Dialog } from '../../ui/Dialog.tsx';
import { Icon } from '../../ui/Icon.tsx';
import { EnvironmentName } from '../workbench/environments/EnvironmentName.tsx';
import type { Take } from './transfer-machine.ts';
import { useReplaceWorld } from './use-replace.ts';
import { transferTexts } from '../../texts/en/transfer.ts';
import { textsOf } from '../../texts/texts-of.ts';
import { useTexts } from '../../texts/texts.ts';

export interface QuestionProps<Type extends Offer['type']> {
  readonly offer: Extract<Offer, { type: Type }>;
  readonly problem: string;
  readonly taking: boolean;
  readonly onTake: (take: Take) => void;
  readonly onClose: () => void;
}

/** Shows what a world holds and asks before it is put in place of the present one. Nothing of it has run. */
export function WorldQuestion({ offer, problem, taking, onTake, onClose }: QuestionProps<'world'>) {
  const texts = useTexts(transferTexts);
  const replaceWorld = useReplaceWorld();
  const open = () => onTake(() => Promise.resolve(replaceWorld(offer.workspace, texts.world.done(offer.name))));
  return (
    <Dialog title={texts.world.title(offer.name)} onClose={onClose}>
      <p>{texts.world.words}</p>
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
      <p>{texts.world.code}</p>
      <TakeProblem problem={problem} taking={taking} />
      <div className="dialog-actions">
        <button type="button" className="button" onClick={onClose}>
          {texts.keep}
        </button>
        <button type="button" className="button main" disabled={taking} onClick={open}>
          {texts.world.open}
        </button>
      </div>
    </Dialog>
  );
}

/** That it is being taken in, or why it was not. */
export function TakeProblem({ problem, taking }: { readonly problem: string; readonly taking: boolean }) {
  const texts = useTexts(transferTexts);
  if (taking) return <output className="transfer-words">{texts.taking.words}</output>;
  if (problem === '') return undefined;
  return (
    <p className="problem" role="alert">
      <Icon name="warning" />
      <span>{problem}</span>
    </p>
  );
}

function Contents({ contents: { files, revisions, databases, lastCommit } }: { readonly contents: EnvironmentContents }) {
  const texts = useTexts(transferTexts);
  return (
    <>
      <p>{texts.contents.size(files, revisions)}</p>
      {databases.map(({ path, view }) => (
        <p key={path}>
          {texts.contents.database(path, databaseWords(view))}
        </p>
      ))}
      <p>{lastCommit === undefined ? texts.contents.noCommit : texts.contents.lastCommit(lastCommit)}</p>
    </>
  );
}

function databaseWords(view: DatabaseView): string {
  const texts = textsOf(transferTexts);
  if (view.type === 'error') return texts.contents.unreadable(view.message);
  const tables = view.schema.tables.filter(({ name }) => name !== 'alembic_version');
  const rows = tables.reduce((sum, { rowCount }) => sum + rowCount, 0);
  const revisions = view.schema.revisions ?? [];
  return texts.contents.holds(tables.length, rows, revisions);
}
