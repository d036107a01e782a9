import { environmentIds } from '../../../domain/environment.ts';
import { Dialog } from '../../../ui/Dialog.tsx';
import { useAllDatabases } from '../database/database.ts';
import { firstFile } from '../desk.ts';
import { EnvironmentName } from '../environments/EnvironmentName.tsx';
import { useParts, useWorkbench } from '../workbench-context.ts';
import { lossesOf } from './losses.ts';
import { workbenchTexts } from '../../../texts/en/workbench.ts';
import { useTexts } from '../../../texts/texts.ts';

/** Asks before all work is put aside, and says what that is, environment by environment. */
export function StartOverDialog({ onClose }: { readonly onClose: () => void }) {
  const { workbench, desks, whereabouts } = useParts();
  const environments = useWorkbench(({ workspace }) => workspace.environments);
  const databases = useAllDatabases();
  const { startOver: texts, header } = useTexts(workbenchTexts);
  const losses = environmentIds.map((id) => {
    const { path, view } = databases[id];
    const database = path !== undefined && view?.type === 'schema' ? { path, schema: view.schema } : undefined;
    return [id, lossesOf(workbench.starter.environments[id].files, { files: environments[id].files, database, lines: workbench.history(id).length })] as const;
  });
  const startOver = () => {
    workbench.startOver();
    const renewed = workbench.getState().workspace.environments;
    for (const id of environmentIds) desks[id].send({ type: 'desk.cleared', path: firstFile(renewed[id].files) });
    whereabouts.send({ type: 'world.renewed' });
    onClose();
  };
  return (
    <Dialog title={texts.title} onClose={onClose}>
      <p>{texts.words}</p>
      <dl className="losses">
        {losses.map(([id, loss]) => (
          <div key={id} data-nothing={loss === undefined}>
            <dt>
              <EnvironmentName environment={id} />
            </dt>
            <dd>{loss ?? texts.nothing}</dd>
          </div>
        ))}
      </dl>
      <div className="dialog-actions">
        <button type="button" className="button" onClick={onClose}>
          {texts.keep}
        </button>
        <button type="button" className="button main" onClick={startOver}>
          {header.startOver}
        </button>
      </div>
    </Dialog>
  );
}
