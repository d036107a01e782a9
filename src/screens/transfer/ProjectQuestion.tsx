import { useId, useState } from 'react';
import { environmentIds, type EnvironmentId } from '../../domain/environment.ts';
import { pageTexts } from '../../texts/en/page.ts';
import { textsOf } from '../../texts/texts-of.ts';
import { apply } from '../../domain/file-tree.ts';
import type { Way } from '../../transfer/proposal.ts';
import { Dialog } from '../../ui/Dialog.tsx';
import { Icon } from '../../ui/Icon.tsx';
import { firstFile } from '../workbench/desk.ts';
import { useParts } from '../workbench/workbench-context.ts';
import { useTransfer } from './transfer-context.ts';
import type { Take } from './transfer-machine.ts';
import { useReplaceWorld } from './use-replace.ts';
import { type QuestionProps, TakeProblem } from './WorldQuestion.tsx';
import { transferTexts } from '../../texts/en/transfer.ts';
import { useTexts } from '../../texts/texts.ts';

type Place = EnvironmentId | 'all';

/** Says what was brought in and what it needs, and asks how to go on with it, and where. */
export function ProjectQuestion({ offer, problem, taking, onTake, onClose }: QuestionProps<'project'>) {
  const texts = useTexts(transferTexts);
  const { workbench, desks } = useParts();
  const loadTransfer = useTransfer();
  const replaceWorld = useReplaceWorld();
  const { proposal, name, database } = offer;
  const [way, setWay] = useState<Way>(proposal.ways[0]);
  const [place, setPlace] = useState<Place>('all');
  const group = useId();
  const words = texts.project.done(name);

  const intoAll: Take = async () => {
    const { workspace, historyProblem } = await (await loadTransfer()).newWorld(way, proposal);
    return replaceWorld(workspace, historyProblem === undefined ? words : texts.project.newHistory(words));
  };
  const intoOne = (id: EnvironmentId): Take => () => {
    const present = workbench.getState().workspace.environments[id];
    const files = database === undefined ? way.files : apply(present.files, { set: [[nameOf(database.path), database.bytes]], remove: [] });
    const refused = workbench.replaceFiles(id, files, words, database === undefined ? way.variables(id) : present.variables);
    if (refused === undefined && database === undefined) desks[id].send({ type: 'desk.cleared', path: firstFile(files) });
    return Promise.resolve(refused);
  };

  return (
    <Dialog title={texts.project.title(name)} onClose={onClose}>
      <p>{texts.project.notRun(proposal.words)}</p>
      {proposal.findings.length > 0 && (
        <ul className="findings" aria-label={texts.project.needs}>
          {proposal.findings.map((finding) => (
            <li key={finding.words} data-weight={finding.weight}>
              <Icon name={finding.weight === 'warning' ? 'warning' : 'check'} size={14} />
              <span>{finding.words}</span>
            </li>
          ))}
        </ul>
      )}
      <Ways ways={proposal.ways} chosen={way} onChoose={setWay} shown={database === undefined || place === 'all'} />
      <div className="transfer-place">
        <label htmlFor={group}>{texts.project.into}</label>
        <select id={group} className="field" value={place} onChange={(event) => setPlace(placeOf(event.currentTarget.value))}>
          <option value="all">{texts.project.all}</option>
          {environmentIds.map((id) => (
            <option key={id} value={id}>
              {database === undefined ? texts.project.alone(textsOf(pageTexts).environments[id]) : texts.project.beside(textsOf(pageTexts).environments[id])}
            </option>
          ))}
        </select>
      </div>
      <p>{place === 'all' ? texts.project.replacesAll : database === undefined ? texts.project.replacesFiles(textsOf(pageTexts).environments[place]) : texts.project.replacesFile(textsOf(pageTexts).environments[place])}</p>
      <TakeProblem problem={problem} taking={taking} />
      <div className="dialog-actions">
        <button type="button" className="button" onClick={onClose}>
          {texts.keep}
        </button>
        <button type="button" className="button main" disabled={taking} onClick={() => onTake(place === 'all' ? intoAll : intoOne(place))}>
          {texts.project.bringIn}
        </button>
      </div>
    </Dialog>
  );
}

/** How to go on: a choice where there are two ways, a sentence where there is one. */
function Ways({ ways, chosen, onChoose, shown }: { readonly ways: readonly Way[]; readonly chosen: Way; readonly onChoose: (way: Way) => void; readonly shown: boolean }) {
  const texts = useTexts(transferTexts);
  const group = useId();
  if (!shown) return undefined;
  if (ways.length === 1) return <p>{chosen.words}</p>;
  return (
    <fieldset className="ways">
      <legend>{texts.project.ways}</legend>
      {ways.map((way) => (
        <label key={way.name}>
          <input type="radio" name={group} checked={way === chosen} onChange={() => onChoose(way)} />
          <span>
            <strong>{way.name === 'as it is' ? texts.project.asItIs : texts.project.smallest}</strong>
            <br />
            {way.words}
          </span>
        </label>
      ))}
    </fieldset>
  );
}

function placeOf(value: string): Place {
  return environmentIds.find((id) => id === value) ?? 'all';
}

function nameOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}
